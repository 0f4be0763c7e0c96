import Attendance
import CustomDump
import Testing
import UnpunchKit

@Suite("Selecting records")
struct SelectionTests {
  @Test("takes ten records in their order, and refuses the eleventh without changing anything")
  func eleventh() {
    let records = (0..<11).map { Fixture.record($0) }
    var selection = Fixture.selection(Array(records.prefix(9)))
    #expect(!selection.isFull)
    #expect(selection.insert(records[9]) == nil)
    #expect(selection.isFull)
    let ten = selection
    #expect(selection.insert(records[10]) == .full)
    expectNoDifference(selection, ten)
    expectNoDifference(selection.items.map(\.record), Array(records.prefix(10)))
    #expect(selection.items.map(\.id) == (0..<10).map(Fixture.id))
    #expect(!selection.contains(Fixture.id(10)))
  }

  @Test("leaves a record as it is that is selected already, also among ten")
  func again() {
    var selection = Fixture.selection((0..<10).map { Fixture.record($0) })
    let ten = selection
    #expect(selection.insert(Fixture.record(3, comment: "changed")) == nil)
    expectNoDifference(selection, ten)
  }

  @Test("refuses a record without an id, whether there is room or not", arguments: [0, 10])
  func withoutID(_ count: Int) {
    var record = Fixture.record(20)
    record.recordID = nil
    var selection = Fixture.selection((0..<count).map { Fixture.record($0) })
    #expect(selection.insert(record) == .withoutID)
    #expect(selection.count == count)
    #expect(!selection.contains(nil))
  }

  /// What a search lists of records; of those that share an id and differ each is odd by it.
  private static func listed(_ records: [FlowRecord]) async -> RecordStore {
    await Finder(service: PlatformDouble(holding: records).service, zone: Fixture.zone)
      .find(Fixture.query([Fixture.user(0)])).store
  }

  @Test("refuses a record whose id another one has, and gives it up where a reading shows that")
  func sharedID() async {
    let records = [Fixture.record(1), Fixture.record(2)]
    let twin = Fixture.record(2, comment: "another")
    let store = await Self.listed(records + [twin])
    var selection = Selection()
    for row in store.rows {
      let isShared = store.recordID(row) == Fixture.id(2)
      #expect(selection.insert(store[row]) == (isShared ? .sharedID : nil))
    }
    #expect(selection.items.map(\.id) == [Fixture.id(1)])
    // Read earlier, when there was one of them.
    selection = Fixture.selection(records)
    #expect(selection.removeShared(in: await Self.listed(records)).isEmpty)
    #expect(selection.removeShared(in: store) == [Fixture.id(2)])
    #expect(selection.items.map(\.id) == [Fixture.id(1)])
    // Among ten it is refused for what it is.
    var full = Fixture.selection((10..<20).map { Fixture.record($0) })
    for row in store.rows where store.recordID(row) == Fixture.id(2) {
      #expect(full.insert(store[row]) == .sharedID)
    }
    let plan = DeletionPlan(
      records: store.rows.map { store[$0] }, idKind: .employeeID, includesFormer: false, names: [:])
    #expect(plan == nil)
  }

  @Test("gives up one record, or all")
  func remove() {
    var selection = Fixture.selection((0..<3).map { Fixture.record($0) })
    selection.remove(Fixture.id(1))
    selection.remove(Fixture.id(9))
    #expect(selection.items.map(\.id) == [Fixture.id(0), Fixture.id(2)])
    selection.removeAll()
    expectNoDifference(selection, Selection())
  }

  @Test("takes over what a new reading shows, and names what it does not show")
  func refresh() {
    var selection = Fixture.selection([3, 1, 4, 2].map { Fixture.record($0) })
    let changed = Fixture.record(1, comment: "changed")
    let store = RecordStore([Fixture.record(9), changed, Fixture.record(2)])
    #expect(selection.refresh(from: store) == [Fixture.id(3), Fixture.id(4)])
    expectNoDifference(selection.items.map(\.record), [changed, Fixture.record(2)])
    #expect(selection.refresh(from: .empty) == [Fixture.id(1), Fixture.id(2)])
    #expect(selection.count == 0)
  }
}
