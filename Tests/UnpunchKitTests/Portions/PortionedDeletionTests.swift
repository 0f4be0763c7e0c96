import Attendance
import CustomDump
import FeishuAttendance
import Journal
import Synchronization
import TestSupport
import Testing
import UnpunchKit

@Suite("Deleting in portions of ten")
struct PortionedDeletionTests {
  private static let records = (0..<24).map { Fixture.record($0, user: $0 % 3) }

  /// A deletion in portions on a platform that really deletes.
  private struct Road {
    let platform: TruthDouble
    let journal: Journal
    let progress = Recorder<PortionProgress>()
    private let portioned: PortionedDeletion

    init(_ change: (inout TruthDouble.State) -> Void = { _ in }) async throws {
      platform = TruthDouble(holding: PortionedDeletionTests.records, change)
      journal = try await Journal.standingStill()
      let road = try await DeletionRoad(platform.service, journal: journal)
      portioned = PortionedDeletion(
        deletion: road.deletion,
        settlement: Settlement(
          service: platform.service, journal: journal, timing: .standingStill()))
    }

    func gather() async -> Gathering {
      await Gatherer(service: platform.service, zone: Fixture.zone).gather(
        PortionedDeletionTests.records.compactMap { record in
          record.recordID.map {
            RecordHint($0, userID: record.userID, checkTime: record.checkTime)
          }
        }, idKind: .employeeID, includesFormer: false)
    }

    func delete(
      _ gathering: Gathering, shouldStop: @escaping @Sendable () -> Bool = { false }
    ) async -> PortionedResult {
      await portioned.delete(
        gathering, idKind: .employeeID, includesFormer: false, reason: "HR-1204",
        shouldStop: shouldStop
      ) { [progress] in progress.record($0) }
    }

    var tallies: [[Int]] {
      progress.values.compactMap {
        guard case .portion(let step) = $0 else { return nil }
        return [
          step.tally.asked, step.total, step.tally.done, step.tally.notDone, step.portion,
        ]
      }
    }
  }

  @Test("each portion is one batch and one request, and the tally says how far it is")
  func portions() async throws {
    let road = try await Road()
    let result = await road.delete(await road.gather())
    #expect(result.stop == nil && result.left.isEmpty)
    #expect(result.reports.map(\.batchNumber) == [1, 2, 3])
    #expect(result.reports.map(\.entries.count) == [10, 10, 4])
    #expect(result.reports.flatMap(\.entries).allSatisfy { $0.verdict == .deleted(.reply) })
    #expect(road.platform.truth.deletionRequests == 3)
    #expect(
      road.tallies
        == [[0, 24, 0, 0, 1], [10, 24, 10, 0, 2], [20, 24, 20, 0, 3], [24, 24, 24, 0, 3]])
    #expect(result.reached == Set(Self.records.compactMap(\.recordID)))
  }

  @Test(
    "what changed or went since it was read is left out, and the rest of its portion is deleted")
  func left() async throws {
    let road = try await Road()
    let gathering = await road.gather()
    let (changed, gone) = (Fixture.id(3), Fixture.id(7))
    road.platform.update { state in
      state.held[changed] = Fixture.record(3, comment: "另一条备注")
      state.held[gone] = nil
    }
    let result = await road.delete(gathering)
    #expect(result.stop == nil)
    #expect(result.left.map(\.item.id) == [changed, gone])
    #expect(result.left.last?.change == .gone)
    #expect(result.reports.map(\.entries.count) == [8, 10, 4])
    #expect(Array(road.platform.truth.held.keys) == [changed])
    #expect(road.tallies.last == [24, 24, 22, 2, 3])
  }

  @Test("an answer that is lost is asked about, and what is known then does not stop it")
  func lostAnswer() async throws {
    let road = try await Road { $0.fates = [.appliedAndLost] }
    let result = await road.delete(await road.gather())
    #expect(result.stop == nil)
    #expect(
      result.reports[0].entries.allSatisfy {
        $0.verdict == .deleted(.absent(at: DeletionRoad.now))
      })
    #expect(road.platform.truth.deletionRequests == 3)
    #expect(road.progress.values.contains(.settling(.asking(round: 1))))
  }

  @Test("the first outcome that stays unknown stops it: nothing is sent after it")
  func unknown() async throws {
    let road = try await Road { $0.fates = [.answered, .appliedAndLost] }
    let gathering = await road.gather()
    let result = await road.delete(gathering) {
      // Before the second portion: all readings after its own rereading fail.
      if road.platform.truth.deletionRequests == 1 { road.platform.failAfter(queries: 1) }
      return false
    }
    #expect(result.stop == .unknown(batch: 2))
    #expect(result.reports.map(\.entries.count) == [10, 10])
    #expect(result.reports[1].entries.allSatisfy { $0.verdict.isUnknown })
    #expect(road.platform.truth.deletionRequests == 2)
    #expect(result.reached.count == 20)
  }

  @Test("a refusal that every portion would meet stops it")
  func refused() async throws {
    let road = try await Road { $0.fates = [.refused(.scopeMissing, "no scope")] }
    var service = road.platform.service
    let delete = service.delete
    service.delete = { batch in
      let attempt = await delete(batch)
      return WriteAttempt(
        observation: attempt.observation, status: attempt.status, logID: attempt.logID,
        cause: Fixture.refusal(.scopeMissing, .delete))
    }
    let deletion = try await DeletionRoad(service, journal: road.journal).deletion
    let portioned = PortionedDeletion(
      deletion: deletion,
      settlement: Settlement(
        service: service, journal: road.journal, timing: .standingStill()))
    let result = await portioned.delete(
      await road.gather(), idKind: .employeeID, includesFormer: false, reason: "")
    #expect(result.stop == .refused(Fixture.refusal(.scopeMissing, .delete)))
    #expect(result.reports.count == 1)
    #expect(road.platform.truth.held.count == 24)
  }

  @Test(
    "a portion that changed while it waited is left, and why is told; the next ones are deleted")
  func changedWhileWaiting() async throws {
    for isUnreadable in [false, true] {
      let road = try await Road()
      let (platform, gathering) = (road.platform, await road.gather())
      var service = platform.service
      let (delete, sent) = (service.delete, Counter())
      service.delete = { batch in
        sent.add(1) == 1 ? .rateLimited(.seconds(1)) : await delete(batch)
      }
      let deletion = try await DeletionRoad(service, journal: road.journal) { _ in
        platform.update { state in
          state.held[Fixture.id(3)] = Fixture.record(3, comment: "另一条备注")
          if isUnreadable { state.failingQueries = 1 }
        }
      }.deletion
      let result = await PortionedDeletion(
        deletion: deletion,
        settlement: Settlement(
          service: service, journal: road.journal, timing: .standingStill())
      ).delete(gathering, idKind: .employeeID, includesFormer: false, reason: "")
      // The rate limit is over, so it is not what keeps anything from being sent.
      #expect(result.stop == (isUnreadable ? .unreadable(Fixture.silence()) : nil))
      let first = try #require(result.reports.first)
      #expect(first.entries.count == 10 && first.entries.allSatisfy { !$0.verdict.isDeleted })
      #expect(first.halt?.differences.map(\.item.id) == (isUnreadable ? [] : [Fixture.id(3)]))
      #expect(platform.truth.deleted.count == (isUnreadable ? 0 : 14))
      #expect(result.reached.count == (isUnreadable ? 10 : 24))
    }
  }

  @Test("a token that always comes to its end before it is used stops it")
  func tokenLapses() async throws {
    let road = try await Road()
    var service = road.platform.service
    service.delete = { _ in .withoutTokenAtHand }
    let result = await PortionedDeletion(
      deletion: try await DeletionRoad(service, journal: road.journal).deletion,
      settlement: Settlement(service: service, journal: road.journal, timing: .standingStill())
    ).delete(await road.gather(), idKind: .employeeID, includesFormer: false, reason: "")
    #expect(
      result.stop == .refused(.notReached(.delete, host: DeletionRoad.target.host, .noToken)))
    #expect(result.reports.map(\.halt) == [.tokenLapsed])
    #expect(result.reached.count == 10 && road.platform.truth.held.count == 24)
  }

  @Test("asked to stop, it finishes the portion in flight")
  func asked() async throws {
    let road = try await Road()
    let gathering = await road.gather()
    let result = await road.delete(gathering) { road.platform.truth.deletionRequests == 1 }
    #expect(result.stop == .asked)
    #expect(result.reports.map(\.entries.count) == [10])
    #expect(road.platform.truth.deletionRequests == 1)
  }

  @Test("the journal knows what it deleted, for this app and host alone")
  func deletions() async throws {
    let road = try await Road()
    _ = await road.delete(await road.gather()) { road.platform.truth.deletionRequests == 1 }
    let ids = Set(Self.records.compactMap(\.recordID))
    let known = try await road.journal.deletions(of: ids, on: DeletionRoad.target)
    #expect(known.told.count == 10 && Set(known.told.values) == [1] && known.found.isEmpty)
    for target in [
      PlatformTarget(host: "open.larksuite.com", appID: "cli_a1b2c3d4", tenantName: nil),
      PlatformTarget(host: "open.feishu.cn", appID: "cli_other", tenantName: nil),
    ] {
      #expect(try await road.journal.deletions(of: ids, on: target) == KnownDeletions())
    }
  }
}

extension TruthDouble {
  /// Lets readings fail, but for the first few queries.
  fileprivate func failAfter(queries: Int) {
    update { state in
      state.goodQueries = queries
      state.failingQueries = .max
      state.failingSights = .max
    }
  }
}
