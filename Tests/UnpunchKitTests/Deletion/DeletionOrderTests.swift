import Attendance
import CustomDump
import FeishuAttendance
import Journal
import TestSupport
import Testing

@testable import UnpunchKit

@Suite("The order of a deletion")
struct DeletionOrderTests {
  private static let records = (0..<3).map { Fixture.record($0, user: $0) }
  private static let plan = Fixture.plan(records)
  private static let done = WriteAttempt.listed(
    deleted: [Fixture.id(2), Fixture.id(0)], failed: [Fixture.id(1): "sealed"])

  @Test("is: reading, intent, attempt, one request, outcome; all of it journalled in time")
  func order() async throws {
    let platform = PlatformDouble(holding: Self.records, attempts: [Self.done])
    let seen = Recorder<JournalBatch?>()
    let journal = try await Journal.fresh()
    var service = platform.service
    let (records, delete) = (service.records, service.delete)
    service.records = { window throws(FeishuError) in
      seen.record(await kept(in: journal))
      return try await records(window)
    }
    service.delete = { batch in
      seen.record(await kept(in: journal))
      return await delete(batch)
    }
    let road = try await DeletionRoad(service, journal: journal)
    let result = await road.delete(Self.plan)

    #expect(seen.values.count == 2)
    #expect(seen.values.first == .some(nil))
    let sending = try #require(seen.values.last ?? nil)
    expectNoDifference(sending.intent, DeletionRoad.intent(Self.plan))
    #expect(sending.batch == Self.plan.batch)
    #expect(sending.attempts == 1)
    #expect(sending.outcome == nil)
    let batch = try #require(try await journal.batch(1))
    let report = try #require(result.report)
    expectNoDifference(batch.outcome, report.outcome)
    #expect(batch.attempts == 1)
    #expect(try await journal.batches().count == 1)
    expectNoDifference(platform.sent, [Self.plan.batch])
    expectNoDifference(road.progress.values, [.rereading, .recording, .sending])
  }

  @Test("ends with a report of every record, in the order sent")
  func report() async throws {
    let platform = PlatformDouble(holding: Self.records, attempts: [Self.done])
    let report = try #require(
      await DeletionRoad(platform.service).delete(Self.plan).report)
    #expect(report.batchNumber == 1)
    #expect(report.at == UnixTime(seconds: 1))
    #expect(report.attempts == 1)
    #expect(report.cause == nil)
    #expect(report.journalError == nil)
    expectNoDifference(report.plan, Self.plan)
    expectNoDifference(
      report.outcome,
      DeletionOutcome(
        verdicts: [
          RecordVerdict(recordID: Fixture.id(0), verdict: .deleted(.reply)),
          RecordVerdict(recordID: Fixture.id(1), verdict: .notDeleted(.platform("sealed"))),
          RecordVerdict(recordID: Fixture.id(2), verdict: .deleted(.reply)),
        ], status: 200, code: .success,
        message: #"{"\#(Fixture.id(1))":"sealed"}"#, logID: "log-200"))
    #expect(report.entries.map(\.record) == Self.plan.items.map(\.record))
    #expect(report.entries.map(\.id) == Self.plan.batch.ids)
    #expect(report.entries.map(\.verdict) == report.outcome.verdicts.map(\.verdict))
    #expect(report.ids { $0 == .deleted(.reply) } == [Fixture.id(0), Fixture.id(2)])
    #expect(report.ids { _ in false } == [])
  }

  @Test("goes no further than the reading where a record changed or is gone")
  func differs() async throws {
    var changed = Self.records[0]
    changed.comment = "changed"
    let platform = PlatformDouble(holding: [changed, Self.records[2]])
    let road = try await DeletionRoad(platform.service)
    let result = await road.delete(Self.plan)
    expectNoDifference(
      result.notStarted,
      .differs([
        Rereading.Difference(
          item: Self.plan.items[0], change: .fields([.comment], now: changed)),
        Rereading.Difference(item: Self.plan.items[1], change: .gone),
      ]))
    #expect(platform.sent == [])
    #expect(try await road.journal.batches() == [])
    expectNoDifference(road.progress.values, [.rereading])
  }

  @Test("goes no further than the reading where that fails")
  func readingFailed() async throws {
    let platform = PlatformDouble(holding: Self.records)
    var service = platform.service
    service.records = { _ throws(FeishuError) in throw Fixture.silence() }
    let road = try await DeletionRoad(service)
    let result = await road.delete(Self.plan)
    expectNoDifference(result.notStarted, .readingFailed(Fixture.silence()))
    #expect(platform.sent == [])
    #expect(try await road.journal.batches() == [])
  }

  @Test("numbers the batches one after the other")
  func numbers() async throws {
    let platform = PlatformDouble(
      holding: Self.records,
      attempts: [
        Self.done, .listed(deleted: [Fixture.id(1)]),
      ])
    let road = try await DeletionRoad(platform.service)
    #expect(await road.delete(Self.plan).report?.batchNumber == 1)
    let retry = try #require(Self.plan.keeping([Fixture.id(1)]))
    #expect(await road.delete(retry, reason: "").report?.batchNumber == 2)
    let batches = try await road.journal.batches()
    expectNoDifference(
      batches.map(\.intent),
      [DeletionRoad.intent(retry, reason: ""), DeletionRoad.intent(Self.plan)])
  }
}

/// What a journal says of its first batch.
private func kept(in journal: Journal) async -> JournalBatch? {
  do {
    return try await journal.batch(1)
  } catch {
    Issue.record(error)
    return nil
  }
}
