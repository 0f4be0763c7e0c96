import Attendance
import CustomDump
import Testing

@testable import Journal

@Suite("A record that several batches asked for")
struct RecordOwnershipTests {
  @Test(
    "is the later one's where both were told that they deleted it", arguments: [[0, 1], [1, 0]])
  func twoReplies(order: [Int]) async throws {
    let journal = try await Journal.fresh()
    let tickets = [
      try await journal.commit(try intent([1, 2])), try await journal.commit(try intent([1])),
    ]
    for index in order {
      try await journal.conclude(tickets[index], with: outcome(tickets[index].batch.ids))
    }
    let batches = try await journal.batches()
    expectNoDifference(
      batches.map { $0.verdicts.map(\.verdict) },
      [[.deleted(.reply)], [.notDeleted(.deletedBy(batch: 2)), .deleted(.reply)]])
    #expect(try await journal.openBatches() == [])
    // What was brought back by the earlier one's undo is brought back once.
    let claim = try await journal.claim(1)
    let item = UndoIntent.Item(recordID: try id(1), idempotentID: "key", equal: [])
    let undo = try await journal.commit(UndoIntent(items: [item], reason: ""), of: claim)
    _ = try await journal.beginImport(of: try id(1), in: undo).number
    try await journal.conclude(
      UndoOutcome(recordID: try id(1), verdict: .imported(try id(9)), attempt: 1), of: claim)
    #expect(try await journal.batches().map(\.undone) == [1, 0])
  }

  /// Two batches that hold a record, both undone; the later one has it, as its answer says.
  private func undone(
    keys: [String], _ verdicts: [UndoVerdict]
  ) async throws -> (earlier: JournalBatch, later: JournalBatch) {
    let journal = try await Journal.fresh()
    for _ in 1...2 {
      let ticket = try await journal.commit(try intent([1]))
      try await journal.conclude(ticket, with: outcome(ticket.batch.ids))
    }
    for (number, (key, verdict)) in zip(1..., zip(keys, verdicts)) {
      let claim = try await journal.claim(number)
      let item = UndoIntent.Item(recordID: try id(1), idempotentID: key, equal: [])
      let undo = try await journal.commit(UndoIntent(items: [item], reason: ""), of: claim)
      _ = try await journal.beginImport(of: try id(1), in: undo).number
      try await journal.conclude(
        UndoOutcome(recordID: try id(1), verdict: verdict, attempt: 1), of: claim)
    }
    return (
      try #require(try await journal.batch(1)), try #require(try await journal.batch(2))
    )
  }

  @Test("is brought back once, and an import under another key that is open is asked about")
  func twoKeys() async throws {
    let verdicts: [UndoVerdict] = [.imported(try id(9)), .unknown(.noAnswer(.timeout))]
    let (earlier, later) = try await undone(keys: ["one", "two"], verdicts)
    #expect(later.undo[try id(1)]?.verdict == verdicts[1])
    #expect(OpenQuestions(later).imports == [try id(1)])
    #expect((later.isBack(try id(1)), later.undone) == (true, 1))
    #expect(earlier.undone == 0)
  }

  @Test("is brought back by an import under the same key, whatever the other one learnt")
  func oneKey() async throws {
    let verdicts: [UndoVerdict] = [.imported(try id(9)), .unknown(.noAnswer(.timeout))]
    let (_, later) = try await undone(keys: ["one", "one"], verdicts)
    #expect(later.undo[try id(1)]?.verdict == verdicts[0])
    #expect(later.undo[try id(1)]?.elsewhere == 1)
    #expect(OpenQuestions(later).imports == [])
    #expect(later.undone == 1)
  }

  @Test("is open as long as another batch's import of it is, though its own came to nothing")
  func openElsewhere() async throws {
    let verdicts: [UndoVerdict] = [
      .unknown(.noAnswer(.timeout)), .notImported(.refused(.notGiven)),
    ]
    let (earlier, later) = try await undone(keys: ["one", "two"], verdicts)
    // A later undo goes on under the key of the open one, so that nothing is there twice.
    #expect(later.undo[try id(1)]?.verdict == verdicts[0])
    #expect(later.undo[try id(1)]?.item.idempotentID == "one")
    #expect(OpenQuestions(earlier).imports == [try id(1)])
    #expect(later.undone == 0)
  }
}
