import CustomDump
import Terminal
import TestSupport
import Testing

@Suite("Fitting text into columns")
struct SafeTextLayoutTests {
  @Test(
    "cuts the end, never through a wide character",
    arguments: [
      ("abcdef", 6, "abcdef"), ("abcdef", 5, "abcd…"), ("abcdef", 1, "…"), ("abcdef", 0, ""),
      ("abcdef", -3, ""), ("张伟王", 6, "张伟王"), ("张伟王", 5, "张伟…"), ("张伟王", 4, "张…"),
      ("张伟王", 3, "张…"), ("张伟王", 2, "…"), ("张", 1, "…"), ("a张b", 3, "a…"),
      ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"), ("", 4, ""),
    ])
  func cut(text: String, columns: Int, shown: String) {
    #expect(SafeText(text).cut(to: columns).plain == shown)
  }

  @Test(
    "cuts the beginning, and keeps the end",
    arguments: [
      ("7130316941", 5, "…6941"), ("7130316941", 10, "7130316941"), ("张伟王", 5, "…伟王"),
      ("张伟王", 4, "…王"), ("张伟王", 1, "…"), ("abc", 0, ""),
    ])
  func cutFront(text: String, columns: Int, shown: String) {
    #expect(SafeText(text).cutFront(to: columns).plain == shown)
  }

  @Test("pads to exactly the columns asked for", arguments: 0...12)
  func padded(columns: Int) {
    for text in ["", "abc", "张伟", "a张b伟c", "e\u{301}", "一二三四五六七"] as [SafeText] {
      #expect(text.padded(to: columns).columns == columns)
      #expect(text.cut(to: columns).columns <= columns)
      #expect(text.cutFront(to: columns).columns <= columns)
    }
  }

  @Test(
    "breaks lines at spaces and between Chinese characters",
    arguments: [
      ("", 10, [""]),
      ("one two three", 7, ["one two", "three"]),
      ("one two three", 20, ["one two three"]),
      ("one  two", 4, ["one", "two"]),
      ("abcdefgh", 3, ["abc", "def", "gh"]),
      ("ab abcdefgh", 4, ["ab", "abcd", "efgh"]),
      ("打卡流水记录", 4, ["打卡", "流水", "记录"]),
      ("打卡流水记录", 5, ["打卡", "流水", "记录"]),
      ("打卡记录，删除", 8, ["打卡记", "录，删除"]),
      ("a字，b", 3, ["a", "字", "，b"]),
      ("打卡（d）", 6, ["打卡", "（d）"]),
      ("员工 Maria 已删除", 9, ["员工", "Maria 已", "删除"]),
      ("trailing   ", 8, ["trailing"]),
      ("张", 1, ["张"]),
      ("ab", 0, ["ab"]),
    ])
  func wrapped(text: String, columns: Int, lines: [String]) {
    expectNoDifference(SafeText(text).wrapped(to: columns).map(\.plain), lines)
  }

  @Test(
    "ends the last line with … where there are not rows enough",
    arguments: [
      ("ab cd ef", 2, 3, ["ab", "cd", "ef"]), ("ab cd ef", 2, 2, ["ab", "c…"]),
      ("ab cd ef", 3, 2, ["ab", "cd…"]), ("ab cd", 2, 0, ["a…"]),
    ])
  func rows(text: String, columns: Int, rows: Int, lines: [String]) {
    expectNoDifference(SafeText(text).wrapped(to: columns, rows: rows).map(\.plain), lines)
  }

  @Test("cuts with one … where the text has its own there")
  func ellipsis() {
    #expect(SafeText("cli_a1b2…c3d4").cut(to: 10).plain == "cli_a1b2…")
  }

  @Test("never makes a line too long, and loses nothing but spaces", arguments: 2...20)
  func wrapProperties(columns: Int) {
    var random = SplitMix64(seed: UInt64(columns))
    let parts = ["a", "bc", " ", "  ", "字", "，", "打卡", "longerword", "e\u{301}", "。"]
    for _ in 0..<200 {
      let text = (0..<random.next(below: 20)).map { _ in parts[random.next(below: parts.count)] }
        .joined()
      let lines = SafeText(text).wrapped(to: columns)
      #expect(!lines.isEmpty)
      #expect(lines.allSatisfy { $0.columns <= columns })
      #expect(
        lines.map(\.plain).joined().filter { $0 != " " } == text.filter { $0 != " " })
    }
  }
}
