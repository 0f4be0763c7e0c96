import Attendance
import Journal
import Testing

@Suite("What the journal refuses")
struct RefusalTests {
  @Test("is a batch of no records, of eleven, or of one twice")
  func noBatch() async throws {
    let journal = try await Journal.fresh()
    await #expect(throws: JournalError.notABatch(.empty)) {
      try await journal.commit(try intent([]))
    }
    await #expect(throws: JournalError.notABatch(.tooMany(11))) {
      try await journal.commit(try intent(Array(1...11)))
    }
    let twice = try id(1)
    await #expect(throws: JournalError.notABatch(.duplicate(twice))) {
      try await journal.commit(try intent([1, 2, 1]))
    }
    #expect(try await journal.batches() == [])
  }

  @Test("is a record without an id")
  func noID() async throws {
    let journal = try await Journal.fresh()
    var nameless = try record(1)
    nameless.recordID = nil
    let whole = try intent([2])
    let intent = DeletionIntent(
      target: PlatformTarget(host: whole.target.host, appID: whole.target.appID, tenantName: nil),
      idKind: .employeeID,
      includesFormer: false, reason: "", records: whole.records + [nameless], names: [:])
    await #expect(throws: JournalError.recordWithoutID) { try await journal.commit(intent) }
    #expect(try await journal.batches() == [])
  }

  @Test(
    "is any set of verdicts but exactly the batch's, in its order",
    arguments: [[], [1], [1, 2], [1, 2, 3, 4], [1, 2, 4], [2, 1, 3], [1, 2, 2]])
  func otherVerdicts(_ numbers: [Int]) async throws {
    let journal = try await Journal.fresh()
    let ticket = try await journal.commit(try intent([1, 2, 3]))
    await #expect(throws: JournalError.notTheBatch(1)) {
      try await journal.conclude(ticket, with: outcome(try numbers.map(id)))
    }
    #expect(try await journal.batch(1)?.outcome == nil)
  }

  @Test("is a second outcome, and an attempt after the outcome")
  func afterOutcome() async throws {
    let journal = try await Journal.fresh()
    let ticket = try await journal.commit(try intent([1]))
    let first = outcome(ticket.batch.ids)
    try await journal.conclude(ticket, with: first)
    await #expect(throws: JournalError.alreadyConcluded(1)) {
      try await journal.conclude(ticket, with: outcome(ticket.batch.ids, .unknown(.noData)))
    }
    await #expect(throws: JournalError.alreadyConcluded(1)) {
      _ = try await journal.beginAttempt(ticket).number
    }
    let batch = try await journal.batch(1)
    #expect(batch?.outcome == first)
    #expect(batch?.attempts == 0)
  }

  @Test("is a ticket of another journal")
  func foreignTicket() async throws {
    let journal = try await Journal.fresh()
    let other = try await Journal.fresh()
    let ticket = try await other.commit(try intent([1]))
    await #expect(throws: JournalError.noSuchBatch(1)) {
      _ = try await journal.beginAttempt(ticket).number
    }
    _ = try await journal.commit(try intent([2]))
    await #expect(throws: JournalError.noSuchBatch(1)) {
      try await journal.conclude(ticket, with: outcome(ticket.batch.ids))
    }
    #expect(try await journal.batches().map(\.attempts) == [0])
  }
}
