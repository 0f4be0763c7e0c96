import Attendance
import Foundation
import Journal
import TestSupport
import Testing
import UnpunchKit

@Suite("What is said after asking again is true")
struct SettlementTruthTests {
  /// How many stories are told for each seed: 250, or an eighth of `UNPUNCH_ANSWERS`.
  private static let rounds =
    ProcessInfo.processInfo.environment["UNPUNCH_ANSWERS"].flatMap(Int.init).map { $0 / 8 } ?? 250

  @Test(
    "whatever was carried out, lost, late or not answered", arguments: 1...4 as ClosedRange<UInt64>)
  func truth(_ seed: UInt64) async throws {
    var random = SplitMix64(seed: seed)
    var counts = (deleted: 0, notDeleted: 0, unknown: 0)
    for round in 0..<Self.rounds {
      let count = Int.random(in: 1...10, using: &random)
      let records = (0..<count).map { Fixture.record($0, user: $0 % 3) }
      let fates: [TruthDouble.Fate] = [
        .answered, .appliedAndLost, .lost,
        .appliedLate(after: Int.random(in: 0...60, using: &random)),
        .refused(.systemError, "system error"), .refused(.scopeMissing, "scope"),
      ]
      let gone = records.filter { _ in Int.random(in: 0...5, using: &random) == 0 }
      let platform = TruthDouble(holding: records) { state in
        state.fates = [fates.randomElement(using: &random) ?? .lost]
        state.unknown = TruthDouble.Unknown.allCases.randomElement(using: &random) ?? .notFound
      }
      let road = try await DeletionRoad(
        platform.service, journal: try await Journal.standingStill())
      var service = platform.service
      let delete = service.delete
      service.delete = { batch in
        // Somebody else is faster with some of them.
        platform.update { state in
          for record in gone { record.recordID.map { state.held[$0] = nil } }
        }
        return await delete(batch)
      }
      let deletion = Deletion(
        service: service, journal: road.journal, target: DeletionRoad.target,
        timing: .standingStill())
      let report = try #require(
        await deletion.delete(Fixture.plan(records), reason: "").report)
      platform.update { state in
        state.failingQueries = Int.random(in: 0...2, using: &random)
        state.failingSights = Int.random(in: 0...12, using: &random)
      }
      let settled = try await Settlement(
        service: platform.service, journal: road.journal, timing: .standingStill()
      ).settle(report.batchNumber)
      let truth = platform.truth
      #expect(truth.deletionRequests == 1)
      for entry in settled.batch.verdicts {
        let place = "seed \(seed), round \(round): \(entry)"
        switch entry.verdict {
        case .deleted(.reply):
          counts.deleted += 1
          #expect(truth.deleted.contains(entry.recordID), "\(place)")
        case .deleted(.absent), .deleted(.byHand):
          counts.deleted += 1
          #expect(truth.held[entry.recordID] == nil, "\(place)")
        case .notDeleted(.stillThere):
          counts.notDeleted += 1
          // It was there when it was shown, and not deleted before; what comes later is asked about once more.
          let shown = try #require(truth.shownAt[entry.recordID])
          #expect(shown <= truth.deletedAt[entry.recordID] ?? .max, "\(place)")
        case .notDeleted:
          counts.notDeleted += 1
          #expect(!truth.deleted.contains(entry.recordID), "\(place)")
        case .unknown: counts.unknown += 1
        }
      }
      try await expectTheLateTruth(platform, road.journal, report.batchNumber)
    }
    #expect(counts.deleted > Self.rounds / 2)
    #expect(counts.notDeleted > Self.rounds / 2)
    #expect(counts.unknown > Self.rounds / 10)
  }
}

extension SettlementTruthTests {
  /// Five minutes later all that the platform was to do is done, and then what it shows is what is said.
  private func expectTheLateTruth(
    _ platform: TruthDouble, _ journal: Journal, _ number: Int
  ) async throws {
    platform.update { state in
      for due in state.late { for id in due.ids { state.held[id] = nil } }
      state.late = []
      state.failingQueries = 0
      state.failingSights = 0
      state.unknown = .notFound
    }
    let later = DeletionRoad.now.advanced(bySeconds: OpenQuestions.lateness)
    let settled = try await Settlement(
      service: platform.service, journal: journal, timing: .standingStill(at: later)
    ).settle(number)
    #expect(OpenQuestions(settled.batch).isEmpty)
    for entry in settled.batch.verdicts {
      let isThere = platform.truth.held[entry.recordID] != nil
      switch entry.verdict {
      case .deleted: #expect(!isThere, "\(entry)")
      case .notDeleted(.stillThere): #expect(isThere, "\(entry)")
      case .notDeleted: break
      case .unknown: Issue.record("\(entry)")
      }
    }
  }
}
