import Attendance
import CustomDump
import Journal
import Testing
import UnpunchKit

@Suite("What an operator says by hand")
struct ByHandTests {
  private static let records = (0..<2).map { Fixture.record($0, user: $0) }
  private static let at = DeletionRoad.now

  private static func unknown() async throws -> (Journal, ByHand, [RecordID]) {
    let platform = TruthDouble(holding: records) { $0.fates = [.appliedAndLost] }
    let road = try await DeletionRoad(platform.service)
    _ = try #require(await road.delete(Fixture.plan(records)).report)
    return (
      road.journal, ByHand(journal: road.journal, timing: .standingStill()),
      records.compactMap(\.recordID)
    )
  }

  @Test(
    "is kept as the operator's word, for that record alone",
    arguments: [
      (ByHand.Word.gone, Verdict.deleted(.byHand(at: at))),
      (.stillThere, .notDeleted(.byHand(at: at))),
    ])
  func deletion(word: ByHand.Word, verdict: Verdict) async throws {
    let (journal, byHand, ids) = try await Self.unknown()
    let batch = try await byHand.keep(word, about: ids[0], of: 1)
    #expect(batch.verdicts.map(\.verdict)[0] == verdict)
    #expect(batch.verdicts[1].verdict.isUnknown)
    let kept = try await journal.batch(1)
    expectNoDifference(kept, batch)
  }

  @Test("is refused where something is known of the record by now")
  func known() async throws {
    let (_, byHand, ids) = try await Self.unknown()
    _ = try await byHand.keep(.gone, about: ids[0], of: 1)
    await #expect(throws: JournalError.changedMeanwhile(1)) {
      try await byHand.keep(.stillThere, about: ids[0], of: 1)
    }
    await #expect(throws: JournalError.changedMeanwhile(1)) {
      try await byHand.keep(.imported, about: ids[1], of: 1)
    }
    await #expect(throws: JournalError.noSuchBatch(2)) {
      try await byHand.keep(.gone, about: ids[1], of: 2)
    }
  }

  @Test("gives a batch of which the sender is gone its outcome first")
  func abandoned() async throws {
    let journal = try await Journal.fresh()
    let ticket = try await journal.commit(DeletionRoad.intent(Fixture.plan(Self.records)))
    _ = try await journal.beginAttempt(ticket)
    journal.abandon(ticket)
    let byHand = ByHand(journal: journal, timing: .standingStill())
    let batch = try await byHand.keep(.gone, about: ticket.batch.ids[1], of: 1)
    #expect(batch.outcome != nil)
    #expect(batch.verdicts[1].verdict == .deleted(.byHand(at: Self.at)))
    #expect(batch.verdicts[0].verdict.isUnknown)
  }

  @Test(
    "is kept about an import too",
    arguments: [
      (ByHand.Word.imported, UndoVerdict.imported(nil)),
      (.notImported, .notImported(.byHand(at: at))),
    ])
  func imports(word: ByHand.Word, verdict: UndoVerdict) async throws {
    let (journal, byHand, ids) = try await Self.unknown()
    try await Self.beginImport(of: ids[0], journal)
    let batch = try await byHand.keep(word, about: ids[0], of: 1)
    #expect(batch.undo[ids[0]]?.verdict == verdict)
    // What was said of the import says nothing of the deletion.
    #expect(batch.verdicts[0].verdict.isUnknown)
  }

  /// Begins an import, and goes without an outcome.
  private static func beginImport(of id: RecordID, _ journal: Journal) async throws {
    let item = UndoIntent.Item(recordID: id, idempotentID: "key", equal: [])
    let ticket = try await journal.commit(
      UndoIntent(items: [item], reason: ""), of: try await journal.claim(1))
    _ = try await journal.beginImport(of: id, in: ticket)
  }
}
