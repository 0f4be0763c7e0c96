import Attendance
import CustomDump
import Foundation
import Testing
import UnpunchKit

@Suite("Filtering records")
struct RecordFilterTests {
  private static let records = [
    Fixture.record(600, user: 0, comment: "Backfill ÄPFEL"),
    Fixture.record(540, user: 1, place: "上海仓库 2 号门"),
    Fixture.record(480, user: 2, place: "Singapore office", comment: ""),
  ].enumerated().map { index, record in
    var record = record
    if index == 2 { (record.externalID, record.type) = (nil, .machine) }
    return record
  }

  private func found(_ text: String) async -> [Int]? {
    await RecordArrangement(
      store: RecordStore(Self.records), names: Fixture.names, zone: Fixture.zone
    ) { $0 == .imported ? "Imported" : "other" }
    .arranged(
      RecordFilter(text), .newestFirst, anchor: nil, selected: [], span: Fixture.span()
    )?.rows
  }

  @Test(
    "finds all words, each in any column, whatever their case",
    arguments: [
      ("", [0, 1, 2]), ("imported", [0, 1]), ("IMPORT", [0, 1]), ("赵", [0]), ("赵敏", [0]),
      ("alice", [2]), ("E1002", [1]), ("e10", [0, 1, 2]), ("2026-11-20", [0, 1, 2]),
      ("09:00:00", [1]), ("仓库", [1]), ("backfill", [0]), ("äpfel", [0]),
      ("6709354699356900480", [2]), ("900540", [1]), ("2 号门", [1]), ("carter singapore", [2]),
      ("\"2 号门\"", [1]), ("\"20 09:0\"", [1]), ("\"09:00 2026\"", []), ("2 -号门", [0, 2]),
      ("carter 仓库", []), ("e1000", []), ("BACKFILL-480", []), ("赵敏e1001", []), ("nothing", []),
    ] as [(String, [Int])])
  func columns(_ text: String, _ rows: [Int]) async {
    #expect(await found(text) == rows)
  }

  @Test(
    "looks into one column where it is named, and leaves out what a dash stands before",
    arguments: [
      ("place:仓库", [1]), ("地点：仓库", [1]), ("comment:仓库", []), ("-place:仓库", [0, 2]),
      ("name:赵", [0]), ("姓名:“赵敏”", [0]), ("name:e1001", []), ("id:e1001", [0]), ("user:e1001", [0]),
      ("user:赵敏", [0]), ("id:赵敏", []), ("id:900540", [1]), ("user:900540", []), ("编号:900540", [1]),
      ("time:09", [1]), ("time:20", [0, 1, 2]), ("comment:20", []), ("time:11-20", [0, 1, 2]),
      ("source:imported", [0, 1]), ("-source:imported", [2]), ("来源：导入", [0, 1]),
      ("来源:考勤机", [2]), ("source:im source:m", []), ("-imported -carter", []),
      ("creator:e1000", [0, 1, 2]), ("创建人：e1001", []), ("creator:赵", []), ("-creator:e10", []),
      ("external:backfill", [0, 1]), ("外部：-540", [1]), ("外部记录ID:600", [0]), ("-external:b", [2]),
      ("e1000", []), ("backfill-600", []), ("PLACE:ＳＩＮＧ", [2]), ("comment:äpfel", [0]),
      ("comment:a\u{308}pfel", [0]),
    ] as [(String, [Int])])
  func fields(_ text: String, _ rows: [Int]) async {
    #expect(await found(text) == rows)
  }

  @Test(
    "compares check times with days, minutes and times of day in the shown zone",
    arguments: [
      ("2026-11-20", [0, 1, 2]), ("2026-11-19", []), (">=2026-11-20", [0, 1, 2]),
      (">2026-11-20", []), ("<2026-11-20", []), ("<=2026-11-20", [0, 1, 2]),
      (">=2026-11-20T09:00", [0, 1]), (">2026-11-20T09:00", [0]), ("<2026-11-20T09:00", [2]),
      ("<=2026-11-20t09:00", [1, 2]), ("=2026/11/20T09:00:00", [1]),
      ("》＝２０２６－１１－２０Ｔ０９：００", [0, 1]),
      (">=\"2026-11-20 09:00\"", [0, 1]), ("2026-11-20T08:30..2026-11-20T09:30", [1]),
      ("2026-11-16..2026-11-19", []), ("2026-11-16。。2026-11-20", [0, 1, 2]),
      ("2026-11-20T09:01..", [0]), ("..2026-11-20T08:59", [2]), (">=09:00", [0, 1]),
      (">=9:00", [0, 1]), (">09:00", [0]), ("<09:00", [2]), ("≤09:00", [1, 2]), ("09:00", [1]),
      ("08:00~09:00", [1, 2]), ("10:00..08:00", [0, 2]), ("->=09:00", [2]), (">23:59", []),
      ("<00:00", []), ("<=23:59", [0, 1, 2]),
    ] as [(String, [Int])])
  func times(_ text: String, _ rows: [Int]) async {
    #expect(RecordFilter(text).mistakes == [])
    #expect(await found(text) == rows)
  }

  @Test("does not let a mistake hide anything")
  func mistakes() async {
    #expect(await found("仓库 source:x place: foo:bar >=x 2026-02-30 -") == [1])
    #expect(await found("place:") == [0, 1, 2])
  }

  /// Rows 1 and 4, and rows 2, 5 and 6, say the same.
  private static let repeated = [
    Fixture.record(0, minute: 10), Fixture.record(1, minute: 9), Fixture.record(2, minute: 8),
    Fixture.record(3, minute: 8, place: "上海"), Fixture.record(4, minute: 9, comment: "again"),
    Fixture.record(5, minute: 8), Fixture.record(6, minute: 8),
    Fixture.record(7, user: 1, minute: 8),
  ]

  @Test(
    "finds what stands there more than once, by person, time and place",
    arguments: [
      ("dup:", [1, 2, 4, 5, 6]), ("dup:extra", [4, 5, 6]), ("dup:extra again", [4]),
      ("dup: again", [4]), ("dup: 上海", []), ("-dup:", [0, 3, 7]), ("-dup:extra", [0, 1, 2, 3, 7]),
      ("重复：多余", [4, 5, 6]), ("dup:ex -again", [5, 6]),
    ] as [(String, [Int])])
  func duplicates(_ text: String, _ rows: [Int]) async {
    let arranged = await RecordArrangement(
      store: RecordStore(Self.repeated), names: [:], zone: Fixture.zone, sourceName: { _ in "" }
    ).arranged(
      RecordFilter(text), .newestFirst, anchor: nil, selected: [], span: Fixture.span())
    expectNoDifference(arranged?.rows.sorted(), rows)
  }

  @Test("no longer calls a record repeated whose other is gone")
  func duplicatesAfterRemoving() async {
    let store = RecordStore(Self.repeated).removing([Fixture.id(1), Fixture.id(2)])
    for (text, rows) in [("dup:", [5, 6]), ("dup:extra", [6]), ("-dup:", [0, 3, 4, 7])] {
      let arranged = await RecordArrangement(
        store: store, names: [:], zone: Fixture.zone, sourceName: { _ in "" }
      ).arranged(
        RecordFilter(text), .newestFirst, anchor: nil, selected: [], span: Fixture.span())
      #expect(arranged?.rows.sorted() == rows)
    }
  }

  @Test(
    "of an hour that comes twice both passes are meant, or neither",
    arguments: [
      ("2026-10-25T02:30", [1, 2]), (">=2026-10-25T02:30", [0, 1, 2]), (">2026-10-25T02:30", [0]),
      ("<2026-10-25T02:30", [3]), ("<=2026-10-25T02:30", [1, 2, 3]), ("02:30..02:31", [1, 2]),
      ("2026-10-25T02:30+01:00", [1]), ("2026-10-25T02:30:00+02:00", [2]),
      ("2026-10-25", [0, 1, 2, 3]),
    ] as [(String, [Int])])
  func doubledHour(_ text: String, _ rows: [Int]) async throws {
    let times: [Int64] = [1_792_893_600, 1_792_891_800, 1_792_888_200, 1_792_886_399]
    let records = times.map { seconds in
      var record = Fixture.record(0)
      record.recordID = RecordID(String(seconds))
      record.checkTime = UnixTime(seconds: seconds)
      return record
    }
    let found = await RecordArrangement(
      store: RecordStore(records), names: [:],
      zone: try #require(TimeZone(identifier: "Europe/Berlin"))
    ) { _ in "" }
    .arranged(
      RecordFilter(text), .newestFirst, anchor: nil, selected: [], span: Fixture.span())
    #expect(found?.rows == rows)
  }
}
