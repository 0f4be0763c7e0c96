import Attendance
import Terminal

/// The parser's own words, which it has in English only, said in Chinese where they are known by how they begin and end.
///
/// What is not known stays as it is.
enum ParserWords {
  /// Where the descriptions of a help page begin.
  private static let descriptions = 26

  private static let headings = [
    "ARGUMENTS:": "参数：", "OPTIONS:": "选项：", "SUBCOMMANDS:": "子命令：",
    "  See 'unpunch help <subcommand>' for detailed help.": "  各子命令的帮助：unpunch help <子命令>",
  ]

  /// What begins, ends or stands in a line of a help page.
  private static let parts = [
    Form("OVERVIEW: ", "") { "说明：" + $0[0] },
    Form("USAGE: ", "<subcommand>") { "用法：\($0[0])<子命令>" },
    Form("USAGE: ", "") { "用法：" + $0[0] },
    Form("用法：", "<options>", "") { "用法：\($0[0])<选项>\($0[1])" },
    Form("", "Show subcommand help information.") { $0[0] + "显示子命令的帮助。" },
    Form("", "Show help information.") { $0[0] + "显示帮助。" },
    Form("", "Show the version.") { $0[0] + "显示版本。" },
    Form("", " (values: ", "; default: ", ")") { "\($0[0])（可选：\($0[1])；默认：\($0[2])）" },
    Form("", " (values: ", ")") { "\($0[0])（可选：\($0[1])）" },
    Form("", " (default: ", ")") { "\($0[0])（默认：\($0[1])）" },
  ]

  private static let mistakes = [
    Form("Unknown option '", "'. Did you mean '", "'?") { "没有 \($0[0]) 选项，是否应为 \($0[1])" },
    Form("Unknown option '", "'") { "没有 \($0[0]) 选项" },
    Form("Missing value for '", "'") { "\($0[0]) 缺少值" },
    Form("The option '", "' does not take any value, but '", "' was specified.") {
      "\($0[0]) 不接受值，却给出了“\($0[1])”"
    },
    Form("Unexpected argument '", "'") { "多余的参数“\($0[0])”" },
    Form("", " unexpected arguments: '", "'") { "多余的 \($0[0]) 个参数：'\($0[1])'" },
    Form("Missing expected argument '", "'") { "缺少参数 \($0[0])" },
    Form("The value '", "' is invalid for '<batch>'") { "批次号应为数字，而不是“\($0[0])”" },
    Form("The value '", "' is invalid for '", "'. Please provide one of ", ".") {
      "“\($0[0])”不是 \($0[1]) 的有效值，可用值：\(choices($0[2]))"
    },
    Form("The value '", "' is invalid for '", "'") { "“\($0[0])”不是 \($0[1]) 的有效值" },
    Form("Invalid option: ", "") { "无效的选项 \($0[0])" },
    Form(
      "Can't autodetect a supported shell.\nPlease use --generate-completion-script=<shell> with one of:\n    ",
      ""
    ) { "无法识别当前 shell；请用 --generate-completion-script=<shell> 指定：\($0[0])" },
    Form(
      "Can't generate completion scripts for '",
      "'.\nPlease use --generate-completion-script=<shell> with one of:\n    ", ""
    ) { "不能为“\($0[0])”生成补全脚本；可用：\($0[1])" },
  ]

  /// What is wrong with the arguments, as the parser says it, without a period at its end.
  static func mistake(_ message: String, in language: Language) -> String {
    switch language {
    case .english: message
    case .simplifiedChinese:
      mistakes.lazy.compactMap { $0.said(of: message) }.first { _ in true } ?? message
    }
  }

  /// A help page that the parser has not broken into lines, in lines that fit; what is no help page stays as it is.
  static func chineseHelp(_ page: String, columns: Int) -> String {
    guard page.utf8.starts(with: "OVERVIEW: ".utf8) else { return page }
    return page.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .flatMap { lines(of: String(decoding: $0, as: UTF8.self), columns: columns) }
      .joined(separator: "\n")
  }

  private static func lines(of line: String, columns: Int) -> [String] {
    if let heading = headings[line] { return [heading] }
    let said = parts.reduce(line) { $1.said(of: $0) ?? $0 }
    // A line of its own is text; indented, it is an option and its description.
    guard said.utf8.first == 0x20 else { return SafeLines.wrapped([said], to: columns) }
    let scalars = said.unicodeScalars
    let option = String(String.UnicodeScalarView(scalars.prefix(descriptions)))
    let text = SafeText(String(String.UnicodeScalarView(scalars.dropFirst(descriptions))))
    let blank = String(repeating: " ", count: descriptions)
    return text.wrapped(to: columns - descriptions, keepsWords: true).enumerated().map {
      ($0 == 0 ? option : blank) + $1.plain
    }
  }

  /// `'a', 'b' or 'c'` as a Chinese enumeration.
  private static func choices(_ list: String) -> String {
    list.utf8.split(separator: UInt8(ascii: "'"), omittingEmptySubsequences: false).enumerated()
      .filter { !$0.offset.isMultiple(of: 2) }.map { String(decoding: $0.element, as: UTF8.self) }
      .joined(separator: "、")
  }

  /// A sentence of the parser: what always stands in it, and how it is said in Chinese with what stands between.
  ///
  /// By bytes, since what was typed stands in it.
  private struct Form: Sendable {
    private let pieces: [[UInt8]]
    private let words: @Sendable ([String]) -> String

    init(_ pieces: String..., words: @escaping @Sendable ([String]) -> String) {
      self.pieces = pieces.map { Array($0.utf8) }
      self.words = words
    }

    /// What is said for a text; nil where it is none of these.
    func said(of text: String) -> String? {
      guard let first = pieces.first, let last = pieces.last else { return nil }
      var rest = Array(text.utf8)[...]
      guard rest.count >= first.count + last.count, rest.starts(with: first),
        rest.suffix(last.count).elementsEqual(last)
      else { return nil }
      rest = rest.dropFirst(first.count).dropLast(last.count)
      var between: [String] = []
      for piece in pieces.dropFirst().dropLast() {
        guard
          let start = rest.indices.first(where: { rest[$0...].starts(with: piece) })
        else { return nil }
        between.append(String(decoding: rest[..<start], as: UTF8.self))
        rest = rest[(start + piece.count)...]
      }
      return words(between + [String(decoding: rest, as: UTF8.self)])
    }
  }
}
