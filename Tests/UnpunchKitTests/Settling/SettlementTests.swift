import Attendance
import CustomDump
import FeishuAttendance
import Journal
import TestSupport
import Testing
import UnpunchKit

@Suite("Settling what a deletion left open")
struct SettlementTests {
  private static let records = (0..<3).map { Fixture.record($0, user: $0) }
  private static let plan = Fixture.plan(records)
  private static let at = DeletionRoad.now

  /// A deletion with its journal, and a settlement on the same platform.
  private struct Road {
    let platform: TruthDouble
    let deletion: DeletionRoad
    let settlement: Settlement
    let progress = Recorder<SettlementProgress>()
    let pauses: Recorder<Duration>

    init(_ platform: TruthDouble, now: UnixTime = SettlementTests.at) async throws {
      self.platform = platform
      let pauses = Recorder<Duration>()
      self.pauses = pauses
      // The journal's clock is the wall clock of these tests, so that the outcome is as old as they say.
      let journal = try await Journal.standingStill()
      deletion = try await DeletionRoad(platform.service, journal: journal)
      settlement = Settlement(
        service: platform.service, journal: journal,
        timing: .standingStill(at: now) { pauses.record($0) })
    }

    func settle(_ number: Int = 1) async throws -> [Verdict] {
      let result = try await settlement.settle(number) { [progress] in progress.record($0) }
      return result.batch.verdicts.map(\.verdict)
    }
  }

  @Test(
    "says deleted where the answer was lost and the records are gone",
    arguments: [TruthDouble.Unknown.notFound, .nothing])
  func gone(unknown: TruthDouble.Unknown) async throws {
    let road = try await Road(
      TruthDouble(holding: Self.records) {
        $0.fates = [.appliedAndLost]
        $0.unknown = unknown
      })
    let report = try #require(await road.deletion.delete(Self.plan).report)
    #expect(report.entries.allSatisfy { $0.verdict.isUnknown })
    #expect(
      try await road.settle()
        == Array(repeating: .deleted(.absent(at: Self.at)), count: 3))
    // The first round told all, so there was no other.
    expectNoDifference(
      road.progress.values, [.pausing(.seconds(1), round: 1), .asking(round: 1)])
    #expect(road.platform.truth.deletionRequests == 1)
    let kept = try #require(try await road.deletion.journal.batch(1))
    #expect(kept.outcome?.verdicts.allSatisfy { $0.verdict.isUnknown } == true)
    #expect(OpenQuestions(kept).isEmpty)
  }

  @Test("says still there only after the third round, and asks once more after five minutes")
  func stillThere() async throws {
    let road = try await Road(TruthDouble(holding: Self.records) { $0.fates = [.lost] })
    _ = await road.deletion.delete(Self.plan)
    #expect(
      try await road.settle()
        == Array(repeating: .notDeleted(.stillThere(at: Self.at)), count: 3))
    expectNoDifference(road.pauses.values, [.seconds(1), .seconds(3), .seconds(8)])
    let journal = road.deletion.journal
    #expect(try await journal.openBatches().map(\.number) == [1])

    // Asked within the five minutes it is still there, at another time: no news, and nothing is written.
    let soon = Self.at.advanced(bySeconds: 60)
    let between = try await Settlement(
      service: road.platform.service, journal: journal, timing: .standingStill(at: soon)
    ).settle(1)
    expectNoDifference(between.changes, [])
    expectNoDifference(
      between.batch.verdicts.map(\.verdict),
      Array(repeating: .notDeleted(.stillThere(at: Self.at)), count: 3))

    // The platform acts late after all.
    let later = Self.at.advanced(bySeconds: OpenQuestions.lateness)
    road.platform.update { $0.held = [:] }
    let again = Settlement(
      service: road.platform.service, journal: journal, timing: .standingStill(at: later))
    let result = try await again.settle(1)
    expectNoDifference(result.changes.map(\.recordID), Self.plan.batch.ids)
    expectNoDifference(
      result.batch.verdicts.map(\.verdict),
      Array(repeating: .deleted(.absent(at: later)), count: 3))
    #expect(try await journal.openBatches() == [])
  }

  @Test("is done with a record that is still there after five minutes")
  func stillThereForGood() async throws {
    let later = Self.at.advanced(bySeconds: OpenQuestions.lateness)
    let road = try await Road(
      TruthDouble(holding: Self.records) { $0.fates = [.lost] }, now: later)
    _ = await road.deletion.delete(Self.plan)
    _ = try await road.settle()
    // So long after the request one round is enough.
    #expect(road.pauses.values == [])
    let open = try await road.deletion.journal.openBatches()
    #expect(open == [])
  }

  @Test("asks in three rounds after an outcome, however long the platform had the request wait")
  func longWait() async throws {
    let minutes = Counter()
    let journal = try await Journal.inMemory(as: Journal.context) {
      JournalInstant(
        utcMilliseconds: (Self.at.seconds + Int64(60 * minutes.add(0))) * 1000,
        monotonicNanoseconds: 1)
    }
    let platform = TruthDouble(holding: Self.records) {
      $0.fates = [.refused(.rateLimited, "request trigger frequency limit"), .lost]
    }
    _ = try await DeletionRoad(platform.service, journal: journal) { _ in minutes.add(10) }
      .delete(Self.plan)
    let pauses = Recorder<Duration>()
    _ = try await Settlement(
      service: platform.service, journal: journal,
      timing: .standingStill(at: Self.at.advanced(bySeconds: 600)) { pauses.record($0) }
    ).settle(1)
    expectNoDifference(pauses.values, [.seconds(1), .seconds(3), .seconds(8)])
  }

  @Test("finds a deletion that shows only later, within its three rounds")
  func lateWithinRounds() async throws {
    let road = try await Road(
      TruthDouble(holding: Self.records) { $0.fates = [.appliedLate(after: 2)] })
    _ = await road.deletion.delete(Self.plan)
    #expect(
      try await road.settle()
        == Array(repeating: .deleted(.absent(at: Self.at)), count: 3))
  }

  @Test(
    "leaves open what it gets no answer about, and asks again the next time",
    arguments: [TruthDouble.Unknown.userUnknown, .withoutData])
  func noAnswer(unknown: TruthDouble.Unknown) async throws {
    let road = try await Road(
      TruthDouble(holding: Self.records) {
        $0.fates = [.appliedAndLost]
        $0.unknown = unknown
      })
    _ = await road.deletion.delete(Self.plan)
    #expect(try await road.settle().allSatisfy { $0.isUnknown })
    #expect(try await road.deletion.journal.openBatches().map(\.number) == [1])
    road.platform.update { $0.unknown = .notFound }
    #expect(try await road.settle().allSatisfy { $0.isDeleted })
  }

  @Test("takes 1220001 for absent only beside a record that is still shown")
  func control() async throws {
    var bystander = Fixture.record(9, user: 0, minute: 1)
    bystander.comment = "bystander"
    for (held, isDeleted) in [([bystander], true), ([], false)] {
      let road = try await Road(
        TruthDouble(holding: Self.records + held) {
          $0.fates = [.appliedAndLost]
          $0.unknown = .parameterInvalid
        })
      _ = await road.deletion.delete(Self.plan)
      #expect(try await road.settle().allSatisfy { $0.isDeleted } == isDeleted)
    }
  }

  @Test("never calls a record deleted while a query fails")
  func failingQuery() async throws {
    let road = try await Road(TruthDouble(holding: Self.records) { $0.fates = [.appliedAndLost] })
    _ = await road.deletion.delete(Self.plan)
    road.platform.update { $0.failingQueries = 100 }
    #expect(try await road.settle().allSatisfy { $0.isUnknown })
  }

  @Test("gives a batch without an outcome one: never sent where there was no attempt")
  func abandonedBeforeSending() async throws {
    let road = try await Road(TruthDouble(holding: Self.records))
    let journal = road.deletion.journal
    let ticket = try await journal.commit(DeletionRoad.intent(Self.plan))
    journal.abandon(ticket)
    #expect(try await journal.openBatches().map(\.number) == [1])
    let verdicts = try await road.settle()
    #expect(verdicts == Array(repeating: .notDeleted(.neverSent(.noAttempt)), count: 3))
    #expect(road.platform.truth.readings == 0)
    #expect(try await journal.openBatches() == [])
  }

  @Test("asks about a batch whose program died under way")
  func abandonedUnderWay() async throws {
    let road = try await Road(TruthDouble(holding: [Self.records[1]]))
    let journal = road.deletion.journal
    let ticket = try await journal.commit(DeletionRoad.intent(Self.plan))
    _ = try await journal.beginAttempt(ticket).number
    journal.abandon(ticket)
    let verdicts = try await road.settle()
    expectNoDifference(
      verdicts,
      [
        .deleted(.absent(at: Self.at)), .notDeleted(.stillThere(at: Self.at)),
        .deleted(.absent(at: Self.at)),
      ])
    #expect(
      try await journal.batch(1)?.outcome?.verdicts.allSatisfy { $0.verdict.isUnknown } == true)
  }

  @Test("leaves a batch alone that is in flight")
  func inFlight() async throws {
    let road = try await Road(TruthDouble(holding: Self.records))
    let ticket = try await road.deletion.journal.commit(DeletionRoad.intent(Self.plan))
    await #expect(throws: JournalError.inFlight(batch: 1, pid: ownPID)) {
      try await road.settlement.settle(1)
    }
    #expect(road.platform.truth.readings == 0)
    road.deletion.journal.abandon(ticket)
    _ = try await road.settlement.settle(1)
  }

  @Test("keeps what it had found where it is cancelled")
  func cancelled() async throws {
    let platform = TruthDouble(holding: [Self.records[0]]) { $0.fates = [.appliedAndLost] }
    let road = try await Road(platform)
    platform.update {
      $0.held[Fixture.id(1)] = Self.records[1]; $0.held[Fixture.id(2)] = Self.records[2]
    }
    _ = await road.deletion.delete(Self.plan)
    // The first record comes back between the rounds, so the second round would be needed for it.
    platform.update { $0.held[Fixture.id(0)] = Self.records[0] }
    let settlement = Settlement(
      service: platform.service, journal: road.deletion.journal,
      timing: .standingStill(at: Self.at) { duration in
        if duration > .seconds(1) { throw CancellationError() }
      })
    let result = try await settlement.settle(1)
    expectNoDifference(
      result.batch.verdicts.map(\.verdict.isDeleted), [false, true, true])
    #expect(result.batch.verdicts[0].verdict.isUnknown)
  }

  @Test("links what is refused as not found to the earlier batch that may have deleted it")
  func earlier() async throws {
    let road = try await Road(TruthDouble(holding: Self.records) { $0.fates = [.lost] })
    _ = await road.deletion.delete(Self.plan)
    _ = try await road.settle()
    // The platform deletes the first record late, between the readings of the retry and its request.
    var service = road.platform.service
    let delete = service.delete
    service.delete = { [platform = road.platform] batch in
      platform.update { $0.held[Fixture.id(0)] = nil }
      return await delete(batch)
    }
    let retry = Deletion(
      service: service, journal: road.deletion.journal, target: DeletionRoad.target,
      timing: .standingStill(at: Self.at))
    guard case .concluded(let report) = await retry.delete(Self.plan, reason: "") else {
      Issue.record("not concluded")
      return
    }
    #expect(report.entries[0].verdict == .notDeleted(.platform("rule does not exist")))
    let links = try await road.settlement.earlierDeletions(of: report.batch)
    expectNoDifference(links.mapValues(\.number), [Fixture.id(0): 1])
    #expect(
      links[Fixture.id(0)]?.verdicts.first?.verdict == .deleted(.absent(at: Self.at)))
    // The second and the third are this batch's own.
    let known = try await road.deletion.journal.deletions(
      of: Set(Self.plan.batch.ids), on: DeletionRoad.target)
    // Only what the platform said is told; the first may show again, and is looked at before it is skipped.
    expectNoDifference(known.told, [Fixture.id(1): 2, Fixture.id(2): 2])
    expectNoDifference(known.found, [Fixture.id(0): 1])
  }
}
