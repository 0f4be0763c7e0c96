import CNcurses
import Terminal
import Testing

@Suite("Counting the columns of a scalar")
struct ColumnWidthTests {
  @Test(
    "knows narrow, wide, combining and unprintable",
    arguments: [
      ("a", 1), ("é", 1), ("字", 2), ("，", 2), ("Ａ", 2), ("─", 1), ("│", 1), ("…", 1), ("“", 1),
      ("●", 1), ("✓", 1), ("✗", 1), ("‹", 1), ("◌", 1), ("␛", 1), ("😀", 2), ("\u{301}", 0),
      ("\u{1B}", -1), ("\u{9B}", -1), ("\0", -1), ("\u{7F}", -1),
    ] as [(Unicode.Scalar, Int)])
  func width(scalar: Unicode.Scalar, columns: Int) {
    #expect(ColumnWidth.of(scalar) == columns)
  }

  @Test("does not depend on the locale of the process, and agrees with it where it is UTF-8")
  func agreesWithTheLibrary() {
    let before = setlocale(LC_CTYPE, nil).map { String(cString: $0) }
    let all = (UInt32(0xA0)..<0x3_0000).compactMap(Unicode.Scalar.init)
    setlocale(LC_CTYPE, "C")
    let inC = all.map(ColumnWidth.of)
    #expect(setlocale(LC_CTYPE, "C.UTF-8") != nil)
    #expect(inC == all.map(ColumnWidth.of))
    #expect(inC == all.map { Int(unpunch_process_width($0.value)) })
    setlocale(LC_CTYPE, before)
  }
}
