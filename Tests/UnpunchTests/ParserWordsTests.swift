import ArgumentParser
import Attendance
import Terminal
import Testing

@testable import unpunch

@Suite("The parser's own words")
struct ParserWordsTests {
  private static let commands: [any ParsableCommand.Type] =
    [Unpunch.self] + Unpunch.configuration.subcommands

  @Test("of all help pages are Chinese in Chinese, in lines that fit")
  func pages() {
    for command in Self.commands {
      let english = Unpunch.helpMessage(for: command, columns: .max)
      for columns in [60, 80, 130] {
        let page = ParserWords.chineseHelp(english, columns: columns)
        for words in [
          "OVERVIEW", "USAGE", "ARGUMENTS:", "OPTIONS:", "SUBCOMMANDS:", "(values", "default: ",
          "(default", "Show the version", "Show help", "See 'unpunch",
        ] {
          #expect(!page.contains(words), "\(words) of \(command)")
        }
        for words in ["说明：", "用法：", "选项：", "显示帮助。"] { #expect(page.contains(words)) }
        for line in page.split(separator: "\n") {
          #expect(SafeText(String(line)).columns <= columns, "\(line)")
        }
      }
    }
    let root = ParserWords.chineseHelp(Unpunch.helpMessage(for: Unpunch.self), columns: 80)
    #expect(root.contains("子命令：") && root.hasSuffix("各子命令的帮助：unpunch help <子命令>"))
    #expect(ParserWords.chineseHelp("0.1.0", columns: 80) == "0.1.0")
  }

  /// What the parser says of arguments; nil where it takes them.
  private static func message(_ arguments: [String]) -> String? {
    do {
      _ = try Unpunch.parseAsRoot(arguments)
      return nil
    } catch {
      return Unpunch.message(for: error)
    }
  }

  @Test(
    "of each mistake are said in Chinese, and unchanged in English",
    arguments: [
      (["--formats", "x"], "没有 --formats 选项"),
      (["query", "--forma", "x"], "没有 --forma 选项，是否应为 --format"),
      (["query", "--format"], "--format <format> 缺少值"),
      (["query", "--yes=1"], "--yes 不接受值，却给出了“1”"), (["history", "1", "2"], "多余的参数“2”"),
      (["history", "1", "2", "3"], "多余的 2 个参数：'2', '3'"), (["undo"], "缺少参数 <batch>"),
      (["undo", "abc"], "批次号应为数字，而不是“abc”"),
      (
        ["query", "--format", "xml"],
        "“xml”不是 --format <format> 的有效值，可用值：table、json、ndjson、csv"
      ),
      (["delete", "1", "--expect", "x"], "“x”不是 --expect <n> 的有效值"),
      (["query", "--lang", "'\u{301}"], "“'\u{301}”不是 --lang <lang> 的有效值，可用值：en、zh-Hans"),
    ])
  func mistakes(arguments: [String], chinese: String) throws {
    let message = try #require(Self.message(arguments))
    #expect(ParserWords.mistake(message, in: .english) == message)
    #expect(ParserWords.mistake(message, in: .simplifiedChinese) == chinese)
  }
}
