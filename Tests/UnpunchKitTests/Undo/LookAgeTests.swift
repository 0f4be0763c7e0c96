import Attendance
import FeishuAttendance
import Journal
import Synchronization
import Testing
import UnpunchKit

@Suite("What is imported was looked at a moment ago")
struct LookAgeTests {
  private static let record = Fixture.record(0)
  private static let other = Fixture.id(88)

  /// Deletes a record and imports it again, with calls and a clock of the test's.
  private func undo(
    _ change: (inout AttendanceService, TruthDouble, Clock) -> Void
  ) async throws -> (report: UndoReport, platform: TruthDouble) {
    let platform = TruthDouble(holding: [Self.record])
    let road = try await DeletionRoad(platform.service)
    _ = try #require(await road.delete(Fixture.plan([Self.record])).report)
    let clock = Clock()
    var service = platform.service
    change(&service, platform, clock)
    let undo = Undo(
      service: service, journal: road.journal, target: DeletionRoad.target, zone: Fixture.zone,
      timing: WorkTiming(
        now: { DeletionRoad.now }, pause: { clock.pass($0) },
        limit: { _ in
          await untilCancelled()
          throw CancellationError()
        }, uptime: { clock.now }))
    let result = await undo.undo(try await undo.plan(1), reason: "")
    guard case .ended(let report) = result else { throw NotEnded() }
    return (report, platform)
  }

  private struct NotEnded: Error {}

  /// A clock that goes on only where a test says so.
  private final class Clock: Sendable {
    private let time = Mutex(Duration.zero)

    var now: Duration { time.withLock { $0 } }

    func pass(_ duration: Duration) { time.withLock { $0 += duration } }
  }

  /// Somebody else imports the record.
  private static func bringBack(_ platform: TruthDouble) {
    platform.update {
      var record = record
      record.recordID = other
      $0.held[other] = record
    }
  }

  @Test(
    "a token that takes longer than five seconds is followed by another look", arguments: [5, 6])
  func slowToken(seconds: Int) async throws {
    let (report, platform) = try await undo { service, platform, clock in
      service.prepare = {
        clock.pass(.seconds(seconds))
        Self.bringBack(platform)
      }
    }
    #expect(platform.truth.imported.count == (seconds == 5 ? 1 : 0))
    let verdict = try #require(report.entries.first?.verdict)
    #expect((verdict == .notImported(.equalRecord(Self.other))) == (seconds == 6))
  }

  @Test(
    "a token that comes to its end before it is used is renewed, and the platform looked at again")
  func lapsedToken() async throws {
    for isBroughtBack in [false, true] {
      let sends = Counter()
      let (report, platform) = try await undo { service, platform, _ in
        let create = service.create
        service.create = { record, kind in
          guard sends.add(1) == 1 else { return await create(record, kind) }
          if isBroughtBack { Self.bringBack(platform) }
          return .withoutTokenAtHand
        }
      }
      #expect(platform.truth.imported.count == (isBroughtBack ? 0 : 1))
      #expect(report.entries.map(\.verdict.isImported) == [!isBroughtBack])
      #expect(sends.add(0) == (isBroughtBack ? 1 : 2))
    }
  }

  @Test(
    "where no token can be had, or each look takes too long, nothing is imported, and that is said")
  func notSent() async throws {
    let (slow, first) = try await undo { service, _, clock in
      let records = service.records
      service.records = { window throws(FeishuError) in
        clock.pass(.seconds(6))
        return try await records(window)
      }
    }
    let refusal = Fixture.refusal(.tokenRefused, .token)
    let (without, second) = try await undo { service, _, _ in
      service.prepare = { () throws(FeishuError) in throw refusal }
    }
    let (lapsing, third) = try await undo { service, _, _ in
      service.create = { _, _ in .withoutTokenAtHand }
    }
    #expect(first.truth.imported + second.truth.imported + third.truth.imported == [])
    #expect(
      [slow, without, lapsing].flatMap(\.entries).map(\.verdict)
        == [NeverSent.readingTooOld, .noToken, .noToken].map {
          .notImported(.refused(.neverSent($0)))
        })
  }
}
