import Attendance
import Foundation
import Testing
import UnpunchTUI

@testable import unpunch

@Suite("A file that an option names")
struct InputFileTests {
  @Test(
    "is read, or told in the system's words what is wrong with it",
    arguments: [
      ("/nowhere/ids", "No such file or directory"), ("/", "Is a directory"),
      ("/" + String(repeating: "x", count: 300), "File name too long"),
    ])
  func problems(path: String, reason: String) {
    #expect(throws: FileProblem(path: path, reason: reason)) {
      try InputFile.text(of: path, .english)
    }
  }

  @Test("is text, or told not to be", arguments: Language.allCases)
  func text(language: Language) throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "ids-\(UUID())").path
    defer { try? FileManager.default.removeItem(atPath: path) }  // Nothing of it is asked again.
    try Data("e1\n欧阳\n".utf8).write(to: URL(fileURLWithPath: path))
    #expect(try InputFile.text(of: path, language) == "e1\n欧阳\n")
    try Data([0x65, 0xFF]).write(to: URL(fileURLWithPath: path))
    let reason = CommandText.notText.words(in: language)
    #expect(throws: FileProblem(path: path, reason: reason)) {
      try InputFile.text(of: path, language)
    }
  }

  @Test("has one sentence of the system also where Foundation was asked")
  func words() {
    let error = #expect(throws: (any Error).self) {
      try Data(contentsOf: URL(fileURLWithPath: "/nowhere/ids"))
    }
    #expect(error.map(SystemWords.of) == "No such file or directory")
  }
}
