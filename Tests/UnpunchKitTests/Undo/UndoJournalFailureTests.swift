import Attendance
import CustomDump
import FeishuAttendance
import Journal
import Testing
import UnpunchKit

@Suite("An undo whose journal fails")
struct UndoJournalFailureTests {
  private static let records = (0..<2).map { Fixture.record($0, user: $0) }

  /// Deletes records, and undoes that with a journal on disk that has begun to fail.
  private func undo(
    _ service: (TruthDouble, FailingJournal) -> AttendanceService = { platform, _ in
      platform.service
    },
    refusing condition: String? = nil, _ change: (inout TruthDouble.State) -> Void = { _ in }
  ) async throws -> (result: UndoResult, platform: TruthDouble, disk: FailingJournal) {
    let disk = try await FailingJournal()
    let platform = TruthDouble(holding: Self.records)
    let road = try await DeletionRoad(platform.service, journal: disk.journal)
    _ = try #require(await road.delete(Fixture.plan(Self.records)).report)
    platform.update(change)
    let undo = Undo(
      service: service(platform, disk), journal: disk.journal, target: DeletionRoad.target,
      zone: Fixture.zone, timing: .standingStill())
    let plan = try await undo.plan(1)
    if let condition { try disk.refuse(condition) }
    return (await undo.undo(plan, reason: ""), platform, disk)
  }

  @Test("sends nothing where the first attempt cannot be kept")
  func firstAttempt() async throws {
    let (result, platform, disk) = try await undo(refusing: "NEW.kind = 'undo_attempt'")
    let report = try #require(result.report)
    #expect(report.journalError == .cannotWrite(.database(FailingJournal.words)))
    #expect(report.entries.allSatisfy { !$0.verdict.isImported && !$0.verdict.isUnknown })
    #expect(platform.truth.imported == [])
    #expect(try await disk.journal.claim(1).batch.number == 1)
  }

  @Test("leaves open what an import came to that left, where the next attempt cannot be kept")
  func secondAttempt() async throws {
    let (result, platform, disk) = try await undo(
      refusing: "NEW.kind = 'undo_attempt' AND json_extract(NEW.header, '$.number') > 1"
    ) { $0.fates = [.appliedAndLost] }
    let report = try #require(result.report)
    #expect(report.journalError == .cannotWrite(.database(FailingJournal.words)))
    expectNoDifference(
      report.entries.map(\.verdict),
      [
        .unknown(.noAnswer(.connectionClosed)), .notImported(.refused(.neverSent(.cancelled))),
      ])
    #expect(platform.truth.imported.count == 1)
    let kept = try await disk.journal.batch(1)?.undo[Fixture.id(0)]?.verdict
    #expect(kept == .unknown(.noAnswer(.connectionClosed)))
  }

  @Test("tells what was imported where the journal cannot even be read any more")
  func unreadable() async throws {
    let (result, platform, _) = try await undo { platform, disk in
      var service = platform.service
      let create = service.create
      service.create = { record, kind in
        do { try disk.spoil() } catch { Issue.record(error) }
        return await create(record, kind)
      }
      return service
    }
    let report = try #require(result.report)
    guard case .cannotKeepOutcome(1, .some, _) = report.journalError else {
      Issue.record("\(String(describing: report.journalError))")
      return
    }
    expectNoDifference(report.entries.map(\.verdict.isImported), [true, false])
    #expect(platform.truth.imported.count == 1)
  }
}

extension UndoResult {
  /// The report, where imports were sent or tried to be.
  fileprivate var report: UndoReport? {
    if case .ended(let report) = self { report } else { nil }
  }
}
