import Attendance
import CustomDump
import Testing

@testable import FeishuAttendance
@testable import UnpunchKit

@Suite("What came and is not in the list")
struct UnlistedTests {
  private static let employees = [Fixture.user(0), Fixture.user(1)]

  private static func find(_ reading: FlowReading) async -> SearchResult {
    var service = PlatformDouble().service
    service.records = { _ in reading }
    return await Finder(service: service, zone: Fixture.zone).find(Fixture.query(employees))
  }

  private static var odd: FlowRecord {
    var record = Fixture.record(2)
    record.oddities = [Oddity(field: "is_wifi", value: "\"true\"")]
    return record
  }

  @Test("is counted by its kind, named, and makes the list incomplete")
  func kinds() async throws {
    var milliseconds = Fixture.record(3)
    milliseconds.checkTime = UnixTime(seconds: milliseconds.checkTime.seconds * 1000)
    let stranger = Fixture.record(4, user: 9)
    let nameless = UnlistedRecord(
      recordID: Fixture.id(5), oddities: [Oddity(field: "check_time", value: nil)])
    let readings: [(FlowReading, Int, String)] = [
      (FlowReading(records: [Fixture.record(1)], logID: nil, hasMore: true), 0, "has_more"),
      (
        FlowReading(records: [Fixture.record(1), milliseconds], logID: nil), 1,
        "check_time \(milliseconds.checkTime)"
      ),
      (
        FlowReading(records: [Fixture.record(1), stranger], logID: nil), 0, stranger.userID.rawValue
      ),
      (
        FlowReading(records: [Fixture.record(1)], logID: nil, unlisted: [nameless]), 1,
        "\(Fixture.id(5))"
      ),
    ]
    for (reading, count, word) in readings {
      let finding = await Self.find(reading)
      // A stranger's record stands in the list.
      let isStranger = !finding.unlisted.strangers.isEmpty
      #expect(finding.store.count == (isStranger ? 2 : 1))
      #expect(finding.unlisted.count == count && !finding.unlisted.isEmpty)
      #expect(finding.isComplete == isStranger && finding.gaps.isEmpty)
      for language in Language.allCases {
        let sentences = finding.unlisted.sentences(platform: .lark)
        #expect(sentences.count == 1)
        #expect(sentences.first?(in: language).contains(word) == true)
      }
    }
  }

  @Test("an odd record is listed among the others, with its oddity, and named")
  func odd() async throws {
    let finding = await Self.find(
      FlowReading(records: [Fixture.record(1), Self.odd, Self.odd], logID: nil))
    expectNoDifference(
      Set(finding.store.rows.map { finding.store[$0] }), [Fixture.record(1), Self.odd])
    #expect(finding.unlisted.odd == [Self.odd])
    #expect(finding.isComplete && !finding.unlisted.isEmpty)
    let sentence = finding.unlisted.sentences(platform: .feishu).map(\.english).joined()
    #expect(sentence.contains("\(Fixture.id(2)) is_wifi: \"true\""))
  }

  @Test("records that share an id and differ are all listed, odd by their id, and named")
  func sharedID() async throws {
    var twin = Fixture.record(2)
    twin.comment = "another"
    let unreadable = UnlistedRecord(
      recordID: Fixture.id(2), oddities: [Oddity(field: "check_time", value: nil)])
    for (records, unlisted, count) in [
      ([Fixture.record(1), Fixture.record(2), twin, Fixture.record(2), twin], [], 2),
      ([Fixture.record(1), twin], [unreadable], 1),
    ] {
      let finding = await Self.find(
        FlowReading(records: records, logID: nil, unlisted: unlisted))
      #expect(finding.store.count == 1 + count)
      #expect(finding.repeated == records.count - 1 - count)
      #expect(finding.unlisted.odd.map(\.recordID) == Array(repeating: Fixture.id(2), count: count))
      #expect(finding.unlisted.odd.allSatisfy { !$0.looksDeletable })
      let sentence = finding.unlisted.sentences(platform: .feishu).map(\.english).joined()
      #expect(sentence.contains("\(Fixture.id(2)) two different records have this id"))
    }
  }

  @Test("of records that share an id and differ none is sent, whichever was confirmed")
  func sharedIDIsNotSent() async throws {
    var twin = Fixture.record(2)
    twin.comment = "another"
    for (frozen, other) in [(Fixture.record(2), twin), (twin, Fixture.record(2))] {
      for order in [[frozen, other], [other, frozen]] {
        let plan = Fixture.plan([frozen])
        let result = try await DeletionRoad(PlatformDouble(holding: order).service).delete(plan)
        expectNoDifference(
          result.notStarted, .differs([.init(item: plan.items[0], change: .sharedID)]))
      }
    }
    // Both are others than what was confirmed; that is not what is told of them.
    let plan = Fixture.plan([Fixture.record(2, comment: "a third")])
    let result = try await DeletionRoad(
      PlatformDouble(holding: [Fixture.record(2), twin]).service
    ).delete(plan)
    let cause = DeletionReport.Halt.differs([.init(item: plan.items[0], change: .sharedID)])
    expectNoDifference(result.notStarted, .differs(cause.differences))
    for language in Language.allCases {
      let sentence = cause.sentence(platform: .feishu)?(in: language)
      #expect(sentence?.contains("\(Fixture.id(2))") == true)
      #expect(sentence?.contains("comment") == false)
    }
    // One that cannot be read beside the one that was confirmed is not known to be it.
    var service = PlatformDouble().service
    service.records = { [twin] _ in
      FlowReading(
        records: [twin], logID: nil,
        unlisted: [
          UnlistedRecord(
            recordID: Fixture.id(2), oddities: [Oddity(field: "user_id", value: nil)])
        ])
    }
    let rereading = try await DeletionRoad(service).deletion.reread(Fixture.plan([twin]))
    expectNoDifference(
      rereading, .failed(.malformed(.query, status: 200, .unexpected("user_id"), logID: nil)))
  }

  @Test("an id in another case is nobody else's")
  func otherCase() async {
    var record = Fixture.record(1)
    record.userID = UserID(rawValue: record.userID.rawValue.uppercased())
    let finding = await Self.find(FlowReading(records: [record], logID: nil))
    #expect(finding.unlisted.isEmpty && finding.isComplete)
  }

  @Test("an odd record is deleted only as it was seen")
  func reread() async throws {
    let plan = Fixture.plan([Self.odd])
    for (value, isSame) in [("\"true\"", true), ("\"false\"", false), ("\"TRUE\"", false)] {
      var now = Self.odd
      now.oddities = [Oddity(field: "is_wifi", value: ExactText(value))]
      let platform = PlatformDouble(
        holding: [now], attempts: isSame ? [.listed(deleted: [Fixture.id(2)])] : [])
      let result = try await DeletionRoad(platform.service).delete(plan)
      #expect((result.report != nil) == isSame)
      if !isSame {
        expectNoDifference(
          result.notStarted,
          .differs([.init(item: plan.items[0], change: .fields([.isWifi], now: now))]))
      }
    }
  }

  @Test("a record that cannot be compared any more is not deleted, and not called gone")
  func incomparable() async throws {
    var service = PlatformDouble().service
    service.records = { _ in
      FlowReading(
        records: [], logID: nil,
        unlisted: [
          UnlistedRecord(
            recordID: Fixture.id(2), oddities: [Oddity(field: "check_time", value: "\"x\"")])
        ])
    }
    let rereading = try await DeletionRoad(service).deletion.reread(Fixture.plan([Self.odd]))
    expectNoDifference(
      rereading,
      .failed(.malformed(.query, status: 200, .unexpected("check_time"), logID: nil)))
  }
}
