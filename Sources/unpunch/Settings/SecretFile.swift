import Attendance
import FeishuAttendance
import Foundation

/// The file that holds the app's secret.
enum SecretFile {
  /// Reads the secret from a regular file that belongs to this user or root and that nobody else can read.
  ///
  /// - Throws: ``CommandFailure`` with 78 that says what is wrong and how to mend it.
  static func read(_ path: String, _ language: Language) throws(CommandFailure) -> Secret {
    func failure(_ text: CommandText) -> CommandFailure {
      CommandFailure(.settings, text.words(in: language))
    }
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      let words = SystemWords.of(errno, in: language)
      throw failure(.cannotRead(path, words))
    }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw failure(.secretNotAFile(path))
    }
    guard status.st_uid == geteuid() || status.st_uid == 0 else {
      throw failure(.secretForeignOwner(path))
    }
    guard status.st_mode & 0o077 == 0 else { throw failure(.secretReadable(path)) }
    let data: Data
    do {
      data = try handle.read(upToCount: 4096) ?? Data()
    } catch {
      throw failure(.cannotRead(path, SystemWords.of(error, in: language)))
    }
    let text = String(data: data, encoding: .utf8)?.trimmingCharacters(in: .whitespacesAndNewlines)
    guard let text, !text.isEmpty else { throw failure(.secretEmpty(path)) }
    return Secret(text)
  }
}
