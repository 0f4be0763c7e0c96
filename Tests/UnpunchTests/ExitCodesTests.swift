import Attendance
import Foundation
import Testing

@testable import unpunch

@Suite("The exit codes")
struct ExitCodesTests {
  private static let commands: [(name: String, codes: ExitCodes)] = [
    ("delete", .delete), ("undo", .undo), ("settle", .settle), ("verify", .verify),
    ("purge", .purge), ("init", .setup),
  ]

  /// The section of the documentation for scripts.
  private static func section() throws -> [String] {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("docs/commands.md")
    let lines = try String(contentsOf: path, encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let start = try #require(lines.firstIndex(of: "## Exit codes"))
    let end = lines[(start + 1)...].firstIndex { $0.hasPrefix("## ") } ?? lines.endIndex
    return Array(lines[start..<end])
  }

  /// What the tables of the section say of a command, by the number.
  private static func documented(_ command: String) throws -> [Int32: String] {
    var meanings: [Int32: String] = [:]
    var column: Int?
    for line in try section() {
      let cells = line.split(separator: "|", omittingEmptySubsequences: false)
        .map { $0.trimmingCharacters(in: .whitespaces) }
      if cells.count < 3 { continue }
      if cells[1] == "code" { column = cells.firstIndex(of: "`\(command)`") }
      if let column, let code = Int32(cells[1]), cells[column] != "–" {
        meanings[code] = cells[column]
      }
    }
    return meanings
  }

  @Test("of the help mean in the documentation what they mean there, and none is invented")
  func help() throws {
    for (name, codes) in Self.commands {
      let documented = try Self.documented(name)
      #expect(Set(codes.meanings.map(\.status)).count == codes.meanings.count)
      for meaning in codes.meanings {
        let words = try #require(
          documented[meaning.status.rawValue], "\(name): \(meaning.status.rawValue)")
        #expect(words.hasPrefix(meaning.words.english), "\(name): \(words)")
      }
      for code in documented.keys {
        #expect(ExitStatus(rawValue: code) != nil, "\(name): \(code)")
      }
      // What a command says of its own success and of what it leaves undone is in its help as well.
      for code in documented.keys where code < ExitStatus.usage.rawValue {
        #expect(codes.meanings.contains { $0.status.rawValue == code }, "\(name): \(code)")
      }
    }
  }

  @Test("are all in the documentation, and it names no other")
  func documentation() throws {
    let words = try Self.section().joined(separator: " ").replacing("`", with: " ")
      .split { !$0.isLetter && !$0.isNumber }.map(String.init)
    var named: Set<Int32> = []
    for (word, next) in zip(words, words.dropFirst()) {
      if let code = Int32(next), ["with", "and", "code"].contains(word) { named.insert(code) }
    }
    for (name, _) in Self.commands { named.formUnion(try Self.documented(name).keys) }
    #expect(named == Set(ExitStatus.allCases.map(\.rawValue)))
  }

  @Test("stand at the end of the help, in both languages")
  func sentences() {
    #expect(
      ExitCodes.settle.behind(.settleDiscussion, in: .english).hasSuffix(
        " is left alone. Exit codes: 0 nothing is left unknown, 2 something is."))
    #expect(
      ExitCodes.setup.behind(.initDiscussion, in: .simplifiedChinese).hasSuffix(
        "示例见 docs/deploying.md。退出码：0 已写入，64 没有终端，78 未写入任何内容。"))
    for (name, codes) in Self.commands {
      for meaning in codes.meanings {
        #expect(
          !meaning.words.english.isEmpty && meaning.words.english != meaning.words.chinese,
          "\(name)")
      }
    }
  }
}
