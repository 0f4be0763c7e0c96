import Attendance
import CustomDump
import Testing
import UnpunchKit

@Suite("Arranging records")
struct RecordArrangementTests {
  /// Newest first, as a store keeps them; ids of different lengths, equal values in each column.
  private static let records: [FlowRecord] = {
    var records = [
      Fixture.record(0, user: 2, minute: 50, place: "b", comment: "y"),
      Fixture.record(1, user: 0, minute: 40, place: "a", comment: "x"),
      Fixture.record(2, user: 3, minute: 30, place: "b", comment: ""),
      Fixture.record(3, user: 2, minute: 20, place: "a", comment: "x"),
      Fixture.record(4, user: 1, minute: 10, place: "b", comment: "y"),
    ]
    for (index, id) in ["9", "10", "18446744073709551615", "2", nil].enumerated() {
      records[index].recordID = id.flatMap { RecordID($0) }
    }
    records[1].type = .userPunch
    records[1].externalID = nil
    return records
  }()

  private func arranged(
    _ order: RecordOrder, _ filter: String = "", anchor: String? = nil,
    selected: Set<RecordID> = [], span: TimeSpan = Fixture.span()
  ) async throws -> ArrangedRows {
    let arrangement = RecordArrangement(
      store: RecordStore(Self.records), names: Fixture.names, zone: Fixture.zone
    ) { $0 == .imported ? "imported" : "own punch" }
    return try #require(
      await arrangement.arranged(
        RecordFilter(filter), order, anchor: anchor.flatMap { RecordID($0) }, selected: selected,
        span: span))
  }

  @Test(
    "sorts by each column, and leaves rows newest first that are equal in it",
    arguments: [
      (.time, [4, 3, 2, 1, 0], [0, 1, 2, 3, 4]),
      // Alice Carter, 李强, 赵敏, and e1004, whose name is not known.
      (.employee, [0, 3, 4, 1, 2], [2, 1, 4, 0, 3]),
      (.source, [0, 2, 3, 4, 1], [1, 0, 2, 3, 4]), (.place, [1, 3, 0, 2, 4], [0, 2, 4, 1, 3]),
      (.comment, [2, 1, 3, 0, 4], [0, 4, 1, 3, 2]), (.record, [4, 3, 0, 1, 2], [2, 1, 0, 3, 4]),
    ] as [(RecordOrder.Column, [Int], [Int])])
  func columns(_ column: RecordOrder.Column, _ ascending: [Int], _ descending: [Int]) async throws {
    let upwards = try await arranged(RecordOrder(column: column, isAscending: true)).rows
    expectNoDifference(upwards, ascending)
    let downwards = try await arranged(RecordOrder(column: column, isAscending: false)).rows
    expectNoDifference(downwards, descending)
  }

  @Test("tells where a record stands now, which selected records are hidden, and when all were")
  func whole() async throws {
    let (nine, ten) = (try #require(RecordID("9")), try #require(RecordID("10")))
    let order = RecordOrder(column: .place, isAscending: true)
    let some = try await arranged(order, "b", anchor: "9", selected: [nine, ten])
    expectNoDifference(
      some,
      ArrangedRows(rows: [0, 2, 4], anchorIndex: 0, hidden: [ten], density: [3]))
    let all = try await arranged(order, "", anchor: "9", selected: [nine, ten])
    expectNoDifference(
      all,
      ArrangedRows(rows: [1, 3, 0, 2, 4], anchorIndex: 2, hidden: [], density: [5]))
    let none = try await arranged(order, "nothing", anchor: "9", selected: [nine, ten])
    expectNoDifference(
      none,
      ArrangedRows(rows: [], anchorIndex: nil, hidden: [nine, ten], density: [0]))
  }

  @Test("counts the rows of each day, and of at most thirty-one parts, the oldest first")
  func density() async throws {
    let day: Int64 = 86_400
    func density(_ first: Int64, _ seconds: Int64) async throws -> [Int] {
      try await arranged(
        .newestFirst,
        span: Fixture.span(Fixture.midnight.advanced(bySeconds: first), seconds: seconds)
      ).density
    }
    #expect(try await density(0, day) == [5])
    #expect(try await density(-2 * day, 3 * day) == [0, 0, 5])
    #expect(try await density(0, day + 1) == [5, 0])
    #expect(try await density(-day, 62 * day) == [5] + Array(repeating: 0, count: 30))
    // What lies beside the span is not counted.
    #expect(try await density(1_200, 1_800) == [3])
    #expect(try await density(day, day) == [0])
    #expect(try await density(600, 1) == [1])
  }

  @Test("has nothing to say of an empty store")
  func empty() async {
    let arrangement = RecordArrangement(
      store: .empty, names: [:], zone: Fixture.zone, sourceName: { _ in "" })
    let arranged = await arrangement.arranged(
      RecordFilter("dup:"), RecordOrder(column: .place, isAscending: false), anchor: nil,
      selected: [], span: Fixture.span(seconds: 7 * 86_400))
    expectNoDifference(
      arranged, ArrangedRows(rows: [], density: [0, 0, 0, 0, 0, 0, 0]))
  }

  @Test(
    "turns rows of the same second around by their second alone, also in a store without an order")
  func sameSecond() async throws {
    let records = [5, 9, 5, 9, 7].enumerated().map { Fixture.record($0, minute: $1) }
    let arrangement = RecordArrangement(
      store: RecordStore(records), names: [:], zone: Fixture.zone, sourceName: { _ in "" })
    for (isAscending, rows) in [(true, [0, 2, 4, 1, 3]), (false, [1, 3, 4, 0, 2])] {
      let arranged = await arrangement.arranged(
        RecordFilter(""), RecordOrder(column: .time, isAscending: isAscending), anchor: nil,
        selected: [], span: Fixture.span())
      #expect(arranged?.rows == rows)
    }
  }

  @Test("counts nothing for check times at the ends of what can be written")
  func extremeTimes() async {
    var records = [Fixture.record(0), Fixture.record(1), Fixture.record(2)]
    records[1].checkTime = UnixTime(seconds: .min)
    records[2].checkTime = UnixTime(seconds: .max)
    let arranged = await RecordArrangement(
      store: RecordStore(records), names: [:], zone: Fixture.zone, sourceName: { _ in "" }
    ).arranged(
      RecordFilter("-23:59:59 -\"99-99 9\""), .newestFirst, anchor: nil, selected: [],
      span: Fixture.span())
    expectNoDifference(arranged?.density, [1])
    #expect(arranged?.rows.contains(0) == true)
  }

  @Test("gives nothing where its task is cancelled")
  func cancelled() async {
    let store = RecordStore(Self.records)
    for column in RecordOrder.Column.allCases {
      let task = Task {
        while !Task.isCancelled { await Task.yield() }
        return await RecordArrangement(
          store: store, names: [:], zone: Fixture.zone, sourceName: { _ in "" }
        ).arranged(
          RecordFilter("a dup: >=09:00"), RecordOrder(column: column, isAscending: true),
          anchor: nil, selected: [], span: Fixture.span())
      }
      task.cancel()
      #expect(await task.value == nil)
    }
  }
}
