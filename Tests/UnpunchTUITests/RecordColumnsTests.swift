import Attendance
import Terminal
import Testing
import UnpunchKit

@testable import UnpunchTUI

@Suite("The columns of the list of records")
struct RecordColumnsTests {
  /// Lists whose texts are of every kind.
  enum Content: CaseIterable {
    case none, short, chinese, long, longNames, otherYear

    var records: [FlowRecord] {
      (0..<40).map { index in
        switch self {
        case .none, .short: return Fixture.record(index, place: "A", comment: "")
        case .chinese: return Fixture.record(index)
        case .long:
          let text = ExactText(String(repeating: "考勤 office ", count: 40))
          return Fixture.record(index, place: text, comment: text)
        case .longNames:
          var record = Fixture.record(index)
          record.userID = UserID(rawValue: String(repeating: "e1043", count: 10))
          return record
        case .otherYear:
          var record = Fixture.record(index)
          record.checkTime = record.checkTime.advanced(bySeconds: Int64(-86_400 * 10 * index))
          return record
        }
      }
    }

    func list(_ context: AppContext) -> RecordList {
      RecordList(Fixture.result(self == .none ? [] : records), context)
    }
  }

  private static func columns(
    _ content: Content, _ width: Int, _ language: Language = .english
  ) -> RecordColumns {
    let context = Fixture.context(language)
    return RecordColumns(width: width, content.list(context).widths)
  }

  private static func width(
    _ column: RecordOrder.Column, _ columns: RecordColumns
  ) -> Int? {
    columns.places.first { $0.column == column }?.width
  }

  @Test(
    "in every window they stand beside each other, inside of it, and the id is never pushed out",
    arguments: Content.allCases, [Language.english, .simplifiedChinese])
  func everyWidth(content: Content, language: Language) {
    let widths = content.list(Fixture.context(language)).widths
    for width in 60...200 {
      let columns = RecordColumns(width: width, widths)
      let places = columns.places
      let areApart = zip(places, places.dropFirst()).allSatisfy { $0.start + $0.width < $1.start }
      let haveRoom = places.allSatisfy { $0.width >= 6 }
      #expect(areApart && haveRoom && columns.end < width, "\(places) in \(width) columns")
      let shown = RecordOrder.Column.allCases.filter {
        width >= 72 || $0 != .source && $0 != .comment
      }
      let record = width >= 140 ? 19 : width >= 100 ? 11 : 9
      #expect(places.map(\.column) == shown && places.last?.width == record)
    }
  }

  @Test("short texts leave the rest of the window blank, and a title keeps room for its arrow")
  func short() {
    for content in [Content.short, .none] {
      let columns = Self.columns(content, 120)
      #expect(Self.width(.place, columns) == "Place ↓".count)
      #expect(Self.width(.comment, columns) == "Comment ↓".count)
    }
    let short = Self.columns(.short, 120)
    #expect(Self.width(.employee, short) == "Alice Carter e1051".count)
    #expect(short.end == 82)
    #expect(RecordColumns(width: 200, RecordWidths(Fixture.context())).end < 120)
  }

  @Test("a wide Chinese text has two columns a letter")
  func chinese() {
    let columns = Self.columns(.chinese, 120, .simplifiedChinese)
    #expect(Self.width(.place, columns) == 13)
    #expect(Self.width(.comment, columns) == 9)
    #expect(Self.width(.source, columns) == 6)
  }

  @Test(
    "where there is no room for all, each column has its part, and what one leaves the next has")
  func parts() {
    let long = Self.columns(.long, 80)
    #expect(Self.width(.employee, long) == 15)
    #expect(Self.width(.place, long) == 13)
    #expect(Self.width(.comment, long) == 10)
    #expect(long.end == 79)
    // The short texts beside the long ids leave them the room that they have no use for.
    let names = Self.columns(.longNames, 80)
    #expect(Self.width(.employee, names) == 16)
    #expect(Self.width(.place, names) == 13)
    #expect(Self.width(.comment, names) == 9)
  }

  @Test(
    "long texts are cut with an ellipsis, and the ids stand in one column",
    arguments: [60, 80, 120, 200])
  func cut(width: Int) {
    let records = Content.long.records
    let state = Fixture.list(records, size: Size(columns: width, rows: 30))
    let columns = Self.columns(.long, width)
    for (line, record) in zip(state.lines.dropFirst(3), records.prefix(10)) {
      #expect(line.contains("… "))
      let id = record.recordID?.rawValue.suffix(8) ?? ""
      #expect(line.hasSuffix(id))
      #expect(SafeText(line).columns == columns.end)
    }
  }

  @Test("a few long texts widen the list a little, and the whole window where it has room for all")
  func fewLong() {
    let context = Fixture.context()
    var records = (0..<100).map { Fixture.record($0) }
    func columns(_ width: Int) -> RecordColumns {
      RecordColumns(width: width, RecordList(Fixture.result(records), context).widths)
    }
    let without = columns(120)
    #expect(without.end == 88)
    records[30].locationName = "Singapore office, floor 12"
    #expect(Self.width(.place, columns(120)) == 26)
    records[93].comment = ExactText(String(repeating: "customer visit ", count: 4))
    #expect(columns(120).end == 108)
    #expect(Self.width(.comment, columns(120)) == 16)
    #expect(Self.width(.place, columns(200)) == 26)
    #expect(Self.width(.comment, columns(200)) == 60)
    // Where they are not few, there is no more to save.
    for index in 0..<50 { records[index].comment = records[93].comment }
    #expect(columns(120).end == 119)
  }

  @Test("no name is cut while there is room, however few have a long one")
  func names() {
    var records = (0..<100).map { Fixture.record($0) }
    records[40].userID = UserID(rawValue: "e1051000")
    let widths = RecordList(Fixture.result(records), Fixture.context()).widths
    #expect(Self.width(.employee, RecordColumns(width: 120, widths)) == 18)
    #expect(widths[.employee].widest == 18)
  }

  @Test("times have their year where not all are of this year, or where there is room for it")
  func years() {
    for width in [60, 72, 80, 100, 139, 140, 200] {
      #expect(Self.columns(.otherYear, width).showsYear)
      #expect(Self.width(.time, Self.columns(.otherYear, width)) == 19)
      #expect(Self.columns(.chinese, width).showsYear == (width >= 140))
    }
    let state = Fixture.list(Content.otherYear.records, size: Fixture.narrow)
    #expect(state.lines[3].hasPrefix(" [ ] 2026-11-20 08:58:12 "))
  }

  @Test(
    "no column moves when the list is scrolled, filtered or sorted, or when records are deleted")
  func steady() throws {
    var records = Content.chinese.records
    for index in 30..<40 { records[index] = Fixture.record(index, comment: "a longer comment") }
    var state = Fixture.list(records)
    func titles() -> String { String(state.lines[2].map { "↑↓".contains($0) ? " " : $0 }) }
    let before = titles()
    state.press(.end)
    #expect(titles() == before)
    state.press(.character("/"))
    state.type("longer")
    #expect(state.records?.rows.count == 10)
    #expect(titles() == before)
    state.press(.escape, .character("s"))
    #expect(titles() == before)
    let list = try #require(state.records?.list)
    let gone = Set(records[30..<40].compactMap(\.recordID))
    #expect(list.removing(gone).widths == list.widths)
  }

  @Test("the bar of the cursor goes from the mark to the end of the last column")
  func bar() {
    var state = Fixture.list(Content.chinese.records)
    state.press(.down)
    var frame = Frame(size: Fixture.wide)
    state.view(into: &frame)
    let end = Self.columns(.chinese, 120).end
    for row in 3..<30 {
      let bar = (0..<120).filter {
        frame.style(at: Position(column: $0, row: row)).isCursorRow
      }
      #expect(bar == (row == 4 ? Array(0..<end) : []))
    }
  }
}
