import Attendance
import CustomDump
import FeishuAttendance
import Journal
import Testing
import UnpunchKit

@Suite("A deletion whose journal fails")
struct JournalFailureTests {
  private static let records = (0..<2).map { Fixture.record($0) }
  private static let plan = Fixture.plan(records)
  private static let done = WriteAttempt.listed(
    deleted: [Fixture.id(0)], failed: [Fixture.id(1): "sealed"])
  private static let words = FailingJournal.words

  /// Deletes with a journal on disk that refuses the events for which a condition of SQL holds.
  private func delete(
    refusing condition: String, _ attempts: WriteAttempt...
  ) async throws -> (result: DeletionResult, platform: PlatformDouble, disk: FailingJournal) {
    let disk = try await FailingJournal()
    try disk.refuse(condition)
    let platform = PlatformDouble(holding: Self.records, attempts: attempts)
    let road = try await DeletionRoad(platform.service, journal: disk.journal)
    return (await road.delete(Self.plan), platform, disk)
  }

  @Test("sends nothing where the intent cannot be kept")
  func intent() async throws {
    let (result, platform, disk) = try await delete(refusing: "NEW.kind = 'intent'")
    expectNoDifference(result.notStarted, .journal(.cannotWrite(.database(Self.words))))
    #expect(platform.sent == [])
    #expect(try await disk.journal.batches() == [])
  }

  @Test("sends nothing where the first attempt cannot be kept")
  func attempt() async throws {
    let (result, platform, disk) = try await delete(refusing: "NEW.kind = 'attempt'")
    expectNoDifference(result.notStarted, .journal(.cannotWrite(.database(Self.words))))
    #expect(platform.sent == [])
    let batch = try #require(try await disk.journal.batch(1))
    #expect(batch.attempts == 0)
    #expect(batch.outcome == nil)
    // Nothing is in flight, so whoever settles it finds it free.
    #expect(try await disk.journal.claim(1).batch == batch)
  }

  @Test("does not send again what it cannot keep, and keeps the refusal before")
  func secondAttempt() async throws {
    let (result, platform, disk) = try await delete(
      refusing: "NEW.kind = 'attempt' AND EXISTS (SELECT 1 FROM event WHERE kind = 'attempt')",
      .rateLimited(nil))
    let report = try #require(result.report)
    expectNoDifference(
      report.journalError, .cannotWrite(.database(Self.words)))
    #expect(report.attempts == 1)
    #expect(report.outcome.code == .rateLimited)
    #expect(platform.sent == [Self.plan.batch])
    let kept = try await disk.journal.batch(1)?.outcome
    expectNoDifference(kept, report.outcome)
  }

  @Test("tells what came of it, and that it could not be kept")
  func outcome() async throws {
    let (result, platform, disk) = try await delete(
      refusing: "NEW.kind = 'outcome'", Self.done)
    let report = try #require(result.report)
    guard case .cannotKeepOutcome(1, let file?, .database(Self.words)) = report.journalError else {
      Issue.record("\(String(describing: report.journalError))")
      return
    }
    #expect(file.contains("/emergency-"))
    expectNoDifference(
      report.outcome.verdicts.map(\.verdict),
      [.deleted(.reply), .notDeleted(.platform("sealed"))])
    #expect(platform.sent == [Self.plan.batch])
    let batch = try #require(try await disk.journal.batch(1))
    #expect(batch.attempts == 1)
    #expect(batch.outcome == nil)
  }

  @Test("keeps what came of it though somebody else has concluded the batch meanwhile")
  func settledMeanwhile() async throws {
    let journal = try await Journal.fresh()
    // A ticket for the first batch of any journal is one for the first batch of this.
    let foreign = try await Journal.fresh().commit(DeletionRoad.intent(Self.plan))
    let theirs = DeletionOutcome(
      verdicts: Self.plan.batch.ids.map {
        RecordVerdict(recordID: $0, verdict: .unknown(.noAnswer(.programEnded)))
      })
    let platform = PlatformDouble(holding: Self.records, attempts: [Self.done])
    var service = platform.service
    let delete = service.delete
    service.delete = { batch in
      do {
        try await journal.conclude(foreign, with: theirs)
      } catch {
        Issue.record(error)
      }
      return await delete(batch)
    }
    let report = try #require(
      await DeletionRoad(service, journal: journal).delete(Self.plan).report)
    #expect(report.journalError == nil)
    #expect(report.entries.map(\.verdict).first == .deleted(.reply))
    let kept = try #require(try await journal.batch(1))
    expectNoDifference(kept.verdicts.map(\.verdict), report.entries.map(\.verdict))
    #expect(kept.outcome != theirs)
  }
}
