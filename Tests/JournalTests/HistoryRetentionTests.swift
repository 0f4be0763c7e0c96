import Attendance
import CustomDump
import Foundation
import GRDB
import Journal
import Testing

@Suite("History that is past its time")
struct HistoryRetentionTests {
  private let failing: FailingJournal
  private let clock = DayClock()

  init() throws { failing = try FailingJournal() }

  private func open() async throws -> Journal {
    try await failing.open { [clock] in clock.now() }
  }

  private func drop(_ journal: Journal, before day: Int64) async throws -> JournalPurge {
    try await journal.purge(copiesBefore: nil, historyBefore: DayClock.start(of: day))
  }

  private func numbers(_ journal: Journal) async throws -> [Int] {
    try await journal.batches().map(\.number)
  }

  private func expectWhole(from first: Int64) async throws {
    let found = try await Journal.verify(inDirectory: failing.directory.state)
    #expect(found.isWhole, "\(found.faults)")
    #expect(found.first == first)
  }

  @Test("goes from the beginning on, and the chain is whole from its anchor")
  func dropped() async throws {
    let journal = try await open()
    for number in 1...4 {
      clock.go(to: Int64(number))
      try await journal.conclude(try intent([number], reason: "SECRET-\(number)"))
    }
    let entry = try failing.directory.events()[5]["entry"] as Data
    let purge = try await drop(journal, before: 3)
    #expect(purge.history == [1, 2])
    #expect(purge.events == 6)
    #expect(purge.copies == [])
    #expect(try await numbers(journal) == [4, 3])
    try await expectWhole(from: 7)
    let head = entry.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    #expect(failing.announced.last?.hasSuffix("dropped_through=6 dropped_head=\(head)") == true)
    #expect(try failing.directory.found(["SECRET-1", "SECRET-2", "SECRET-3"]) == ["SECRET-3"])
  }

  @Test("leaves no number to be used again, though all of it goes, and can go again")
  func numbersGoOn() async throws {
    let journal = try await open()
    for number in 1...3 { try await journal.conclude(try intent([number])) }
    #expect(try await drop(journal, before: 1).history == [1, 2, 3])
    #expect(try await numbers(journal) == [])
    #expect(try await journal.batch(3) == nil)
    try await expectWhole(from: 10)
    let reopened = try await open()
    #expect(try await reopened.conclude(try intent([4])).batchNumber == 4)
    // A purge alone is not dropped by another one.
    #expect(try await drop(reopened, before: 0).isEmpty)
    clock.go(to: 2)
    #expect(try await drop(reopened, before: 1).history == [4])
    try await expectWhole(from: 14)
    #expect(try await reopened.conclude(try intent([5])).batchNumber == 5)
    try await expectWhole(from: 14)
  }

  @Test("stops before a batch of which something is to be asked")
  func openQuestion() async throws {
    let journal = try await open()
    try await journal.conclude(try intent([1]))
    try await journal.conclude(try intent([2]), .unknown(.noData))
    try await journal.conclude(try intent([3]))
    #expect(try await drop(journal, before: 5).history == [1])
    #expect(try await numbers(journal) == [3, 2])
    try await expectWhole(from: 4)
  }

  @Test(
    "goes where a later batch deleted what was unknown or still there",
    arguments: [
      .unknown(.noData), .notDeleted(.stillThere(at: DayClock.start(of: 0))),
    ] as [Verdict])
  func deletedLater(_ verdict: Verdict) async throws {
    let journal = try await open()
    try await journal.conclude(try intent([1]), verdict)
    try await journal.conclude(try intent([1]))
    let limit = DayClock.start(of: 5)
    #expect(try await journal.openBatches() == [])
    let copies = try await journal.purgeable(copiesBefore: limit, historyBefore: nil)
    #expect(copies.copies == [1, 2])
    #expect(copies.kept == [])
    #expect(try await drop(journal, before: 5).history == [1, 2])
    #expect(try await numbers(journal) == [])
  }

  @Test("stays as long as a later batch knows by it alone that it deleted a record")
  func neededLater() async throws {
    let journal = try await open()
    try await journal.conclude(try intent([1]))
    clock.go(to: 10)
    try await journal.conclude(try intent([1]), .unknown(.noData))
    clock.go(to: 20)
    let purge = try await journal.purge(
      copiesBefore: DayClock.start(of: 15), historyBefore: DayClock.start(of: 5))
    #expect(purge.history == [])
    #expect(purge.copies == [1, 2])
    #expect(try await journal.openBatches() == [])
    #expect(try await drop(journal, before: 15).history == [1, 2])
  }

  @Test("stops before a batch that was touched lately")
  func touchedLately() async throws {
    let journal = try await open()
    for number in 1...3 { try await journal.conclude(try intent([number])) }
    clock.go(to: 9)
    try await journal.undo(try id(2), of: 2)
    #expect(try await drop(journal, before: 5).history == [1])
    clock.go(to: 20)
    #expect(try await drop(journal, before: 10).history == [2, 3])
    try await expectWhole(from: 14)
  }

  @Test("does not go where batches overlap, until the last of them is old")
  func overlapping() async throws {
    let journal = try await open()
    let first = try await journal.commit(try intent([1]))
    let second = try await journal.commit(try intent([2]))
    try await journal.conclude(first, with: outcome(first.batch.ids))
    clock.go(to: 3)
    try await journal.conclude(second, with: outcome(second.batch.ids))
    #expect(try await drop(journal, before: 2).isEmpty)
    #expect(try await drop(journal, before: 4).history == [1, 2])
  }

  @Test("goes together with copies, each batch in one way")
  func together() async throws {
    let journal = try await open()
    try await journal.conclude(try intent([1]))
    clock.go(to: 5)
    try await journal.conclude(try intent([2]))
    clock.go(to: 10)
    try await journal.conclude(try intent([3]))
    let purge = try await journal.purge(
      copiesBefore: DayClock.start(of: 6), historyBefore: DayClock.start(of: 1))
    #expect(purge.history == [1])
    #expect(purge.copies == [2])
    #expect(try await journal.batches().map(\.isPurged) == [false, true])
    try await expectWhole(from: 4)
  }

  @Test(
    "is dropped by nobody else",
    arguments: [
      "DELETE FROM event", "DELETE FROM event WHERE sequence = 4", "DELETE FROM anchor",
      "UPDATE anchor SET sequence = 9",
      "INSERT INTO anchor SELECT sequence, entry FROM event WHERE sequence = 5",
      "INSERT INTO anchor VALUES (1, zeroblob(32))",
      "INSERT INTO anchor VALUES (100, zeroblob(32))",
      "INSERT OR REPLACE INTO anchor VALUES (3, zeroblob(32))",
    ])
  func refused(_ sql: String) async throws {
    let journal = try await open()
    try await journal.conclude(try intent([1]))
    clock.go(to: 5)
    try await journal.conclude(try intent([2]))
    #expect(try await drop(journal, before: 1).events == 3)
    #expect(throws: DatabaseError.self) { try failing.directory.execute(sql) }
    try await expectWhole(from: 4)
  }

  @Test(
    "is found to be dropped by somebody else",
    arguments: [
      "UPDATE anchor SET entry = zeroblob(32)", "DELETE FROM anchor",
      "UPDATE anchor SET sequence = 4; DELETE FROM event WHERE sequence = 4",
      "UPDATE anchor SET sequence = 4, entry = (SELECT entry FROM event WHERE sequence = 4); "
        + "DELETE FROM event WHERE sequence = 4",
    ])
  func found(_ sql: String) async throws {
    let journal = try await open()
    try await journal.conclude(try intent([1]))
    clock.go(to: 5)
    try await journal.conclude(try intent([2]))
    #expect(try await drop(journal, before: 1).events == 3)
    try failing.directory.tamper(sql)
    let found = try await Journal.verify(inDirectory: failing.directory.state)
    #expect(!found.isWhole)
  }
}
