import Attendance
import CustomDump
import FeishuAttendance
import TestSupport
import Testing
import UnpunchKit

@Suite("Finding records")
struct FinderTests {
  private static let day: Int64 = 86_400

  private func finder(_ platform: PlatformDouble) -> Finder {
    Finder(service: platform.service, zone: Fixture.zone)
  }

  @Test("lists the records newest first, those of one moment by employee and id, with names")
  func list() async throws {
    let records = [
      Fixture.record(3, user: 1, minute: 7), Fixture.record(4, user: 0, minute: 7),
      Fixture.record(2, user: 0, minute: 7), Fixture.record(9, user: 2, minute: 5),
      Fixture.record(1, user: 2, minute: 9),
    ]
    let platform = PlatformDouble(holding: records, names: Fixture.names)
    let query = Fixture.query(Fixture.users(3))
    let result = await finder(platform).find(query)
    expectNoDifference(
      result.store.rows.map { result.store[$0] },
      [records[4], records[2], records[1], records[0], records[3]])
    #expect(result.query == query)
    expectNoDifference(result.names, Fixture.names)
    #expect(result.isComplete)
    #expect(result.repeated == 0)
    #expect(result.namesError == nil)
  }

  @Test("asks for the span up to one second after its last, and for the days of the zone")
  func calls() async throws {
    let span = Fixture.span(seconds: 2 * Self.day)
    let platform = PlatformDouble()
    _ = await finder(platform).find(
      Fixture.query(Fixture.users(2), span, includesFormer: true))
    let window = try Fixture.window(
      Fixture.users(2), from: span.first, to: span.first.advanced(bySeconds: 2 * Self.day),
      includesFormer: true)
    expectNoDifference(
      Set(platform.calls),
      [.records(window), .results(Fixture.users(2), 20_261_120...20_261_121)])
    #expect(platform.calls.count == 2)
  }

  @Test("keeps what lies in the span, both ends included, and drops what the platform adds")
  func span() async {
    let span = Fixture.span(Fixture.midnight.advanced(bySeconds: 60), seconds: 121)
    var service = PlatformDouble().service
    service.records = { _ in
      FlowReading(records: (0...4).map { Fixture.record($0) }, logID: nil)
    }
    let result = await Finder(service: service, zone: Fixture.zone)
      .find(Fixture.query(Fixture.users(1), span))
    #expect(result.store.rows.map { result.store.recordID($0) } == [3, 2, 1].map(Fixture.id))
    #expect(result.repeated == 0)
  }

  @Test("keeps a record once that several windows show, and counts the others")
  func repeated() async {
    var service = PlatformDouble().service
    var withoutID = Fixture.record(3)
    withoutID.recordID = nil
    let shown = [Fixture.record(1), Fixture.record(2), withoutID]
    service.records = { _ in FlowReading(records: shown, logID: nil) }
    let result = await Finder(service: service, zone: Fixture.zone)
      .find(Fixture.query(Fixture.users(101)))
    #expect(result.repeated == 4)
    expectNoDifference(
      result.store.rows.map { result.store[$0] },
      [withoutID, withoutID, withoutID, shown[1], shown[0]])
  }

  @Test("reads eight windows side by side, and no more", .timeLimit(.minutes(1)))
  func width() async {
    let gate = Gate(opensAt: 8)
    let running = Recorder<Int>()
    let counter = Counter()
    var service = PlatformDouble().service
    service.records = { _ in
      running.record(counter.add(1))
      await gate.pass()
      counter.add(-1)
      return FlowReading(records: [], logID: nil)
    }
    let result = await Finder(service: service, zone: Fixture.zone)
      .find(Fixture.query(Fixture.users(1000)))
    #expect(result.isComplete)
    #expect(running.values.count == 20)
    #expect(running.values.max() == 8)
  }

  @Test("tells how many calls are done, and ends with all of them")
  func progress() async {
    let steps = Recorder<[Int]>()
    _ = await finder(PlatformDouble()).find(Fixture.query(Fixture.users(151))) { done, total in
      steps.record([done, total])
    }
    expectNoDifference(steps.values, [[1, 4], [2, 4], [3, 4], [4, 4]])
  }

  @Test("reads the punches behind the results where those are asked for")
  func results() async throws {
    let records = [Fixture.record(1), Fixture.record(2), Fixture.record(1500)]
    let platform = PlatformDouble(holding: records, names: Fixture.names)
    let result = await finder(platform).find(
      Fixture.query(Fixture.users(1), source: .results))
    expectNoDifference(
      result.store.rows.map { result.store[$0] }, [records[1], records[0]])
    expectNoDifference(result.names, [Fixture.user(0): "赵敏"])
    for call in platform.calls {
      expectNoDifference(call, .results(Fixture.users(1), 20_261_120...20_261_120))
    }
  }

  @Test("asks for names fifty employees at a time, over the last month of the span")
  func names() async {
    let platform = PlatformDouble(names: [Fixture.user(1): "李强", Fixture.user(60): "张伟"])
    let result = await finder(platform).find(
      Fixture.query(Fixture.users(61), Fixture.span(seconds: 40 * Self.day)))
    expectNoDifference(result.names, [Fixture.user(1): "李强", Fixture.user(60): "张伟"])
    // The portions are asked for side by side, in no order.
    let asked = platform.calls.filter { if case .results = $0 { true } else { false } }
      .sorted { "\($0)" < "\($1)" }
    // The fortieth day is 2026-12-29; the thirty days before it belong to the month as well.
    expectNoDifference(
      asked,
      [
        .results(Fixture.users(50), 20_261_129...20_261_229),
        .results((50..<61).map(Fixture.user), 20_261_129...20_261_229),
      ])
  }

  @Test("asks for the names of eight portions at once", .timeLimit(.minutes(5)))
  func namesSideBySide() async {
    let gate = Gate(opensAt: 8)
    var service = PlatformDouble().service
    service.results = { window, _ throws(FeishuError) in
      await gate.pass()
      return TaskReading(records: [], names: [window.userIDs[0]: "赵敏"])
    }
    let result = await Finder(service: service, zone: Fixture.zone)
      .find(Fixture.query(Fixture.users(9 * 50)))
    #expect(result.names.count == 9)
  }

  @Test("lists the records though their names cannot be read")
  func namesFail() async {
    let platform = PlatformDouble(holding: [Fixture.record(1)])
    var service = platform.service
    service.results = { window, _ throws(FeishuError) in
      if window.userIDs.contains(Fixture.user(0)) {
        return TaskReading(records: [], names: [Fixture.user(0): "赵敏"])
      }
      throw Fixture.refusal(.systemError, .results)
    }
    let result = await Finder(service: service, zone: Fixture.zone)
      .find(Fixture.query(Fixture.users(51)))
    #expect(result.store.count == 1)
    #expect(result.isComplete)
    expectNoDifference(result.names, [Fixture.user(0): "赵敏"])
    expectNoDifference(result.namesError, Fixture.refusal(.systemError, .results))
  }

  @Test("asks nothing for nobody")
  func nobody() async {
    let platform = PlatformDouble()
    let result = await finder(platform).find(Fixture.query([]))
    #expect(result.store.count == 0)
    #expect(result.isComplete)
    #expect(platform.calls == [])
  }
}
