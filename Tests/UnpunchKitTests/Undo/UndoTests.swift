import Attendance
import CustomDump
import FeishuAttendance
import Foundation
import Journal
import TestSupport
import Testing
import UnpunchKit

@Suite("Bringing deleted records back")
struct UndoTests {
  private static let records = (0..<3).map { Fixture.record($0, user: $0) }

  /// A batch that deleted records, and the undo on the same platform.
  private struct Road {
    let platform: TruthDouble
    let journal: Journal
    let undo: Undo
    let pauses = Recorder<Duration>()

    init(
      deleting records: [FlowRecord], beside others: [FlowRecord] = [],
      _ change: (inout TruthDouble.State) -> Void = { _ in }
    ) async throws {
      platform = TruthDouble(holding: records + others, change)
      let road = try await DeletionRoad(platform.service)
      journal = road.journal
      _ = try #require(await road.delete(Fixture.plan(records)).report)
      undo = Self.undo(platform.service, road.journal, pauses)
    }

    static func undo(
      _ service: AttendanceService, _ journal: Journal, _ pauses: Recorder<Duration>
    ) -> Undo {
      Undo(
        service: service, journal: journal, target: DeletionRoad.target, zone: Fixture.zone,
        timing: .standingStill { pauses.record($0) })
    }

    func undoAll() async throws -> UndoReport {
      let plan = try await undo.plan(1)
      guard case .ended(let report) = await undo.undo(plan, reason: "HR-1205") else {
        throw WaitedInVain()
      }
      return report
    }

    /// What is there, without ids and keys.
    var shown: [FlowRecord] {
      platform.truth.held.values.map { record in
        var record = record
        record.recordID = nil
        record.idempotentID = nil
        return record
      }.sorted { $0.checkTime < $1.checkTime }
    }
  }

  private struct WaitedInVain: Error {}

  private static func withoutID(_ records: [FlowRecord]) -> [FlowRecord] {
    records.map { record in
      var record = record
      record.recordID = nil
      return record
    }.sorted { $0.checkTime < $1.checkTime }
  }

  @Test(
    "imports what was deleted, equal in every field, and knows the new ids",
    arguments: [true, false])
  func whole(tellsNewID: Bool) async throws {
    let road = try await Road(deleting: Self.records) { $0.tellsNewID = tellsNewID }
    #expect(road.platform.truth.held.isEmpty)
    let report = try await road.undoAll()
    expectNoDifference(road.shown, Self.withoutID(Self.records))
    #expect(report.journalError == nil)
    for entry in report.entries {
      guard case .imported(let id?) = entry.verdict else {
        Issue.record("\(entry)")
        continue
      }
      #expect(road.platform.truth.held[id]?.checkTime == entry.record.checkTime)
    }
    let batch = try #require(try await road.journal.batch(1))
    #expect(batch.undo.values.allSatisfy { $0.verdict.isImported && $0.attempts == 1 })
    // A second time there is nothing left to bring back.
    await #expect(throws: UndoRefusal.nothingToImport) { try await road.undo.plan(1) }
  }

  @Test("has every key in the journal before the first request")
  func keysFirst() async throws {
    let road = try await Road(deleting: Self.records)
    let seen = Recorder<JournalBatch?>()
    var service = road.platform.service
    let (create, journal) = (service.create, road.journal)
    service.create = { record, kind in
      seen.record(try? await journal.batch(1))
      return await create(record, kind)
    }
    let undo = Road.undo(service, journal, road.pauses)
    _ = await undo.undo(try await undo.plan(1), reason: "")
    #expect(seen.values.count == 3)
    let first = try #require(seen.values.first ?? nil)
    #expect(Set(first.undo.values.map(\.item.idempotentID)).count == 3)
    #expect(first.undo.values.map(\.attempts).sorted() == [0, 0, 1])
  }

  @Test(
    "imports nothing twice where the answer is lost, also beside an equal twin",
    arguments: [true, false], [true, false])
  func lostAnswer(hasTwin: Bool, tellsKeys: Bool) async throws {
    var twin = Self.records[0]
    twin.recordID = Fixture.id(77)
    let road = try await Road(
      deleting: [Self.records[0]], beside: hasTwin ? [twin] : []
    ) { $0.tellsKeys = tellsKeys }
    road.platform.update { $0.fates = [.appliedAndLost] }
    let report = try await road.undoAll()
    #expect(road.platform.truth.imported.count == 1)
    #expect(road.platform.truth.held.count == (hasTwin ? 2 : 1))
    guard case .imported(let id?) = report.entries.first?.verdict else {
      Issue.record("\(report.entries)")
      return
    }
    #expect(id != twin.recordID)
    #expect(road.platform.truth.held[id] != nil)
  }

  @Test("uses the same key again where an earlier undo stayed open, and imports once")
  func sameKeyLater() async throws {
    let road = try await Road(deleting: [Self.records[0]])
    road.platform.update {
      $0.fates = [.appliedAndLost, .lost, .lost, .lost]
      $0.failingQueries = 0
    }
    // Nothing is shown while the first undo settles, so it stays open.
    let blind = road.platform
    var service = blind.service
    let records = service.records
    let isBlind = Counter()
    service.records = { window throws(FeishuError) in
      if isBlind.add(0) > 0 { throw Fixture.silence(.query) }
      return try await records(window)
    }
    let create = service.create
    service.create = { record, kind in
      isBlind.add(1)
      return await create(record, kind)
    }
    let undo = Road.undo(service, road.journal, road.pauses)
    let plan = try await undo.plan(1)
    guard case .ended(let open) = await undo.undo(plan, reason: "") else {
      Issue.record("not ended")
      return
    }
    #expect(open.entries.allSatisfy { $0.verdict.isUnknown })
    #expect(try await road.journal.openBatches().map(\.number) == [1])
    isBlind.add(-isBlind.add(0))
    let again = try await undo.plan(1)
    expectNoDifference(again.items.map(\.intent), plan.items.map(\.intent))
    let report = try await road.undoAll()
    #expect(report.entries.allSatisfy { $0.verdict.isImported })
    #expect(road.platform.truth.imported.count == 1)
  }

  @Test("settles an open import by what the platform shows")
  func settles() async throws {
    for (isApplied, expected) in [(true, true), (false, false)] {
      let road = try await Road(deleting: [Self.records[0]])
      let claim = try await road.journal.claim(1)
      let plan = try await road.undo.plan(1)
      let ticket = try await road.journal.commit(
        UndoIntent(items: plan.items.map(\.intent), reason: ""), of: claim)
      let id = plan.items[0].id
      let permission = try await road.journal.beginImport(of: id, in: ticket)
      let key = permission.idempotentID
      if isApplied {
        _ = await road.platform.service.create(
          RecordImport(Self.records[0], idempotentID: key), .employeeID)
      }
      try await settle(road, after: consume ticket, claim)
      let batch = try #require(try await road.journal.batch(1))
      #expect(batch.undo[id]?.verdict.isImported == expected)
      #expect(batch.undo[id]?.verdict.isUnknown == false)
    }
  }

  /// Settles after the undo's process is gone: its lock is given back with its claim.
  private func settle(_ road: Road, after ticket: consuming UndoTicket, _ claim: BatchClaim)
    async throws
  {
    let number = ticket.claim.batch.number
    claim.giveBack()
    _ = try await Settlement(
      service: road.platform.service, journal: road.journal, timing: .standingStill()
    ).settle(number)
  }

  @Test("refuses record by record, and goes on with the others")
  func obstacles() async throws {
    var early = Fixture.record(5, user: 1)
    early.checkTime = UnixTime(seconds: 1_600_000_000)
    let road = try await Road(deleting: [Self.records[0], early, Self.records[2]]) {
      $0.names = [Fixture.user(2): "王芳"]
    }
    let plan = try await road.undo.plan(1)
    #expect(plan.items.map(\.id) == [Fixture.id(0)])
    expectNoDifference(plan.left.map(\.obstacle), [.tooEarly, .otherPerson])
    let report = try await road.undoAll()
    expectNoDifference(
      report.entries.map(\.verdict.isImported), [true, false, false])
    #expect(road.platform.truth.imported.count == 1)
  }

  @Test("asks about a record that was only found absent where an equal one is there")
  func doubtful() async throws {
    let road = try await Road(deleting: [Self.records[0]]) { $0.fates = [.appliedAndLost] }
    _ = try await Settlement(
      service: road.platform.service, journal: road.journal, timing: .standingStill()
    ).settle(1)
    var other = Self.records[0]
    other.recordID = Fixture.id(88)
    road.platform.update { $0.held[Fixture.id(88)] = other }
    let plan = try await road.undo.plan(1)
    #expect(plan.items.map(\.needsConsent) == [true])
    let careful = plan.withoutDoubtful
    #expect(careful.items.isEmpty)
    expectNoDifference(careful.left.map(\.obstacle), [.equalRecord(Fixture.id(88))])
    guard case .ended(let report) = await road.undo.undo(careful, reason: "") else {
      Issue.record("not ended")
      return
    }
    expectNoDifference(
      report.entries.map(\.verdict), [.notImported(.equalRecord(Fixture.id(88)))])
    #expect(road.platform.truth.imported.isEmpty)
    _ = await road.undo.undo(plan, reason: "")
    #expect(road.platform.truth.imported.count == 1)
  }

  @Test("does not import what somebody else has brought back since the plan, or during a wait")
  func broughtBackMeanwhile() async throws {
    for isDuringWait in [false, true] {
      let road = try await Road(deleting: [Self.records[0]])
      if isDuringWait {
        road.platform.update {
          $0.fates = [.refused(.rateLimited, "request trigger frequency limit")]
        }
      }
      var other = Self.records[0]
      other.recordID = Fixture.id(88)
      let (platform, record) = (road.platform, other)
      let undo = Undo(
        service: platform.service, journal: road.journal, target: DeletionRoad.target,
        zone: Fixture.zone,
        timing: .standingStill { _ in platform.update { $0.held[Fixture.id(88)] = record } })
      let plan = try await undo.plan(1)
      if !isDuringWait { platform.update { $0.held[Fixture.id(88)] = record } }
      guard case .ended(let report) = await undo.undo(plan, reason: "") else {
        Issue.record("not ended")
        return
      }
      expectNoDifference(
        report.entries.map(\.verdict), [.notImported(.equalRecord(Fixture.id(88)))])
      #expect(platform.truth.imported.isEmpty)
      #expect(platform.truth.held.count == 1)
    }
  }

  @Test("waits for the rate limit and takes a new token, and tells any other refusal")
  func refusals() async throws {
    let road = try await Road(deleting: Self.records)
    road.platform.update {
      $0.fates = [
        .refused(.rateLimited, "request trigger frequency limit"),
        .refused(.tokenRefused, "token"), .answered, .refused(.scopeMissing, "scope"), .answered,
      ]
    }
    let report = try await road.undoAll()
    expectNoDifference(
      report.entries.map(\.verdict.isImported), [true, false, true])
    #expect(report.entries[1].verdict == .notImported(.refused(.platform("scope"))))
    #expect(try await road.journal.batch(1)?.undo[Fixture.id(0)]?.attempts == 3)
  }

  @Test(
    "does not undo a batch of another app, nor one whose copies are gone, nor one that deleted nothing"
  )
  func refusesPlans() async throws {
    let road = try await Road(deleting: [Self.records[0]])
    let foreign = Undo(
      service: road.platform.service, journal: road.journal,
      target: PlatformTarget(host: "open.feishu.cn", appID: "cli_other", tenantName: nil),
      zone: Fixture.zone, timing: .standingStill())
    await #expect(
      throws: UndoRefusal.otherTarget(DeletionRoad.target)
    ) { try await foreign.plan(1) }
    await #expect(throws: UndoRefusal.journal(.noSuchBatch(2))) { try await road.undo.plan(2) }
    let none = try await Road(deleting: [Self.records[0]]) {
      $0.fates = [.refused(.scopeMissing, "scope")]
    }
    await #expect(throws: UndoRefusal.nothingToImport) { try await none.undo.plan(1) }
  }

  @Test("sends nothing where the batch has changed since it was shown")
  func changedMeanwhile() async throws {
    let road = try await Road(deleting: [Self.records[0]])
    let plan = try await road.undo.plan(1)
    _ = try await road.undoAll()
    guard case .notStarted(.changedMeanwhile(1)) = await road.undo.undo(plan, reason: "") else {
      Issue.record("started")
      return
    }
    #expect(road.platform.truth.imported.count == 1)
  }
}
