import Attendance
import CustomDump
import FeishuAttendance
import Journal
import TestSupport
import Testing
import UnpunchKit

@Suite("A record that is gone is one batch's")
struct OneBatchTests {
  private static let records = (0..<2).map { Fixture.record($0, user: $0) }
  private static let ids = records.compactMap(\.recordID)
  private static let plan = Fixture.plan(records)
  private static let later = DeletionRoad.now.advanced(bySeconds: OpenQuestions.lateness)

  /// A platform, a journal, and all that works with them.
  private struct Road {
    let platform: TruthDouble
    let journal: Journal

    init(_ fates: [TruthDouble.Fate], journal: Journal? = nil) async throws {
      platform = TruthDouble(holding: OneBatchTests.records) { $0.fates = fates }
      if let journal {
        self.journal = journal
      } else {
        self.journal = try await Journal.standingStill()
      }
    }

    func delete() async throws {
      _ = try await DeletionRoad(platform.service, journal: journal).delete(OneBatchTests.plan)
    }

    @discardableResult func settle(
      _ number: Int, at now: UnixTime = DeletionRoad.now
    ) async throws -> SettlementResult {
      try await Settlement(
        service: platform.service, journal: journal, timing: .standingStill(at: now)
      ).settle(number)
    }

    /// Undoes a batch; tells how many records that brought back, none where there is nothing to do.
    @discardableResult func undo(_ number: Int, in journal: Journal? = nil) async throws -> Int {
      let undo = Undo(
        service: platform.service, journal: journal ?? self.journal, target: DeletionRoad.target,
        zone: Fixture.zone, timing: .standingStill())
      let plan: UndoPlan
      do throws(UndoRefusal) {
        plan = try await undo.plan(number)
      } catch {
        guard error == .nothingToImport || error == .notConcluded else { throw error }
        return 0
      }
      guard case .ended(let report) = await undo.undo(plan, reason: "") else { return 0 }
      return report.entries.count(where: \.verdict.isImported)
    }

    func verdicts(_ number: Int) async throws -> [Verdict] {
      try #require(try await journal.batch(number)).verdicts.map(\.verdict)
    }

    /// How many records each batch has, oldest first, by the history.
    var booked: [Int] {
      get async throws {
        try await journal.batches().reversed().map { $0.verdicts.count(where: \.verdict.isDeleted) }
      }
    }
  }

  private static func elsewhere(_ number: Int) -> [Verdict] {
    Array(repeating: .notDeleted(.deletedBy(batch: number)), count: 2)
  }

  @Test("though a late question of another one finds it gone", arguments: [[1, 2], [2, 1]])
  func lateQuestion(order: [Int]) async throws {
    let road = try await Road([.lost, .answered])
    try await road.delete()
    try await road.settle(1)
    #expect(
      try await road.verdicts(1)
        == Array(repeating: .notDeleted(.stillThere(at: DeletionRoad.now)), count: 2))
    try await road.delete()
    // Within the five minutes and after them, at every start.
    for time in [DeletionRoad.now, Self.later, Self.later] {
      let result = try await road.settle(1, at: time)
      expectNoDifference(result.changes, [])
    }
    #expect(try await road.verdicts(1) == Self.elsewhere(2))
    #expect(try await road.verdicts(2) == [.deleted(.reply), .deleted(.reply)])
    #expect(try await road.booked == [0, 2])
    #expect(try await road.journal.openBatches() == [])
    // An undo of either is an undo of the records, once.
    #expect(try await road.undo(order[0]) == 2)
    #expect(try await road.undo(order[1]) == 0)
    #expect(road.platform.truth.held.count == 2)
    #expect(try await road.journal.batches().map(\.undone).reduce(0, +) == 2)
  }

  @Test("though it is asked about while the other one is deleting it")
  func meanwhile() async throws {
    let road = try await Road([.lost, .answered])
    try await road.delete()
    var service = road.platform.service
    let (record, journal, platform) = (service.record, road.journal, road.platform)
    let asked = Counter()
    service.record = { id, kind throws(FeishuError) in
      if asked.add(1) == 1 {
        // The reading that shows them is over, and now they go.
        _ = try? await DeletionRoad(platform.service, journal: journal).delete(Self.plan)
      }
      return try await record(id, kind)
    }
    platform.update { $0.goodQueries = 0 }
    let records = service.records
    service.records = { window throws(FeishuError) in
      // Before the first question the list is already without them.
      if asked.add(0) == 0 {
        _ = try? await record(Self.ids[0], .employeeID)
        return FlowReading(records: [], logID: nil)
      }
      return try await records(window)
    }
    _ = try await Settlement(service: service, journal: journal, timing: .standingStill()).settle(1)
    #expect(try await road.verdicts(1) == Self.elsewhere(2))
    #expect(try await road.booked == [0, 2])
  }

  @Test(
    "where both were only found gone: the later one's, since it was there when that one was sent",
    arguments: [[2, 1], [1, 2, 1]])
  func bothAbsent(asked: [Int]) async throws {
    let road = try await Road([.lost, .appliedAndLost])
    try await road.delete()
    try await road.settle(1)
    try await road.delete()
    for number in asked { try await road.settle(number, at: Self.later) }
    #expect(try await road.journal.openBatches() == [])
    #expect(try await road.booked == [0, 2])
    #expect(try await road.verdicts(1) == Self.elsewhere(2))
    #expect(try await road.undo(1) == 2)
    #expect(try await road.undo(2) == 0)
    #expect(road.platform.truth.held.count == 2)
  }

  @Test("where an operator had marked it by hand, and the answer comes afterwards")
  func byHandThenReply() async throws {
    let road = try await Road([.lost, .answered])
    try await road.delete()
    let byHand = ByHand(journal: road.journal, timing: .standingStill())
    for id in Self.ids { _ = try await byHand.keep(.gone, about: id, of: 1) }
    #expect(try await road.booked == [2])
    // It was there all the same.
    try await road.delete()
    #expect(try await road.booked == [0, 2])
    #expect(try await road.verdicts(1) == Self.elsewhere(2))
    #expect(try await road.undo(2) == 2)
    #expect(try await road.undo(1) == 0)
  }

  @Test("where it was undone before the late question")
  func undoThenLateQuestion() async throws {
    let road = try await Road([.lost, .answered])
    try await road.delete()
    try await road.settle(1)
    try await road.delete()
    #expect(try await road.undo(2) == 2)
    try await road.settle(1, at: Self.later)
    #expect(try await road.verdicts(1) == Self.elsewhere(2))
    #expect(try await road.undo(1) == 0)
    #expect(try await road.undo(2) == 0)
    #expect(road.platform.truth.held.count == 2)
  }

  @Test("where the batch that found it gone was undone before another one's answer was known")
  func undoThenReply() async throws {
    let road = try await Road([.lost, .answered])
    try await road.delete()
    // Another process has sent a second batch, and has not kept its outcome yet.
    let ticket = try await road.journal.commit(DeletionRoad.intent(Self.plan))
    _ = await send(try await road.journal.beginAttempt(ticket), road.platform)
    // What is gone by now may be that one's, so nothing is concluded for the first; but an operator says so.
    try await road.settle(1, at: Self.later)
    #expect(try await road.booked == [0, 0])
    let byHand = ByHand(journal: road.journal, timing: .standingStill())
    for id in Self.ids { _ = try await byHand.keep(.gone, about: id, of: 1) }
    #expect(try await road.booked == [2, 0])
    // As long as that one is in flight, nothing of its records is imported.
    #expect(try await road.undo(1) == 0)
    road.journal.abandon(ticket)
    #expect(try await road.undo(1) == 2)
    try await road.journal.conclude(
      ticket,
      with: DeletionOutcome(
        verdicts: Self.ids.map { RecordVerdict(recordID: $0, verdict: .deleted(.reply)) }))
    #expect(try await road.booked == [0, 2])
    #expect(try await road.undo(2) == 0)
    #expect(try await road.undo(1) == 0)
    #expect(try await road.journal.batches().map(\.undone).reduce(0, +) == 2)
    #expect(road.platform.truth.held.count == 2)
  }

  private func send(_ attempt: consuming JournalAttempt, _ platform: TruthDouble) async
    -> WriteAttempt
  {
    await platform.service.delete(attempt.ticket.batch)
  }

  @Test("of an app on a host, not of another app's batch with the same id")
  func otherApp() async throws {
    let road = try await Road([.answered])
    let other = DeletionIntent(
      target: PlatformTarget(host: DeletionRoad.target.host, appID: "cli_other", tenantName: nil),
      idKind: .employeeID, includesFormer: false, reason: "", records: Self.records, names: [:])
    let ticket = try await road.journal.commit(other)
    try await road.journal.conclude(
      ticket,
      with: DeletionOutcome(
        verdicts: Self.ids.map {
          RecordVerdict(recordID: $0, verdict: .deleted(.byHand(at: Self.later)))
        }))
    try await road.delete()
    #expect(try await road.booked == [2, 2])
    #expect(
      other.importKey(of: Self.ids[0]) != DeletionRoad.intent(Self.plan).importKey(of: Self.ids[0]))
  }

  @Test("and is imported once, where two journals have it and each undoes it")
  func twoJournals() async throws {
    let mine = try await Road([.lost, .answered])
    try await mine.delete()
    let theirs = try await Journal.standingStill()
    _ = try await DeletionRoad(mine.platform.service, journal: theirs).delete(Self.plan)
    try await mine.settle(1, at: Self.later)
    // Neither journal knows the other one, so each has the records; the platform takes the key of a record once.
    #expect(try await mine.booked == [2])
    #expect(try await mine.undo(1) == 2)
    _ = try await mine.undo(1, in: theirs)
    #expect(mine.platform.truth.held.count == 2)
    #expect(mine.platform.truth.imported.count == 2)
  }

  @Test(
    "whatever becomes of several batches, in whatever order they are asked about and undone",
    arguments: 1...4 as ClosedRange<UInt64>)
  func truth(_ seed: UInt64) async throws {
    var random = SplitMix64(seed: seed)
    var booked = 0
    for round in 0..<40 {
      let fates: [TruthDouble.Fate] = [
        .answered, .appliedAndLost, .lost,
        .appliedLate(after: Int.random(in: 0...40, using: &random)),
        .refused(.systemError, "system error"),
      ]
      let road = try await Road(
        (0..<3).map { _ in fates.randomElement(using: &random) ?? .lost })
      for step in 0..<7 {
        let now = Bool.random(using: &random) ? DeletionRoad.now : Self.later
        let batches = try await road.journal.batches().map(\.number)
        switch Int.random(in: 0...3, using: &random) {
        case 0 where batches.count < 3: try await road.delete()
        case 1, 2:
          if let number = batches.randomElement(using: &random) {
            try await road.settle(number, at: now)
          }
        default:
          if step > 3, let number = batches.randomElement(using: &random) {
            try await road.undo(number)
          }
        }
        let place = "seed \(seed), round \(round), step \(step)"
        try await expectOneOwner(road, place)
      }
      for number in try await road.journal.batches().map(\.number).shuffled(using: &random) {
        try await road.settle(number, at: Self.later)
        try await road.undo(number)
      }
      try await expectOneOwner(road, "seed \(seed), round \(round), the end")
      booked += try await road.booked.reduce(0, +)
    }
    #expect(booked > 15)
  }

  private func expectOneOwner(_ road: Road, _ place: String) async throws {
    let batches = try await road.journal.batches()
    for id in Self.ids {
      let owners = batches.filter { batch in
        batch.verdicts.contains { $0.recordID == id && $0.verdict.isDeleted }
      }
      #expect(owners.count <= 1, "\(place): \(id) is booked by \(owners.map(\.number))")
    }
    let truth = road.platform.truth
    #expect(truth.held.count <= 2, "\(place): \(truth.held.count) records")
    #expect(Set(truth.imported).count == truth.imported.count, "\(place)")
    #expect(batches.map(\.undone).reduce(0, +) <= 2, "\(place)")
  }

  @Test("writes nothing where asking again brings no news")
  func noNews() async throws {
    let lines = Recorder<String>()
    let journal = try await Journal.inMemory(
      as: Journal.context,
      now: {
        JournalInstant(
          utcMilliseconds: DeletionRoad.now.seconds * 1000, monotonicNanoseconds: 1)
      }, announce: { lines.record($0) })
    let road = try await Road([.lost], journal: journal)
    try await road.delete()
    try await road.settle(1)
    let before = lines.values.count
    for second in 1...25 {
      try await road.settle(1, at: DeletionRoad.now.advanced(bySeconds: Int64(second)))
    }
    #expect(lines.values.count == before)
    // The last question closes it, and that is news.
    try await road.settle(1, at: Self.later)
    #expect(lines.values.count == before + 1)
    #expect(try await journal.openBatches() == [])
  }
}
