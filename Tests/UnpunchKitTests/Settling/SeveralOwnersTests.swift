import Attendance
import CustomDump
import FeishuAttendance
import Journal
import TestSupport
import Testing
import UnpunchKit

@Suite("Records that several batches asked for and different ones deleted")
struct SeveralOwnersTests {
  private static let records = (0..<3).map { Fixture.record($0, user: $0) }
  private static let ids = records.compactMap(\.recordID)
  private static let lost = Verdict.unknown(.noAnswer(.timeout))

  /// Keeps a batch of some of the records with a verdict for all of them.
  @discardableResult private func conclude(
    _ indices: [Int], _ verdict: Verdict, in journal: Journal
  ) async throws -> JournalBatch {
    let ticket = try await journal.commit(
      DeletionRoad.intent(Fixture.plan(indices.map { Self.records[$0] })))
    _ = try await journal.beginAttempt(ticket).number
    try await journal.conclude(
      ticket,
      with: DeletionOutcome(
        verdicts: ticket.batch.ids.map { RecordVerdict(recordID: $0, verdict: verdict) }))
    return try #require(try await journal.batch(ticket.batchNumber))
  }

  private func undo(_ platform: TruthDouble, _ journal: Journal) -> Undo {
    Undo(
      service: platform.service, journal: journal, target: DeletionRoad.target,
      zone: Fixture.zone, timing: .standingStill())
  }

  @Test("are undone batch by batch, and what is left to another one is named with it")
  func undone() async throws {
    let journal = try await Journal.standingStill()
    let platform = TruthDouble(holding: [])
    try await conclude([0, 1, 2], Self.lost, in: journal)
    try await conclude([0, 1], .deleted(.reply), in: journal)
    try await conclude([2], .deleted(.reply), in: journal)
    let undo = undo(platform, journal)
    let plan = try await undo.plan(1)
    #expect(plan.batch.number == 2)
    expectNoDifference(plan.items.map(\.id), Array(Self.ids[0...1]))
    expectNoDifference(plan.left.map(\.record), [Self.records[2]])
    expectNoDifference(plan.left.map(\.obstacle), [.refused(.deletedBy(batch: 3))])
    guard case .ended(let report) = await undo.undo(plan, reason: "") else {
      Issue.record("It did not start.")
      return
    }
    expectNoDifference(report.entries.map(\.id), Self.ids)
    #expect(report.entries.map(\.verdict.isImported) == [true, true, false])
    // Asked again, the next one's turn has come.
    let rest = try await undo.plan(1)
    #expect(rest.batch.number == 3)
    expectNoDifference(rest.items.map(\.id), [Self.ids[2]])
    #expect(rest.left == [])
    _ = await undo.undo(rest, reason: "")
    await #expect(throws: UndoRefusal.nothingToImport) { _ = try await undo.plan(1) }
    #expect(try await journal.batches().map(\.undone) == [1, 2, 0])
  }

  @Test("are undone from the batch that still has its copies")
  func purged() async throws {
    let journal = try await Journal.standingStill()
    try await conclude([0, 1], Self.lost, in: journal)
    try await conclude([0], .deleted(.reply), in: journal)
    let end = UnixTime(seconds: DeletionRoad.now.seconds + 1)
    let purge = try await journal.purge(copiesBefore: end, historyBefore: nil)
    #expect(purge.copies.contains(2))
    try await conclude([1], .deleted(.reply), in: journal)
    let plan = try await undo(TruthDouble(holding: []), journal).plan(1)
    #expect(plan.batch.number == 3)
    expectNoDifference(plan.items.map(\.id), [Self.ids[1]])
  }

  @Test("and are refused as not found: the batch that has them by now is named, not an older one")
  func notFound() async throws {
    let journal = try await Journal.standingStill()
    let at = DeletionRoad.now.advanced(bySeconds: -60)
    try await conclude([0], .deleted(.absent(at: at)), in: journal)
    // It was there all the same, and went with the second one, whose answer was lost.
    try await conclude([0], Self.lost, in: journal)
    let refused = try await conclude(
      [0], .notDeleted(.platform(ReadBackJudge.notFoundMessage)), in: journal)
    let settlement = Settlement(
      service: TruthDouble(holding: []).service, journal: journal, timing: .standingStill())
    let found = try await settlement.earlierDeletions(of: refused)
    expectNoDifference(found.mapValues(\.number), [Self.ids[0]: 2])
  }
}
