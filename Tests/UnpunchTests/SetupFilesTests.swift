import Attendance
import FeishuAttendance
import Foundation
import Testing
import UnpunchKit

@testable import UnpunchTUI
@testable import unpunch

@Suite("The files of a first start")
struct SetupFilesTests {
  private static func answers(_ name: String? = "示例 \"A\" \\ B \"\u{301}") -> SetupAnswers {
    SetupAnswers(
      platform: .lark, appID: "cli_a1b2c3d4", secret: Secret("s3cr3t"), tenantName: name,
      address: "http://127.0.0.1:8787")
  }

  private static func inDirectory(_ body: (SetupPaths, String) throws -> Void) throws {
    let base = FileManager.default.temporaryDirectory.appending(path: "setup-\(UUID())").path
    defer { try? FileManager.default.removeItem(atPath: base) }  // Nothing of it is asked again.
    let folder = base + "/deep/unpunch"
    try body(
      SetupPaths(settings: folder + "/config.yaml", secret: folder + "/app_secret"), folder)
  }

  private static func mode(_ path: String) throws -> Int {
    let value = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
    return try #require(value as? NSNumber).intValue
  }

  @Test("are for their owner alone, and are read back as they were answered")
  func written() throws {
    try Self.inDirectory { paths, folder in
      try SetupFiles.write(Self.answers(), paths, .english)
      #expect(try Self.mode(folder) == 0o700)
      #expect(try Self.mode(paths.settings) == 0o600)
      #expect(try Self.mode(paths.secret) == 0o600)
      let text = try String(contentsOfFile: paths.settings, encoding: .utf8)
      #expect(!text.contains("s3cr3t"))
      let file = try SettingsFile(
        text, path: paths.settings, maySetLocks: false)
      #expect(file.entries[.platform]?.value == "lark")
      #expect(file.entries[.baseURL]?.value == "http://127.0.0.1:8787")
      #expect(file.entries[.appID]?.value == "cli_a1b2c3d4")
      #expect(file.entries[.appSecretFile]?.value == paths.secret)
      #expect(file.entries[.tenantName]?.value == "示例 \"A\" \\ B \"\u{301}")
      #expect(try SecretFile.read(paths.secret).text == "s3cr3t")
    }
  }

  @Test("are named by whole paths, whatever the option says")
  func whole() {
    let here = FileManager.default.currentDirectoryPath
    #expect(SettingsPath.absolute("c.yaml") == here + "/c.yaml")
    #expect(SettingsPath.absolute("/a/c.yaml") == "/a/c.yaml")
    #expect(SettingsPath.directory(of: "/a/b/c.yaml") == "/a/b")
    #expect(SettingsPath.directory(of: "/c.yaml") == "/")
    #expect(SettingsPath.directory(of: "/a/\u{301}c.yaml") == "/a")
  }

  @Test("a file that is there stays as it is, and nothing is left beside it")
  func existing() throws {
    try Self.inDirectory { paths, folder in
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
      try "mine".write(toFile: paths.settings, atomically: false, encoding: .utf8)
      #expect(throws: FileProblem.self) { try SetupFiles.write(Self.answers(nil), paths, .english) }
      #expect(try String(contentsOfFile: paths.settings, encoding: .utf8) == "mine")
      #expect(!FileManager.default.fileExists(atPath: paths.secret))
      try FileManager.default.removeItem(atPath: paths.settings)
      try FileManager.default.createSymbolicLink(
        atPath: paths.secret, withDestinationPath: folder + "/elsewhere")
      #expect(throws: FileProblem.self) { try SetupFiles.write(Self.answers(nil), paths, .english) }
      #expect(!FileManager.default.fileExists(atPath: folder + "/elsewhere"))
      #expect(!FileManager.default.fileExists(atPath: paths.settings))
    }
  }
}
