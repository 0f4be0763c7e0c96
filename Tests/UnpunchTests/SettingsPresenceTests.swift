import Attendance
import Foundation
import Testing

@testable import unpunch

@Suite("A settings file that is not there, and one that cannot be reached")
struct SettingsPresenceTests {
  private static func inDirectory(_ body: (String) throws -> Void) throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "presence-\(UUID())").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    defer {
      chmod(path + "/closed", 0o700)
      try? FileManager.default.removeItem(atPath: path)  // Nothing of it is asked again.
    }
    try body(path)
  }

  /// What is said where a file is read, which must end with 78; nil where there is none, or a text.
  private static func refusal(_ path: String, isRequired: Bool = false) -> String? {
    do {
      _ = try SettingsText.read(path, isRequired: isRequired)
      return nil
    } catch {
      #expect(CommandFailure(error, in: .english).status == .settings)
      return error.words(in: .english)
    }
  }

  @Test("is none only where the way to it is free and there is nothing")
  func absent() throws {
    try Self.inDirectory { folder in
      for path in ["/config.yaml", "/a/b/config.yaml", "/\u{301}/config.yaml"] {
        let text = try SettingsText.read(folder + path, isRequired: false)
        #expect(text == nil)
        #expect(OutsideFile.presence(folder + path) == .absent)
        let sentence = Self.refusal(folder + path, isRequired: true)
        #expect(sentence?.contains("No such file or directory") == true)
      }
      // A link to a directory that is there, and nothing in it.
      symlink(folder, folder + "/link")
      #expect(OutsideFile.presence(folder + "/link/config.yaml") == .absent)
    }
  }

  @Test("is refused where a link on the way leads nowhere, at any place, or in a circle")
  func links() throws {
    try Self.inDirectory { folder in
      symlink("/nowhere/at/all", folder + "/config.yaml")
      symlink("/nowhere", folder + "/gone")
      symlink("circle", folder + "/circle")
      for (path, link) in [
        ("/config.yaml", "/config.yaml"), ("/gone/config.yaml", "/gone"), ("/gone/a/b", "/gone"),
      ] {
        let sentence = Self.refusal(folder + path)
        #expect(sentence?.contains("\(folder + link) is a link to nothing") == true)
        #expect(sentence?.contains("nothing was done. Fix the link") == true)
      }
      #expect(Self.refusal(folder + "/circle")?.contains("too many of them") == true)
      #expect(Self.refusal(folder + "/circle/a")?.contains("too many of them") == true)
    }
  }

  @Test("is refused where it is a directory, a pipe, a device or below a file, each with its words")
  func kinds() throws {
    try Self.inDirectory { folder in
      try "a".write(toFile: folder + "/file", atomically: false, encoding: .utf8)
      #expect(mkfifo(folder + "/pipe", 0o600) == 0)
      for (path, words) in [
        (folder, "it is a directory"), (folder + "/pipe", "it is a pipe"),
        ("/dev/null", "it is a device"), (folder + "/file/config.yaml", "Not a directory"),
        ("/", "it is a directory"),
      ] {
        #expect(Self.refusal(path)?.contains("\(path) cannot be read: \(words).") == true)
        for language in Language.allCases {
          let mistake = #expect(throws: SettingsMistake.self) {
            try SettingsText.read(path, isRequired: true)
          }
          #expect(mistake?.words(in: language).contains("NSCocoa") == false)
        }
      }
    }
  }

  @Test("is refused where this user may not look", .enabled(if: geteuid() != 0))
  func denied() throws {
    try Self.inDirectory { folder in
      mkdir(folder + "/closed", 0o700)
      let path = folder + "/closed/config.yaml"
      try "read_only: true".write(toFile: path, atomically: false, encoding: .utf8)
      chmod(path, 0)
      #expect(Self.refusal(path)?.contains("chmod 755") == true)
      chmod(folder + "/closed", 0)
      #expect(Self.refusal(path)?.contains("chmod 755") == true)
      // Whether it is there cannot be known either.
      #expect(Self.refusal(folder + "/closed/none.yaml")?.contains("chmod 755") == true)
    }
  }

  @Test("is refused where it is too large, or no UTF-8, with the line")
  func contents() throws {
    try Self.inDirectory { folder in
      let path = folder + "/config.yaml"
      try Data("theme: dark\n\u{FEFF}".utf8 + [0xFF, 0x0A]).write(to: URL(filePath: path))
      #expect(Self.refusal(path)?.contains("\(path):2: this is not UTF-8 text") == true)
      try Data(repeating: 0x23, count: SettingsText.limit + 1).write(to: URL(filePath: path))
      #expect(Self.refusal(path)?.contains("more than 65536 bytes") == true)
      try Data(repeating: 0x23, count: SettingsText.limit).write(to: URL(filePath: path))
      #expect(Self.refusal(path) == nil)
    }
  }
}
