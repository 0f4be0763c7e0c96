import Attendance
import CustomDump
import Testing
import UnpunchKit

@Suite("Filtering records")
struct RecordFilterTests {
  private static let texts: [(text: String, words: [String], RecordFilter.Duplicates?)] = [
    ("", [], nil), ("  \u{3000}\t", [], nil), ("Import 赵敏", ["import", "赵敏"], nil),
    ("dup:", [], .all), ("DUP:Extra", [], .extra), ("dup：", [], .all), ("dup：extra", [], .extra),
    ("dup: dup:extra", [], .extra), ("dup:extra dup:", [], .extra), ("dup:x", ["dup:x"], nil),
    ("赵 dup: 补录", ["赵", "补录"], .all), ("dup", ["dup"], nil),
  ]

  @Test("is read word by word")
  func reading() {
    for (text, words, duplicates) in Self.texts {
      let filter = RecordFilter(text)
      #expect(filter.words == words, "\(text)")
      #expect(filter.duplicates == duplicates, "\(text)")
      #expect(filter.isEmpty == (words.isEmpty && duplicates == nil), "\(text)")
    }
  }

  private static let records = [
    Fixture.record(600, user: 0, comment: "Backfill ÄPFEL"),
    Fixture.record(540, user: 1, place: "上海仓库 2 号门"),
    Fixture.record(480, user: 2, place: "Singapore office", comment: ""),
  ]

  private func found(_ text: String) async -> [Int] {
    await RecordArrangement(
      store: RecordStore(Self.records), names: Fixture.names, zone: Fixture.zone
    ) { $0 == .imported ? "Imported" : "other" }
    .arranged(
      RecordFilter(text), .newestFirst, anchor: nil, selected: [], span: Fixture.span()
    ).rows
  }

  @Test(
    "finds all words, each in any column, whatever their case",
    arguments: [
      ("", [0, 1, 2]), ("imported", [0, 1, 2]), ("IMPORT", [0, 1, 2]), ("赵", [0]), ("赵敏", [0]),
      ("alice", [2]), ("E1002", [1]), ("e10", [0, 1, 2]), ("2026-11-20", [0, 1, 2]),
      ("09:00:00", [1]), ("仓库", [1]), ("backfill", [0]), ("äpfel", [0]),
      ("6709354699356900480", [2]), ("900540", [1]), ("2 号门", [1]), ("carter singapore", [2]),
      ("carter 仓库", []), ("e1000", []), ("BACKFILL-480", []), ("赵敏e1001", []), ("nothing", []),
    ] as [(String, [Int])])
  func columns(_ text: String, _ rows: [Int]) async {
    #expect(await found(text) == rows)
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
      ("dup: again", [4]), ("dup: 上海", []),
    ] as [(String, [Int])])
  func duplicates(_ text: String, _ rows: [Int]) async {
    let arranged = await RecordArrangement(
      store: RecordStore(Self.repeated), names: [:], zone: Fixture.zone, sourceName: { _ in "" }
    ).arranged(
      RecordFilter(text), .newestFirst, anchor: nil, selected: [], span: Fixture.span())
    expectNoDifference(arranged.rows, rows)
  }
}
