import CustomDump
import Terminal
import TestSupport
import Testing

@Suite("Drawing into a frame")
struct FrameTests {
  @Test("is never larger than what is drawn of a terminal, whatever the terminal says")
  func largest() {
    for (columns, rows) in [(10_000, 10_000), (40_000, 40_000), (65_535, 65_535)] {
      let size = Size(columns: columns, rows: rows)
      #expect(size.drawn == Size(columns: 1000, rows: 500))
      #expect(Frame(size: size).size == Size.largest)
    }
    let flat = Size(columns: 40_000, rows: 1)
    #expect(Frame(size: flat).size == Size(columns: 1000, rows: 1))
    #expect(Size(columns: 80, rows: 24).drawn == Size(columns: 80, rows: 24))
  }

  @Test("starts blank, without a cursor")
  func blank() {
    let frame = Frame(size: Size(columns: 3, rows: 2))
    #expect(frame.lines == ["", ""])
    #expect(frame.cursor == nil)
    #expect(frame.style(at: Position(column: 2, row: 1)) == .text)
    #expect(Frame(size: Size(columns: 0, rows: 0)).lines == [])
  }

  @Test("cuts at the right edge, fills where columns are given, and says what it used")
  func puts() {
    var frame = Frame(size: Size(columns: 10, rows: 5))
    #expect(frame.put("打卡流水记录", at: Position(column: 1, row: 0)) == 9)
    #expect(frame.put("ab", at: Position(column: 8, row: 1), style: .title, columns: 5) == 2)
    #expect(frame.put("ab", at: Position(column: 0, row: 2), style: .field, columns: 4) == 4)
    #expect(frame.put("张三", at: Position(column: 0, row: 3), columns: 3) == 3)
    #expect(frame.put("", at: Position(column: 0, row: 4)) == 0)
    expectNoDifference(frame.lines, [" 打卡流水…", "        ab", "ab", "张…", ""])
    #expect(frame.style(at: Position(column: 3, row: 2)) == .field)
    #expect(frame.style(at: Position(column: 4, row: 2)) == .text)
    #expect(frame.style(at: Position(column: 9, row: 1)) == .title)
  }

  @Test("says what a press means: what was said last of a cell, nothing outside")
  func aims() {
    var frame = Frame(size: Size(columns: 10, rows: 3))
    frame.aim(Rect(column: 0, row: 1, columns: 10, rows: 1), at: .entry(4))
    frame.aim(Rect(column: 0, row: 1, columns: 2, rows: 1), at: .part(0, ofEntry: 4))
    frame.aim(Rect(column: 8, row: 0, columns: 2, rows: 3), at: nil)
    frame.aim(Rect(column: 3, row: 2, columns: 3, rows: 1), at: .key(.enter))
    let row = (-1...10).map { frame.target(at: Position(column: $0, row: 1)) }
    #expect(
      row == [nil, .part(0, ofEntry: 4), .part(0, ofEntry: 4)]
        + Array(repeating: .entry(4), count: 6) + [nil, nil, nil])
    #expect(frame.target(at: Position(column: 5, row: 2)) == .key(.enter))
    #expect(frame.target(at: Position(column: 6, row: 2)) == nil)
  }

  @Test(
    "draws nothing outside",
    arguments: [
      Position(column: -1, row: 0), Position(column: 4, row: 0), Position(column: 0, row: -1),
      Position(column: 0, row: 2), Position(column: .max, row: .min),
    ])
  func outside(position: Position) {
    var frame = Frame(size: Size(columns: 4, rows: 2))
    #expect(frame.put("text", at: position) == 0)
    #expect(frame == Frame(size: Size(columns: 4, rows: 2)))
  }

  @Test("blanks the other half of a wide character that is overwritten")
  func halves() {
    var frame = Frame(size: Size(columns: 6, rows: 3))
    for row in 0..<3 { frame.put("张伟王", at: Position(column: 0, row: row)) }
    frame.put("x", at: Position(column: 1, row: 0))
    frame.put("x", at: Position(column: 2, row: 1))
    frame.put("李", at: Position(column: 1, row: 2))
    expectNoDifference(frame.lines, [" x伟王", "张x 王", " 李 王"])
  }

  @Test("fills, restyles and frames rectangles, also where they stick out")
  func rectangles() {
    var frame = Frame(size: Size(columns: 12, rows: 4))
    frame.put("一二三四五六", at: Position(column: 0, row: 1))
    frame.box(Rect(column: 0, row: 0, columns: 12, rows: 4), title: "删除 delete")
    frame.fill(Rect(column: 3, row: 1, columns: 2, rows: 1), style: .danger)
    expectNoDifference(
      frame.lines, ["┌─ 删除 … ─┐", "│     四五 │", "│          │", "└──────────┘"])
    #expect(frame.style(at: Position(column: 3, row: 1)) == .danger)
    #expect(frame.style(at: Position(column: 0, row: 0)) == .border)

    frame.restyle(Rect(column: 7, row: -3, columns: 99, rows: 99)) { $0.onCursorRow }
    #expect(frame.style(at: Position(column: 11, row: 3)) == Style.border.onCursorRow)
    #expect(frame.style(at: Position(column: 6, row: 1)) == .text)
    // The right half of a wide character has the style of its left half.
    #expect(frame.style(at: Position(column: 7, row: 1)) == .text)
    #expect(frame.style(at: Position(column: 8, row: 1)) == Style.text.onCursorRow)

    let before = frame
    frame.box(Rect(column: 0, row: 0, columns: 1, rows: 9))
    frame.fill(Rect(column: 20, row: 20, columns: 3, rows: 3))
    #expect(frame == before)
  }

  @Test(
    "keeps every wide character followed by its continuation",
    arguments: 1...20 as ClosedRange<UInt64>)
  func invariant(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let texts: [SafeText] = ["a", "字", "打卡", "a字b", "e\u{301}", "", "一二三四五六七八九十"]
    var frame = Frame(size: Size(columns: 13, rows: 4))
    for _ in 0..<300 {
      let position = Position(column: random.next(below: 17) - 2, row: random.next(below: 6) - 1)
      let rect = Rect(
        column: position.column, row: position.row,
        columns: random.next(below: 8), rows: random.next(below: 4))
      let style = Style(Role.allCases[random.next(below: Role.allCases.count)])
      switch random.next(below: 5) {
      case 0: frame.fill(rect, style: style)
      case 1: frame.box(rect, title: texts[random.next(below: texts.count)], style: style)
      case 2: frame.restyle(rect) { _ in style }
      case 3: frame.put(texts[random.next(below: texts.count)], at: position, style: style)
      default:
        frame.put(
          texts[random.next(below: texts.count)], at: position, style: style,
          columns: random.next(below: 9))
      }
      for row in 0..<frame.size.rows { #expect(Self.isWhole(frame.row(row))) }
    }
  }

  private static func isWhole(_ cells: ArraySlice<Cell>) -> Bool {
    var wide: Cell?
    for cell in cells {
      switch cell.content {
      case .continuation:
        guard let left = wide, left.style == cell.style else { return false }
        wide = nil
      case .glyph(let glyph):
        guard wide == nil else { return false }
        wide = glyph.isWide ? cell : nil
      }
    }
    return wide == nil
  }

  @Test("shrinks rectangles, and never below nothing")
  func geometry() {
    let screen = Rect(Size(columns: 80, rows: 24))
    #expect(screen.inset(columns: 2, rows: 1) == Rect(column: 2, row: 1, columns: 76, rows: 22))
    #expect(
      Rect(column: 0, row: 0, columns: 1, rows: 1).inset(columns: 1, rows: 1)
        == Rect(column: 1, row: 1, columns: 0, rows: 0))
    #expect(Size(columns: -1, rows: 2) == Size(columns: 0, rows: 2))
  }

  @Test("reports a difference as a failure")
  func differencesAreReported() {
    withKnownIssue { expectNoDifference(1, 2) }
  }
}
