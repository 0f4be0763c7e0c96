import CustomDump
import Terminal
import Testing

/// A hostile text, and what may be seen of it.
struct HostileText: Sendable, CustomTestStringConvertible {
  let text: String
  let shown: String
  var testDescription: String { shown }

  init(_ text: String, _ shown: String) {
    self.text = text
    self.shown = shown
  }
}

@Suite("Making text safe")
struct SafeTextTests {
  static let hostile: [HostileText] = [
    // Controls: what moves the cursor or speaks to the terminal.
    .init("\u{1B}[2J", "␛[2J"),
    .init("\u{1B}[31mred\u{1B}[0m", "␛[31mred␛[0m"),
    .init("\u{1B}]0;title\u{07}", "␛]0;title␇"),
    .init("\u{1B}]52;c;ZWNobyBoaQ==\u{07}", "␛]52;c;ZWNobyBoaQ==␇"),
    .init("\u{1B}]8;;https://a.example\u{1B}\\x", "␛]8;;https://a.example␛\\x"),
    .init("\u{1B}P+q544e\u{1B}\\", "␛P+q544e␛\\"),
    .init("\u{1B}c", "␛c"),
    .init("\u{1B}[6n", "␛[6n"),
    .init("\u{1B}GQ", "␛GQ"),
    .init("\u{1B}[21t", "␛[21t"),
    .init("\u{1B}[?1049l", "␛[?1049l"),
    .init("kept\rlost", "kept␍lost"),
    .init("AA\u{8}\u{8}B", "AA␈␈B"),
    .init("a\nb", "a␊b"),
    .init("a\r\nb", "a␍␊b"),
    .init("a\tb", "a␉b"),
    .init("a\u{0B}b\u{0C}c", "a␋b␌c"),
    .init("nul\0nul", "nul␀nul"),
    .init("bell\u{07}", "bell␇"),
    .init("\u{0E}shift\u{0F}", "␎shift␏"),
    .init("del\u{7F}", "del␡"),
    .init("\u{05}\u{11}\u{13}\u{1A}", "␅␑␓␚"),
    .init("\u{1C}\u{1D}\u{1E}\u{1F}", "␜␝␞␟"),
    // C1 controls, which are the same in one character.
    .init("\u{9B}2J", "‹U+009B›2J"),
    .init("\u{9D}0;t\u{9C}", "‹U+009D›0;t‹U+009C›"),
    .init("\u{90}q\u{9C}", "‹U+0090›q‹U+009C›"),
    .init("a\u{85}b", "a‹U+0085›b"),
    .init("\u{80}\u{9F}", "‹U+0080›‹U+009F›"),
    // The direction of writing.
    .init("a\u{202E}b", "a‹U+202E›b"),
    .init("\u{202A}\u{202B}\u{202C}\u{202D}", "‹U+202A›‹U+202B›‹U+202C›‹U+202D›"),
    .init("\u{2066}\u{2067}\u{2068}\u{2069}", "‹U+2066›‹U+2067›‹U+2068›‹U+2069›"),
    .init("\u{200E}\u{200F}\u{061C}", "‹U+200E›‹U+200F›‹U+061C›"),
    // What nobody sees.
    .init("a\u{200B}b", "a‹U+200B›b"),
    .init("a\u{200C}b", "a‹U+200C›b"),
    .init("👩\u{200D}👧", "👩‹U+200D›👧"),
    .init("\u{FEFF}bom", "‹U+FEFF›bom"),
    .init("a\u{2060}b", "a‹U+2060›b"),
    .init("soft\u{AD}hyphen", "soft‹U+00AD›hyphen"),
    .init("\u{3164}", "‹U+3164›"),
    .init("\u{115F}\u{1160}", "‹U+115F›‹U+1160›"),
    .init("\u{FFA0}", "‹U+FFA0›"),
    .init("❤\u{FE0F}", "❤‹U+FE0F›"),
    .init("a\u{FE00}", "a‹U+FE00›"),
    .init("\u{E0100}", "‹U+E0100›"),
    .init("\u{E0041}\u{E007F}", "‹U+E0041›‹U+E007F›"),
    .init("a\u{034F}b", "a‹U+034F›b"),
    .init("\u{180E}\u{180B}", "‹U+180E›‹U+180B›"),
    .init("\u{FFF9}x\u{FFFB}", "‹U+FFF9›x‹U+FFFB›"),
    .init("\u{1D173}", "‹U+1D173›"),
    // Lines and spaces that are not what they seem.
    .init("a\u{2028}b\u{2029}c", "a‹U+2028›b‹U+2029›c"),
    .init("a\u{A0}b\u{3000}c\u{2003}d\u{202F}e\u{1680}f", "a b c d e f"),
    // Nobody's characters.
    .init("\u{E000}\u{F8FF}", "‹U+E000›‹U+F8FF›"),
    .init("\u{F0000}\u{10FFFD}", "‹U+F0000›‹U+10FFFD›"),
    .init("\u{FFFE}\u{FFFF}", "‹U+FFFE›‹U+FFFF›"),
    .init("\u{0378}\u{0380}", "‹U+0378›‹U+0380›"),
    .init("\u{10FFFF}", "‹U+10FFFF›"),
    // Marks.
    .init("\u{301}x", "◌\u{301}x"),
    .init("e\u{301}\u{302}\u{303}\u{304}", "e\u{301}\u{302}"),
    .init("中\u{301}\u{302}\u{303}文", "中\u{301}\u{302}文"),
    .init("\u{1B}\u{301}", "␛\u{301}"),
    .init("a\u{20DD}", "a\u{20DD}"),
    // What is meant, and stays.
    .init("", ""),
    .init("plain ASCII ~!@#$%^&*()", "plain ASCII ~!@#$%^&*()"),
    .init("张伟，全角ＡＢＣ", "张伟，全角ＡＢＣ"),
    .init("Gößwein Ñandú ç", "Gößwein Ñandú ç"),
    .init("한글 ひらがな Привет שלום مرحبا", "한글 ひらがな Привет שלום مرحبا"),
    .init("👍🏽 ✓ ✗ … ─│┌┐└┘", "👍🏽 ✓ ✗ … ─│┌┐└┘"),
    .init("‹U+202E›", "‹U+202E›"),
  ]

  @Test("shows what is hostile, and changes nothing else", arguments: hostile)
  func sanitises(_ example: HostileText) {
    let safe = SafeText(example.text)
    expectNoDifference(
      Array(safe.plain.unicodeScalars.map(\.value)),
      Array(example.shown.unicodeScalars.map(\.value)))
    #expect(SafeText(safe.plain) == safe)
    #expect(safe.isEmpty == example.shown.isEmpty)
  }

  @Test(
    "takes a text for what its UTF-8 bytes say, and marks what is not UTF-8",
    arguments: [
      ([0xED, 0xA0, 0x80], "���"),
      ([0xFF, 0x41], "�A"),
      ([0xC0, 0x9B], "��"),
      ([0x9B, 0x32, 0x4A], "�2J"),
      ([0xE8, 0xA1], "�"),
      ([0xE8, 0xA1, 0xA5], "补"),
      ([0xF4, 0x90, 0x80, 0x80], "����"),
      ([0xC2, 0x9B, 0x4A], "‹U+009B›J"),
    ] as [([UInt8], String)])
  func decodes(bytes: [UInt8], shown: String) {
    #expect(SafeText(decoding: bytes).plain == shown)
  }

  @Test(
    "lets no scalar through that is not printable",
    arguments: [0..<0x8000, 0x8000..<0x1_0000, 0x1_0000..<0x2_0000, 0xE_0000..<0xE_0200]
      as [Range<UInt32>])
  func everyScalar(values: Range<UInt32>) {
    let unsafe = values.lazy.compactMap(Unicode.Scalar.init).filter { scalar in
      SafeText(String(Character(scalar))).plain.unicodeScalars.contains { shown in
        ColumnWidth.of(shown) < 0 || shown.properties.isDefaultIgnorableCodePoint
      }
    }
    #expect(Array(unsafe) == [])
  }

  @Test("keeps 4096 scalars, and says that there was more")
  func cap() {
    let exact = String(repeating: "字", count: 4096)
    #expect(SafeText(exact).plain == exact)
    let long = SafeText(String(repeating: "x", count: 10_000)).plain
    #expect(long == String(repeating: "x", count: 4095) + "…")
    let spelledOut = SafeText(String(repeating: "\u{202E}", count: 10_000))
    #expect(spelledOut.plain.unicodeScalars.count == 4096)
    #expect(SafeText(spelledOut.plain) == spelledOut)
    let marks = SafeText("e" + String(repeating: "\u{301}", count: 10_000) + "!")
    #expect(marks.plain == "e\u{301}\u{301}!")
    // No more than 16,384 are looked at, and it is said that there was more.
    let flood = SafeText("e" + String(repeating: "\u{301}", count: 100_000) + "!")
    #expect(flood.plain == "e\u{301}\u{301}…")
  }

  @Test(
    "counts columns, not characters",
    arguments: [
      ("", 0), ("abc", 3), ("张伟", 4), ("a张", 3), ("e\u{301}", 1), ("…", 1), ("─│┌", 3), ("✓✗", 2),
      ("Ａ", 2), ("👍", 2), ("한글", 4), ("\u{1112}\u{1161}\u{11AB}", 2), ("\u{1B}", 1),
      ("\u{202E}", 8), ("“”", 2),
    ])
  func columns(text: String, columns: Int) {
    #expect(SafeText(text).columns == columns)
  }

  @Test("puts texts together")
  func concatenates() {
    var text: SafeText = "3 条"
    text += " deleted"
    #expect(text + "!" == "3 条 deleted!")
    #expect((["a", "b", "c"] as [SafeText]).joined(separator: " · ") == "a · b · c")
    #expect([SafeText]().joined() == .empty)
    #expect("\(text)" == text.plain)
  }
}
