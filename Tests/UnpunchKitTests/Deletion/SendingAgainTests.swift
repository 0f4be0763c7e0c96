import Attendance
import CustomDump
import FeishuAttendance
import Journal
import TestSupport
import Testing
import UnpunchKit

@Suite("Sending a batch again")
struct SendingAgainTests {
  private static let records = (0..<2).map { Fixture.record($0) }
  private static let plan = Fixture.plan(records)
  private static let done = WriteAttempt.listed(deleted: [Fixture.id(0), Fixture.id(1)])
  private static let deleted = [Verdict.deleted(.reply), .deleted(.reply)]
  private static let tooFast = [Verdict](
    repeating: .notDeleted(.platform("request trigger frequency limit")), count: 2)

  private func platform(_ attempts: WriteAttempt...) -> PlatformDouble {
    PlatformDouble(holding: Self.records, attempts: attempts)
  }

  @Test("waits as long as the platform asks, and a second where it does not say")
  func waits() async throws {
    let platform = platform(
      .rateLimited(.seconds(7)), .rateLimited(nil, status: 400), .rateLimited(.seconds(-3)),
      Self.done)
    let road = try await DeletionRoad(platform.service)
    let report = try #require(await road.delete(Self.plan).report)
    expectNoDifference(report.outcome.verdicts.map(\.verdict), Self.deleted)
    expectNoDifference(road.waits.values, [.seconds(7), .seconds(1), .zero])
    expectNoDifference(
      road.progress.values,
      [
        .rereading, .recording, .sending, .waiting(.seconds(7)), .rereading, .sending,
        .waiting(.seconds(1)), .rereading, .sending, .waiting(.zero), .rereading, .sending,
      ])
    #expect(platform.sent == Array(repeating: Self.plan.batch, count: 4))
    #expect(report.attempts == 4)
    #expect(report.cause == nil)
    let batch = try #require(try await road.journal.batch(1))
    #expect(batch.attempts == 4)
    expectNoDifference(batch.outcome, report.outcome)
  }

  @Test("gives up after three waits, with the refusal as the outcome")
  func giveUp() async throws {
    let refusals = (1...4).map { WriteAttempt.rateLimited(.seconds($0)) }
    let platform = platform(refusals[0], refusals[1], refusals[2], refusals[3])
    let road = try await DeletionRoad(platform.service)
    let report = try #require(await road.delete(Self.plan).report)
    expectNoDifference(road.waits.values, [.seconds(1), .seconds(2), .seconds(3)])
    expectNoDifference(report.outcome.verdicts.map(\.verdict), Self.tooFast)
    #expect(report.outcome.code == .rateLimited)
    #expect(report.outcome.status == 429)
    #expect(report.attempts == 4)
    #expect(report.cause == refusals[3].cause)
    let batch = try #require(try await road.journal.batch(1))
    #expect(batch.attempts == 4)
    expectNoDifference(batch.outcome, report.outcome)
  }

  @Test("begins each attempt in the journal before it is sent")
  func attempts() async throws {
    let platform = platform(.rateLimited(nil), .tokenRefused, Self.done)
    let journal = try await Journal.fresh()
    let counts = Recorder<Int?>()
    var service = platform.service
    let delete = service.delete
    service.delete = { batch in
      do {
        let kept = try await journal.batch(1)
        counts.record(kept?.attempts)
        #expect(kept?.outcome == nil)
      } catch {
        Issue.record(error)
      }
      return await delete(batch)
    }
    let report = await (try DeletionRoad(service, journal: journal)).delete(Self.plan).report
    expectNoDifference(counts.values, [1, 2, 3])
    #expect(report?.attempts == 3)
  }

  @Test("ends where the wait is cancelled, with the refusal as the outcome")
  func cancelledWait() async throws {
    let platform = platform(.rateLimited(.seconds(60)))
    let road = try await DeletionRoad(platform.service) { _ in throw CancellationError() }
    let report = try #require(await road.delete(Self.plan).report)
    expectNoDifference(report.outcome.verdicts.map(\.verdict), Self.tooFast)
    #expect(report.attempts == 1)
    #expect(report.journalError == nil)
    let kept = try await road.journal.batch(1)?.outcome
    expectNoDifference(kept, report.outcome)
  }

  @Test("ends, and keeps the outcome, where the task is cancelled", .timeLimit(.minutes(1)))
  func cancelledTask() async throws {
    let platform = platform(.rateLimited(.seconds(60)))
    let gate = Gate(opensAt: 2)
    let road = try await DeletionRoad(platform.service) { _ in
      await gate.pass()
      await untilCancelled()
      try Task.checkCancellation()
    }
    let result = await withTaskGroup(of: DeletionResult.self) { group in
      group.addTask { await road.delete(Self.plan) }
      await gate.pass()
      group.cancelAll()
      return await group.next()
    }
    let report = try #require(result?.report)
    expectNoDifference(report.outcome.verdicts.map(\.verdict), Self.tooFast)
    #expect(report.journalError == nil)
    let kept = try await road.journal.batch(1)?.outcome
    expectNoDifference(kept, report.outcome)
  }

  @Test("gets a new token once, and sends once more")
  func token() async throws {
    let platform = platform(.tokenRefused, Self.done)
    let road = try await DeletionRoad(platform.service)
    let report = try #require(await road.delete(Self.plan).report)
    expectNoDifference(report.outcome.verdicts.map(\.verdict), Self.deleted)
    #expect(report.attempts == 2)
    expectNoDifference(
      platform.calls.suffix(3),
      [.delete(Self.plan.batch), .discardToken, .delete(Self.plan.batch)])
    #expect(road.waits.values == [])
    #expect(try await road.journal.batch(1)?.attempts == 2)
  }

  @Test("takes the second refusal of a token as the outcome, also after a wait")
  func tokenTwice() async throws {
    let platform = platform(.tokenRefused, .rateLimited(.seconds(2)), .tokenRefused)
    let road = try await DeletionRoad(platform.service)
    let report = try #require(await road.delete(Self.plan).report)
    #expect(report.outcome.code == .tokenRefused)
    #expect(report.attempts == 3)
    #expect(platform.calls.filter { $0 == .discardToken }.count == 1)
    #expect(road.waits.values == [.seconds(2)])
  }

  private static let final: [(WriteAttempt, Verdict)] = [
    (
      .answered(status: 500, #"{"code":1225000,"msg":"internal server error"}"#),
      .unknown(.openAnswer)
    ),
    (.answered(status: 502, "<html>Bad Gateway</html>"), .unknown(.notJSON(status: 502))),
    (.answered(#"{"code":0,"msg":"success"}"#), .unknown(.noData)),
    (.answered(#"{"code":0,"data":{}}"#), .unknown(.inNeitherList)),
    (
      .answered(status: 400, #"{"code":99991672,"msg":"Access denied."}"#),
      .notDeleted(.platform("Access denied."))
    ),
    (.answered(status: 503, #"{"code":99991400,"msg":"slow"}"#), .unknown(.openAnswer)),
    (WriteAttempt(observation: .noAnswer(.timeout)), .unknown(.noAnswer(.timeout))),
    (
      WriteAttempt(observation: .noAnswer(.connectionClosed)),
      .unknown(.noAnswer(.connectionClosed))
    ),
    (
      WriteAttempt(observation: .answerBroken(status: 200, .cut), status: 200),
      .unknown(.answerBroken(status: 200, .cut))
    ),
    (
      WriteAttempt(observation: .neverSent(.connectTimeout)),
      .notDeleted(.neverSent(.connectTimeout))
    ),
    (
      WriteAttempt(
        observation: .neverSent(.noToken), cause: Fixture.refusal(.tokenRefused, .token)),
      .notDeleted(.neverSent(.noToken))
    ),
  ]

  @Test("is never done for anything else")
  func never() async throws {
    for (attempt, verdict) in Self.final {
      let platform = platform(attempt)
      let road = try await DeletionRoad(platform.service)
      let report = try #require(await road.delete(Self.plan).report)
      expectNoDifference(report.outcome.verdicts.map(\.verdict), [verdict, verdict])
      #expect(platform.sent == [Self.plan.batch])
      #expect(report.attempts == 1)
      #expect(road.waits.values == [])
      let kept = try await road.journal.batch(1)?.outcome
      expectNoDifference(kept, report.outcome)
    }
  }

  @Test("does not hide a doubt behind an earlier refusal")
  func doubtAfterRefusal() async throws {
    let silence = WriteAttempt(
      observation: .noAnswer(.timeout), cause: Fixture.silence(.delete))
    let platform = platform(.rateLimited(.seconds(1)), silence)
    let report = try #require(
      await DeletionRoad(platform.service).delete(Self.plan).report)
    expectNoDifference(
      report.outcome,
      DeletionOutcome(
        verdicts: Self.plan.batch.ids.map {
          RecordVerdict(recordID: $0, verdict: .unknown(.noAnswer(.timeout)))
        }))
    #expect(report.cause == Fixture.silence(.delete))
    #expect(report.attempts == 2)
  }
}
