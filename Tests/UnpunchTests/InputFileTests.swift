import Attendance
import Foundation
import Testing
import UnpunchKit
import UnpunchTUI

@testable import unpunch

@Suite("A file that an option names")
struct InputFileTests {
  @Test(
    "is read, or told in the system's words what is wrong with it",
    arguments: [
      ("/nowhere/ids", "No such file or directory", "文件不存在"),
      ("/", "Is a directory", "是一个目录"),
      ("/" + String(repeating: "x", count: 300), "File name too long", "文件名过长"),
    ])
  func problems(path: String, english: String, chinese: String) {
    for (language, reason) in [(Language.english, english), (.simplifiedChinese, chinese)] {
      #expect(throws: FileProblem(path: path, reason: reason)) {
        try InputFile.bytes(of: path, followsLinks: true, language)
      }
    }
  }

  @Test(
    "is read as it is, and larger than what is read it is called so", arguments: Language.allCases)
  func bytes(language: Language) throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "ids-\(UUID())").path
    defer { try? FileManager.default.removeItem(atPath: path) }  // Nothing of it is asked again.
    try Data([0x65, 0xFF]).write(to: URL(fileURLWithPath: path))
    #expect(try InputFile.bytes(of: path, followsLinks: true, language) == [0x65, 0xFF])
    let reason = ListMistake.tooLarge(mebibytes: 128).reason(in: language)
    #expect(throws: FileProblem(path: "/dev/zero", reason: reason)) {
      try InputFile.bytes(of: "/dev/zero", followsLinks: true, language)
    }
  }

  @Test("that never ends can be left")
  func endless() async throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "fifo-\(UUID())").path
    defer { try? FileManager.default.removeItem(atPath: path) }  // Nothing of it is asked again.
    try #require(mkfifo(path, 0o600) == 0)
    let reading = Task {
      await Leavable.result { try? InputFile.bytes(of: path, followsLinks: true, .english) }
    }
    reading.cancel()
    #expect(await reading.value == nil)
    // Whoever opens it to write lets the thread go, too.
    let descriptor = open(path, O_RDWR | O_NONBLOCK)
    close(descriptor)
    #expect(await Leavable.result { 7 } == 7)
  }

  @Test(
    "is no link where the operator is restricted, also where it became one after it was looked at")
  func link() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "link-\(UUID())").path
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "/etc/hostname")
    defer { try? FileManager.default.removeItem(atPath: path) }  // Nothing of it is asked again.
    #expect(!(try InputFile.bytes(of: path, followsLinks: true, .english)).isEmpty)
    let reason = "a symbolic link, or too many of them"
    #expect(throws: FileProblem(path: path, reason: reason)) {
      try InputFile.bytes(of: path, followsLinks: false, .english)
    }
    var settings = Settings()
    #expect(settings.followsLinks)
    settings.isRestricted = true
    #expect(!settings.followsLinks)
  }

  @Test("has one sentence of the system also where Foundation was asked")
  func words() {
    let error = #expect(throws: (any Error).self) {
      try Data(contentsOf: URL(fileURLWithPath: "/nowhere/ids"))
    }
    #expect(error.map { SystemWords($0).words(in: .english) } == "No such file or directory")
  }
}
