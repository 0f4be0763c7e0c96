import Attendance
import FeishuAttendance
import Foundation
import UnpunchKit
import UnpunchTUI

/// Writes the files of a first start; none that exists is touched.
enum SetupFiles {
  /// Writes the secret and then the settings that name it, each for its owner alone.
  ///
  /// - Throws: ``FileProblem`` where one cannot be written; the other is then taken away again.
  static func write(
    _ answers: SetupAnswers, _ paths: SetupPaths, _ language: Language
  ) throws(FileProblem) {
    let directory = SettingsPath.directory(of: paths.settings)
    do {
      if OutsideFile.presence(directory) == .absent {
        try FileManager.default.createDirectory(
          atPath: directory, withIntermediateDirectories: true,
          attributes: [.posixPermissions: NSNumber(value: 0o700)])
      }
    } catch {
      throw FileProblem(path: directory, reason: SystemWords(error).words(in: language))
    }
    try create(paths.secret, answers.secret.text + "\n", language)
    do throws(FileProblem) {
      try create(paths.settings, settings(answers, paths), language)
    } catch {
      unlink(paths.secret)
      throw error
    }
  }

  /// The text of the settings file.
  static func settings(_ answers: SetupAnswers, _ paths: SetupPaths) -> String {
    var lines = [
      "platform: \(answers.platform.rawValue)", "app_id: \(quoted(answers.appID))",
      "app_secret_file: \(quoted(paths.secret))",
    ]
    if let address = answers.address { lines.append("base_url: \(quoted(address))") }
    if let name = answers.tenantName { lines.append("tenant_name: \(quoted(name))") }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A text between double quotes, as YAML reads it.
  private static func quoted(_ text: String) -> String {
    let inside = text.unicodeScalars.reduce(into: String.UnicodeScalarView()) { inside, scalar in
      if scalar == "\\" || scalar == "\"" { inside.append("\\") }
      inside.append(scalar)
    }
    return "\"\(String(inside))\""
  }

  /// Makes a new file, whole and on disk, or none.
  private static func create(
    _ path: String, _ text: String, _ language: Language
  ) throws(FileProblem) {
    func problem() -> FileProblem {
      FileProblem(path: path, reason: SystemWords(errno).words(in: language))
    }
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw problem() }
    defer { close(descriptor) }
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else {
        let problem = problem()
        unlink(path)
        throw problem
      }
      rest = rest.dropFirst(count)
    }
    guard fsync(descriptor) == 0 else {
      let problem = problem()
      unlink(path)
      throw problem
    }
  }
}
