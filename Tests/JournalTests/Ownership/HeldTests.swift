import Attendance
import Foundation
import GRDB
import Testing

@testable import Journal

@Suite("The batches that hold a record")
struct HeldTests {
  /// What the table must hold, and what it holds.
  private func tables(_ directory: TemporaryDirectory) throws -> (intents: Set<Row>, held: Set<Row>)
  {
    try directory.read {
      (
        Set(try Row.fetchAll($0, sql: "\(JournalSchema.heldByIntents)")),
        Set(try Row.fetchAll($0, sql: "SELECT record AS value, batch FROM held"))
      )
    }
  }

  @Test("are found by its id, without a look at other batches, however many there are")
  func plan() async throws {
    let directory = try TemporaryDirectory()
    let journal = try await Journal.fresh(in: directory)
    for number in 1...5 { _ = try await journal.commit(try intent([number, 10 + number % 2])) }
    let steps = try directory.read {
      try Row.fetchAll(
        $0, sql: "EXPLAIN QUERY PLAN \(EventLog.batchesHolding)", arguments: ["[]"]
      ).map { $0["detail"] as String }
    }
    #expect(steps.contains { $0.hasPrefix("SEARCH held USING PRIMARY KEY (record=?)") }, "\(steps)")
    #expect(!steps.contains { $0.contains("SCAN held") || $0.contains("event") }, "\(steps)")
    let numbers = try await journal.batches(holding: [try id(11)]).map(\.number)
    #expect(numbers == [5, 3, 1])
  }

  @Test("are those of the intents, also after the oldest were dropped")
  func dropped() async throws {
    let failing = try FailingJournal()
    let journal = try await failing.open()
    for number in 1...3 { try await journal.conclude(try intent([number, 9])) }
    let end = UnixTime(seconds: StepClock.start / 1000 + 1)
    #expect(try await journal.purge(copiesBefore: nil, historyBefore: end).history == [1, 2, 3])
    try await journal.conclude(try intent([9]))
    let (intents, held) = try tables(failing.directory)
    #expect(intents == held)
    #expect(held.count == 1)
    #expect(try await journal.batches(holding: [try id(9)]).map(\.number) == [4])
    #expect(try await Journal.verify(inDirectory: failing.directory.state).isWhole)
  }

  @Test("are found in a journal of an earlier version, brought up to date or only read")
  func earlier() async throws {
    let failing = try FailingJournal()
    do {
      let journal = try await failing.open()
      for _ in 1...2 { try await journal.conclude(try intent([1])) }
      await journal.close()
    }
    try failing.directory.execute(
      """
      DROP TRIGGER held_with_intent; DROP TRIGGER held_until_dropped; DROP TABLE held;
      DELETE FROM grdb_migrations WHERE identifier LIKE '5 %'
      """)
    let read = try DatabaseQueue(path: failing.directory.file)
    let numbers = try await read.read { try EventLog(database: $0).batches(holding: [try id(1)]) }
    #expect(numbers == [1, 2])
    try read.close()
    let journal = try await failing.open()
    #expect(try await journal.batches(holding: [try id(1)]).map(\.number) == [2, 1])
    let (intents, held) = try tables(failing.directory)
    #expect(intents == held)
    #expect(held.count == 2)
  }
}
