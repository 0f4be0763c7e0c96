import Attendance
import CustomDump
import FeishuAttendance
import TestSupport
import Testing

@testable import UnpunchKit

@Suite("Reading records by their ids")
struct GathererTests {
  private static let records = (0..<4).map { Fixture.record($0, user: $0 % 2) }
  private static let ids = records.compactMap(\.recordID)

  private static func hints(_ records: [FlowRecord]) -> [RecordHint] {
    records.compactMap { record in
      record.recordID.map {
        RecordHint($0, userID: record.userID, checkTime: record.checkTime)
      }
    }
  }

  private static func gather(
    _ hints: [RecordHint], _ service: AttendanceService,
    progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
  ) async -> Gathering {
    await Gatherer(service: service, zone: Fixture.zone).gather(
      hints, idKind: .employeeID, includesFormer: false, progress: progress)
  }

  @Test("where people and times are known, one query reads all, in the order asked for")
  func query() async {
    let platform = PlatformDouble(holding: Self.records, names: Fixture.names)
    let gathering = await Self.gather(Self.hints(Self.records.reversed()), platform.service)
    expectNoDifference(gathering.records, Self.records.reversed())
    #expect(gathering.names == [Fixture.user(0): "赵敏", Fixture.user(1): "李强"])
    #expect(gathering.missing.isEmpty && gathering.failure == nil)
    #expect(!platform.calls.contains { if case .record = $0 { true } else { false } })
    #expect(platform.calls.count { if case .records = $0 { true } else { false } } == 1)
  }

  @Test("an id alone, and one that the query does not list, is asked for by itself")
  func single() async {
    let platform = PlatformDouble(holding: Self.records)
    var service = platform.service
    service.records = { _ in FlowReading(records: [], logID: nil) }
    let progress = Recorder<[Int]>()
    let hints = [RecordHint(Self.ids[0])] + Self.hints([Self.records[1]])
    let gathering = await Self.gather(hints, service) {
      progress.record([$0, $1])
    }
    expectNoDifference(gathering.records, Array(Self.records.prefix(2)))
    let asked = platform.calls.compactMap {
      if case .record(let id, _) = $0 { id } else { nil }
    }
    #expect(Set(asked) == Set(Self.ids.prefix(2)))
    #expect(progress.values.last == [2, 2])
  }

  @Test(
    "a record that is not there is missing, and so is one that cannot be read; the rest is read")
  func missing() async {
    let platform = TruthDouble(holding: Array(Self.records.prefix(2)))
    var service = platform.service
    let record = service.record
    service.record = { id, kind throws(FeishuError) in
      if id == Self.ids[3] { throw Fixture.silence(.record) }
      return try await record(id, kind)
    }
    let gathering = await Self.gather(Self.ids.map { RecordHint($0) }, service)
    #expect(gathering.records == Array(Self.records.prefix(2)))
    #expect(gathering.missing.map(\.id) == [Self.ids[2], Self.ids[3]])
    #expect(
      gathering.missing.map(\.cause) == [.notFound, .failed(Fixture.silence(.record))])
    #expect(gathering.failure == nil)
  }

  @Test("a record of which the list says what is not so is not read")
  func contradicted() async {
    let record = Self.records[1]
    let id = Self.ids[1]
    let platform = PlatformDouble(holding: Self.records, names: Fixture.names)
    let later = record.checkTime.advanced(bySeconds: 3600)
    for hint in [
      RecordHint(id, userID: Fixture.user(0), checkTime: record.checkTime),
      RecordHint(id, userID: record.userID, checkTime: later),
      RecordHint(id, userID: UserID(rawValue: "赵敏")), RecordHint(id, checkTime: later),
    ] {
      let gathering = await Self.gather([RecordHint(Self.ids[0]), hint], platform.service)
      expectNoDifference(gathering.records, [Self.records[0]])
      expectNoDifference(
        gathering.missing, [.init(id: id, cause: .contradicted(hint, record))])
    }
    // A part of it, the name of the person, and the id in another case say nothing else.
    for hint in [
      RecordHint(id, userID: record.userID), RecordHint(id, checkTime: record.checkTime),
      RecordHint(id, userID: UserID(rawValue: "李强")),
      RecordHint(id, userID: UserID(rawValue: "E1002")),
    ] {
      let gathering = await Self.gather([hint], platform.service)
      expectNoDifference(gathering.records, [record])
    }
  }

  @Test(
    "where the names cannot be read, what may be one is told as that, and not as another person")
  func nameUnchecked() async {
    let (record, id) = (Self.records[1], Self.ids[1])
    let failure = Fixture.silence(.results)
    var service = PlatformDouble(holding: Self.records).service
    service.results = { _, _ throws(FeishuError) in throw failure }
    let name = UserID(rawValue: "李强")
    let later = RecordHint(
      id, userID: name, checkTime: record.checkTime.advanced(bySeconds: 3600))
    for (hint, cause) in [
      (RecordHint(id, userID: name), .nameUnchecked(failure)),
      (RecordHint(id, userID: name, checkTime: record.checkTime), .nameUnchecked(failure)),
      (later, .contradicted(later, record)), (RecordHint(id, userID: record.userID), nil),
    ] as [(RecordHint, MissingRecord.Cause?)] {
      let gathering = await Self.gather([hint], service)
      expectNoDifference(gathering.missing.map(\.cause), cause.map { [$0] } ?? [])
      #expect(gathering.records == (cause == nil ? [record] : []))
    }
  }

  @Test("of records that share an id and differ none is read")
  func sharedID() async {
    var twin = Self.records[1]
    twin.comment = "another"
    for others in [[twin], [twin, twin]] {
      let platform = PlatformDouble(holding: Self.records + others)
      let gathering = await Self.gather(Self.hints(Self.records), platform.service)
      expectNoDifference(
        gathering.records, [Self.records[0], Self.records[2], Self.records[3]])
      expectNoDifference(
        gathering.missing,
        [
          .init(
            id: Self.ids[1],
            cause: .failed(
              .malformed(.query, status: 200, .sharedID(Self.ids[1]), logID: nil)))
        ])
      #expect(!platform.calls.contains { if case .record = $0 { true } else { false } })
    }
  }

  @Test("1220001 is a record that is not there only where the same call shows another one")
  func parameterInvalid() async {
    let platform = TruthDouble(holding: Array(Self.records.prefix(2))) {
      $0.unknown = .parameterInvalid
    }
    let failed = MissingRecord.Cause.failed(Fixture.refusal(.parameterInvalid, .record))
    for (hints, cause) in [
      (Self.hints(Self.records), .notFound), (Self.ids.map { RecordHint($0) }, .notFound),
      (Self.hints(Array(Self.records.suffix(2))), failed),
      (Self.ids.suffix(2).map { RecordHint($0) }, failed),
    ] as [([RecordHint], MissingRecord.Cause)] {
      let gathering = await Self.gather(hints, platform.service)
      expectNoDifference(
        gathering.missing, Self.ids.suffix(2).map { .init(id: $0, cause: cause) })
    }
    // Said of the listed ones too, it says nothing.
    var service = platform.service
    service.record = { _, _ throws(FeishuError) in
      throw Fixture.refusal(.parameterInvalid, .record)
    }
    let gathering = await Self.gather(Self.hints(Self.records), service)
    #expect(gathering.records.count == 2 && gathering.missing.map(\.cause) == [failed, failed])
  }

  @Test("a failure that every call would meet ends the reading, and all is missing")
  func failure() async {
    let failure = Fixture.refusal(.scopeMissing, .record)
    let asked = Counter()
    var service = PlatformDouble().service
    service.record = { _, _ throws(FeishuError) in
      _ = asked.add(1)
      throw failure
    }
    let hints = (0..<100).map { RecordHint(Fixture.id($0)) }
    let gathering = await Self.gather(hints, service)
    #expect(gathering.failure == failure)
    #expect(gathering.missing.map(\.id) == hints.map(\.id))
    #expect(gathering.records.isEmpty)
    #expect(asked.add(0) < 40)
  }
}
