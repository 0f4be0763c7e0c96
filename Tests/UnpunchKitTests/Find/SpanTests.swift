import Attendance
import CustomDump
import FeishuAttendance
import Journal
import TestSupport
import Testing
import UnpunchKit

@Suite("A span longer than a window")
struct SpanTests {
  /// Three records, the first and the last of them 400 days apart.
  private static let records = [0, 20, 400].enumerated().map { number, day in
    var record = Fixture.record(number, user: number)
    record.checkTime = record.checkTime.advanced(bySeconds: Int64(day) * 86_400)
    return record
  }
  private static let longest: Int64 = 31 * 86_400

  private static func windows(_ calls: [PlatformDouble.Call]) -> [FlowWindow] {
    calls.compactMap { if case .records(let window) = $0 { window } else { nil } }
  }

  @Test("is read again in windows of a month at most, by every reading")
  func everyReading() async throws {
    // Before a deletion, and after one whose answer tells nothing.
    let platform = PlatformDouble(
      holding: Self.records, attempts: [WriteAttempt(observation: .noAnswer(.timeout))])
    let road = try await DeletionRoad(platform.service)
    let report = try #require(await road.delete(Fixture.plan(Self.records)).report)
    _ = try await Settlement(
      service: platform.service, journal: road.journal, timing: .standingStill()
    ).settle(report.batchNumber)
    // By their ids, with hints.
    _ = await Gatherer(service: platform.service, zone: Fixture.zone).gather(
      Self.records.compactMap { record in
        record.recordID.map {
          RecordHint($0, userID: record.userID, checkTime: record.checkTime)
        }
      }, idKind: .employeeID, includesFormer: false)
    let windows = Self.windows(platform.calls)
    #expect(windows.count >= 6)
    #expect(windows.allSatisfy { $0.to.seconds - $0.from.seconds <= Self.longest })
    #expect(!platform.calls.contains { if case .record = $0 { true } else { false } })
  }

  @Test("too large an answer is cut, as in a search")
  func tooLarge() async throws {
    let platform = PlatformDouble(holding: Self.records)
    var service = platform.service
    let records = service.records
    service.records = { window throws(FeishuError) in
      let reading = try await records(window)
      if reading.records.count > 1 { throw Fixture.tooLarge() }
      return reading
    }
    let plan = Fixture.plan(Self.records)
    #expect(try await DeletionRoad(service).deletion.reread(plan) == .same)
    #expect(!platform.calls.contains { if case .record = $0 { true } else { false } })
  }
}
