import Attendance
import CustomDump
import FeishuAttendance
import Journal
import TestSupport
import Testing

@testable import UnpunchKit

@Suite("Reading the records of a plan again")
struct RereadingTests {
  private static let records = [
    Fixture.record(30, user: 1), Fixture.record(10, user: 0), Fixture.record(20, user: 1),
  ]

  private func reread(_ plan: DeletionPlan, by service: AttendanceService) async throws
    -> Rereading
  {
    try await DeletionRoad(service).deletion.reread(plan)
  }

  @Test("asks once, for the people and the time of the records, in the way they were found")
  func oneQuery() async throws {
    let platform = PlatformDouble(holding: Self.records)
    let plan = Fixture.plan(Self.records, idKind: .employeeNumber, includesFormer: true)
    #expect(try await reread(plan, by: platform.service) == .same)
    expectNoDifference(
      platform.calls,
      [
        .records(
          try Fixture.window(
            [Fixture.user(1), Fixture.user(0)], from: Self.records[1].checkTime,
            to: Self.records[0].checkTime.advanced(bySeconds: 1), idKind: .employeeNumber,
            includesFormer: true))
      ])
  }

  @Test("asks for one second where there is one record")
  func oneSecond() async throws {
    let platform = PlatformDouble(holding: Self.records)
    let plan = Fixture.plan([Self.records[2]])
    #expect(try await reread(plan, by: platform.service) == .same)
    let time = Self.records[2].checkTime
    expectNoDifference(
      platform.calls,
      [
        .records(
          try Fixture.window(
            [Fixture.user(1)], from: time, to: time.advanced(bySeconds: 1)))
      ])
  }

  private static let changes: [(FlowRecord.Field, @Sendable (inout FlowRecord) -> Void)] = [
    (.creatorID, { $0.creatorID = UserID(rawValue: "e1009") }),
    (.locationName, { $0.locationName = "上海" }), (.comment, { $0.comment = "" }),
    (.type, { $0.type = nil }), (.externalID, { $0.externalID = "" }),
    (.idempotentID, { $0.idempotentID = "1" }), (.isField, { $0.isField = true }),
    (.isWifi, { $0.isWifi = false }), (.ssid, { $0.ssid = "" }), (.bssid, { $0.bssid = "02" }),
    // The query does not show the record any more; it is asked for by itself.
    (.userID, { $0.userID = Fixture.user(2) }),
    (.checkTime, { $0.checkTime = $0.checkTime.advanced(bySeconds: 3600) }),
  ]

  @Test("tells each field that changed, and what the record says now")
  func changedField() async throws {
    #expect(Set(Self.changes.map(\.0)) == Set(FlowRecord.Field.allCases))
    for (field, change) in Self.changes {
      var held = Self.records
      change(&held[1])
      let plan = Fixture.plan(Self.records)
      let rereading = try await reread(plan, by: PlatformDouble(holding: held).service)
      expectNoDifference(
        rereading,
        .differs([
          Rereading.Difference(
            item: plan.items[1], change: .fields([field], now: held[1]))
        ]))
    }
  }

  @Test("tells a text that looks the same and has other bytes")
  func lookAlike() async throws {
    for (was, now) in [("\u{C5}", "\u{212B}"), ("\u{91D1}", "\u{F90A}"), ("\u{E9}", "e\u{301}")] {
      var held = Self.records
      var records = held
      records[1].comment = ExactText(was)
      held[1].comment = ExactText(now)
      let plan = Fixture.plan(records)
      let rereading = try await reread(plan, by: PlatformDouble(holding: held).service)
      expectNoDifference(
        rereading,
        .differs([
          Rereading.Difference(item: plan.items[1], change: .fields([.comment], now: held[1]))
        ]))
    }
  }

  @Test("asks by itself for what the query does not show, and believes what it is shown")
  func shownAlone() async throws {
    let platform = PlatformDouble(holding: Self.records)
    var service = platform.service
    service.records = { _ in FlowReading(records: [Self.records[0]], logID: nil) }
    let plan = Fixture.plan(Self.records, idKind: .employeeNumber)
    #expect(try await reread(plan, by: service) == .same)
    // They are asked for side by side.
    #expect(platform.calls.count == 2)
    #expect(
      Set(platform.calls)
        == [.record(Fixture.id(10), .employeeNumber), .record(Fixture.id(20), .employeeNumber)])
  }

  @Test("calls a record gone that the query does not show and of which the platform says so")
  func gone() async throws {
    var held = Self.records
    held.remove(at: 2)
    held[0].comment = "changed"
    let platform = PlatformDouble(holding: held)
    let plan = Fixture.plan(Self.records)
    let rereading = try await reread(plan, by: platform.service)
    expectNoDifference(
      rereading,
      .differs([
        Rereading.Difference(item: plan.items[0], change: .fields([.comment], now: held[0])),
        Rereading.Difference(item: plan.items[2], change: .gone),
      ]))
  }

  private static let failures: [FeishuError] = [
    Fixture.refusal(.userUnknown), Fixture.refusal(.outsideDataRange),
    Fixture.refusal(.scopeMissing), Fixture.refusal(.systemError), Fixture.silence(),
    .notReached(.query, host: "open.feishu.cn", .refused), .cancelled(.query, wasSent: false),
    .notFeishu(.query, status: 404, contentType: "text/plain", firstWords: "404 page not found"),
    Fixture.tooLarge(), Fixture.refusal(.generalFailure, .record),
    Fixture.refusal(.parameterInvalid, .record),
    .malformed(.record, status: 200, .missing("data"), logID: nil),
  ]

  @Test("knows nothing where the query fails, or the question for one record", arguments: failures)
  func failed(_ error: FeishuError) async throws {
    let plan = Fixture.plan(Self.records)
    let platform = PlatformDouble(holding: Self.records)
    var noQuery = platform.service
    noQuery.records = { _ throws(FeishuError) in throw error }
    let first = try await reread(plan, by: noQuery)
    expectNoDifference(first, .failed(error))
    #expect(platform.calls == [])

    var noRecord = PlatformDouble().service
    noRecord.record = { _, _ throws(FeishuError) in throw error }
    let second = try await reread(plan, by: noRecord)
    expectNoDifference(second, .failed(error))
  }

  @Test(
    "1220001 is gone only where a record that is listed is shown by the same call",
    arguments: [true, false])
  func parameterInvalid(controlIsShown: Bool) async throws {
    let platform = TruthDouble(holding: Array(Self.records.dropLast())) {
      $0.unknown = .parameterInvalid
    }
    var service = platform.service
    let (record, asked) = (service.record, Recorder<RecordID>())
    service.record = { id, kind throws(FeishuError) in
      asked.record(id)
      if !controlIsShown { throw Fixture.refusal(.parameterInvalid, .record) }
      return try await record(id, kind)
    }
    let plan = Fixture.plan(Self.records)
    let rereading = try await reread(plan, by: service)
    expectNoDifference(
      rereading,
      controlIsShown
        ? .differs([.init(item: plan.items[2], change: .gone)])
        : .failed(Fixture.refusal(.parameterInvalid, .record)))
    expectNoDifference(asked.values, [Fixture.id(20), Fixture.id(10)])
  }

  @Test(
    "knows nothing where the query itself is refused as a question for one record would be",
    arguments: [.generalFailure, .parameterInvalid] as [PlatformCode])
  func queryRefused(_ code: PlatformCode) async throws {
    var service = PlatformDouble(holding: Self.records).service
    service.records = { _ throws(FeishuError) in throw Fixture.refusal(code) }
    let rereading = try await reread(Fixture.plan(Self.records), by: service)
    expectNoDifference(rereading, .failed(Fixture.refusal(code)))
  }
}
