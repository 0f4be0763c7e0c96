import CNcurses
@testable import Terminal
import Testing

@Suite("Showing what the character set has")
struct CharacterSetTests {
  private func text(_ set: CharacterSet, _ text: SafeText) -> String {
    var characters: [wchar_t] = []
    for glyph in text.glyphs { set.append(glyph, to: &characters) }
    return String(
      String.UnicodeScalarView(
        characters.compactMap { Unicode.Scalar(UInt32(bitPattern: $0)) }))
  }

  @Test("leaves everything as it is in UTF-8")
  func utf8() {
    #expect(text(.utf8, "─│✓ 打卡 e\u{301} ▁█") == "─│✓ 打卡 e\u{301} ▁█")
  }

  @Test("draws no mark on a wide character, which ncurses would keep to itself and miscount")
  func wideMarks() {
    #expect(text(.utf8, "字\u{301}\u{302}a\u{301}") == "字a\u{301}")
  }

  @Test("keeps the lines and Latin letters on the Linux console, and its fonts need no more")
  func console() {
    #expect(text(.console, "┌─┐│ Müller ✓✗? ▁▄█ …") == "┌─┐│ Müller vx? .▄█ ~")
    #expect(text(.console, "打卡 a") == "???? a")
  }

  @Test("draws only what has the same width everywhere where the terminal draws lines wide")
  func wideLines() {
    #expect(text(.eastAsian, "┌─┐│ ✓ 打卡… a·é") == "+-+| v 打卡~ a-?")
  }

  @Test("knows ASCII for every line and mark of ours, and `?` for the rest")
  func substitutes() {
    for glyph in SafeText("─│┌┐└┘├┤┬┴┼…·•●‹›←→↑↓✓✗×“”‘’▸▁▂▃▄▅▆▇█–—").glyphs {
      let substitute = CharacterSet.substitute(for: glyph.base)
      #expect(substitute.isASCII && substitute != "?", "\(glyph.base)")
    }
    #expect(CharacterSet.substitute(for: "打") == "?")
  }
}
