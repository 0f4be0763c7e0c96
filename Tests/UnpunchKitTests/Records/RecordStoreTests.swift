import Attendance
import CustomDump
import Testing
import UnpunchKit

@Suite("Keeping records in columns")
struct RecordStoreTests {
  private static let whole = FlowRecord(
    recordID: Fixture.id(1), userID: Fixture.user(0), creatorID: UserID(rawValue: "e1000"),
    locationName: "北京总部 A 座", checkTime: Fixture.midnight, comment: "11 月补录",
    ssid: "office", bssid: "02:00:5e:10:00:01", isField: true, isWifi: false, type: .machine,
    externalID: "BACKFILL-1", idempotentID: "backfill-1")
  private static let bare = FlowRecord(
    recordID: nil, userID: UserID(rawValue: ""), creatorID: UserID(rawValue: ""),
    locationName: "", checkTime: UnixTime(seconds: .min), comment: "")

  /// The two records, and each of them with something else in one field.
  private static let records: [FlowRecord] = {
    var records = [whole, bare]
    func add(_ change: (inout FlowRecord) -> Void) {
      for record in [whole, bare] {
        var record = record
        change(&record)
        records.append(record)
      }
    }
    for text in [nil, "", "office", "赵\u{0}\n"] as [ExactText?] {
      add { $0.ssid = text }
      add { $0.bssid = text }
      add { $0.externalID = text }
      add { $0.idempotentID = text }
    }
    for text in ["", "office", "e\u{301}", "\u{E9}"] as [ExactText] {
      add { $0.locationName = text }
      add { $0.comment = text }
      add { $0.userID = UserID(text) }
      add { $0.creatorID = UserID(text) }
    }
    for flag in [nil, false, true] {
      add { $0.isField = flag }
      add { $0.isWifi = flag }
    }
    for type in [nil, .userPunch, .imported, .other(-1), .other(.max)] as [FlowType?] {
      add { $0.type = type }
    }
    add { $0.recordID = RecordID("18446744073709551616") }
    add { $0.checkTime = UnixTime(seconds: .max) }
    return records
  }()

  @Test("gives back every field as it was, nothing and an empty text told apart")
  func roundTrip() {
    let store = RecordStore(Self.records)
    #expect(store.count == Self.records.count)
    expectNoDifference(store.rows.map { store[$0] }, Self.records)
    for (row, record) in Self.records.enumerated() {
      #expect(store.recordID(row) == record.recordID)
      #expect(store.checkTime(row) == record.checkTime)
    }
  }

  @Test("leaves out the records that are gone, and keeps the order of the rest")
  func removing() {
    let records = (0..<5).map { Fixture.record($0) } + [Self.bare]
    let store = RecordStore(records)
    let rest = store.removing([Fixture.id(1), Fixture.id(3), Fixture.id(99)])
    expectNoDifference(
      rest.rows.map { rest[$0] }, [records[0], records[2], records[4], Self.bare])
    #expect(store.count == 6)
  }

  @Test("counts the doubled punches of which every copy is among some ids")
  func wholeDoubles() {
    // Records 0 to 2 are one punch, 3 and 4 another; 5 stands alone, 6 differs from it by its place.
    let records =
      (0..<3).map { Fixture.record($0, user: 1, minute: 8) }
      + (3..<5).map { Fixture.record($0, user: 2, minute: 8) }
      + [
        Fixture.record(5, user: 3, minute: 8), Fixture.record(6, user: 3, minute: 8, place: "gate"),
      ]
    let store = RecordStore(records)
    for (numbers, count) in [
      ([], 0), ([0], 0), ([0, 1], 0), ([0, 1, 2], 1), ([0, 1, 3, 4], 1), ([0, 1, 2, 3, 4], 2),
      ([5], 0), ([5, 6], 0), ([3, 4, 99], 1),
    ] {
      #expect(store.wholeDoubles(of: Set(numbers.map(Fixture.id))) == count, "\(numbers)")
    }
    // What is left out is no copy any more.
    #expect(store.removing([Fixture.id(2)]).wholeDoubles(of: [Fixture.id(0), Fixture.id(1)]) == 1)
    #expect(store.removing([Fixture.id(3)]).wholeDoubles(of: [Fixture.id(4)]) == 0)
  }

  @Test("finds records by their ids, and the rows of the rest keep their numbers")
  func byID() throws {
    let ids = ["7", "007", "07", "7", "18446744073709551616", "00000000000000000000", "0"]
    let records =
      [Self.bare]
      + ids.map { id in
        var record = Self.whole
        record.recordID = RecordID(id)
        return record
      }
    let store = RecordStore(records)
    #expect(store.rows(of: Set(ids.compactMap { RecordID($0) })) == Set(1...7))
    for (id, rows) in [("7", [1, 4]), ("007", [2]), ("07", [3]), ("0", [7]), ("70", [])] {
      let id = try #require(RecordID(id))
      #expect(store.rows(of: [id]) == Set(rows))
      #expect(store.row(of: id) == rows.first)
      let rest = store.removing([id])
      #expect(Array(rest.rows) == (0..<8).filter { !rows.contains($0) })
      #expect(rest.count == 8 - rows.count)
      #expect(rest.row(of: id) == nil)
      expectNoDifference(rest.rows.map { rest[$0] }, rest.rows.map { records[$0] })
    }
    let none = store.removing([]).removing(Set(ids.compactMap { RecordID($0) }))
    #expect(Array(none.rows) == [0])
    #expect(Array(none.removing(Set(ids.compactMap { RecordID($0) })).rows) == [0])
  }

  @Test("puts the newest first, then goes by employee and record")
  func collecting() {
    let ordered = [
      Fixture.record(5, user: 1, minute: 9), Fixture.record(6, user: 0, minute: 8),
      Fixture.record(7, user: 0, minute: 8), Fixture.record(1, user: 1, minute: 8),
      Fixture.record(0, user: 0, minute: 7),
    ]
    for records in [ordered, ordered.reversed(), ordered.shuffled()] {
      let (store, repeated) = RecordStore.collecting(records)
      expectNoDifference(store.rows.map { store[$0] }, ordered)
      #expect(repeated == 0)
    }
  }

  @Test("keeps each record once, every record without an id, and those that share an id and differ")
  func repeated() {
    let records = [Fixture.record(1), Fixture.record(1), Self.bare, Self.bare, Fixture.record(1)]
    let (store, repeated) = RecordStore.collecting(records)
    #expect(repeated == 2)
    expectNoDifference(
      store.rows.map { store[$0] }, [Fixture.record(1), Self.bare, Self.bare])

    var twin = Fixture.record(1)
    twin.comment = "another"
    // By the square, this many would not come to an end.
    let many = (0..<50_000).map { Fixture.record(1, comment: "\($0)") }
    let (all, again) = RecordStore.collecting(many + many)
    #expect(all.count == many.count && again == many.count)
    let (both, twice) = RecordStore.collecting([twin, Fixture.record(1), twin, Fixture.record(1)])
    #expect(twice == 2)
    expectNoDifference(Set(both.rows.map { both[$0] }), [twin, Fixture.record(1)])
    #expect(both.rows(of: [Fixture.id(1)]) == [0, 1])
  }

  @Test("gives some rows from the first to the last, and none that is left out")
  func sample() {
    let records = (0..<100).map { Fixture.record($0) }
    let store = RecordStore(records)
    #expect(store.sample(4) == [0, 33, 66, 99])
    #expect(store.sample(100) == Array(0..<100))
    #expect(store.sample(1000) == Array(0..<100))
    #expect(store.sample(1) == [0])
    #expect(store.sample(0).isEmpty)
    #expect(RecordStore.empty.sample(10).isEmpty)
    let rest = store.removing(Set([records[0], records[66]].compactMap(\.recordID)))
    #expect(rest.sample(4) == [33, 99])
    #expect(rest.sample(1000).count == 98)
  }

  @Test("is equal to itself alone")
  func identity() {
    let (one, other) = (RecordStore([Self.whole]), RecordStore([Self.whole]))
    #expect(one == one)
    #expect(one != other)
    #expect(RecordStore.empty == RecordStore.empty)
    #expect(RecordStore.empty.count == 0)
  }
}
