import Attendance
import CustomDump
import Journal
import Testing

@Suite("The journal of an undo")
struct UndoLadderTests {
  @Test("leaves what an earlier undo learnt as it is until something is sent again")
  func secondIntent() async throws {
    let journal = try await Journal.fresh()
    try await journal.conclude(try intent([1]))
    let record = try id(1)
    let claim = try await journal.claim(1)
    let item = UndoIntent.Item(recordID: record, idempotentID: "u-1", equal: [])
    let refused = UndoVerdict.notImported(.refused(.platform("scope")))
    let first = try await journal.commit(UndoIntent(items: [item], reason: ""), of: claim)
    _ = try await journal.beginImport(of: record, in: first).number
    try await journal.conclude(UndoOutcome(recordID: record, verdict: refused), of: claim)

    let second = try await journal.commit(UndoIntent(items: [item], reason: ""), of: claim)
    let kept = try await journal.batch(1)?.undo[record]?.verdict
    expectNoDifference(kept, refused)
    #expect(try await journal.openBatches() == [])

    #expect(try await journal.beginImport(of: record, in: second).number == 2)
    let begun = try await journal.batch(1)?.undo[record]?.verdict
    expectNoDifference(begun, .unknown(.noAnswer(.programEnded)))
  }
}
