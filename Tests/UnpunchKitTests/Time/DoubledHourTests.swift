import Attendance
import Foundation
import Testing
import UnpunchKit

@Suite("The hour that comes twice, and the one that is skipped")
struct DoubledHourTests {
  /// Made with the zone database of IANA by another program (Python's zoneinfo, both values of fold).
  private static let doubled: [(zone: String, written: String, first: Int64, last: Int64)] = [
    ("Europe/Berlin", "2026-10-25 02:00:00", 1_792_886_400, 1_792_890_000),
    ("Europe/Berlin", "2026-10-25 02:59:59", 1_792_889_999, 1_792_893_599),
    ("America/New_York", "2026-11-01 01:30:00", 1_793_511_000, 1_793_514_600),
    ("Australia/Lord_Howe", "2026-04-05 01:45:00", 1_775_313_900, 1_775_315_700),
    ("America/Sao_Paulo", "2018-02-17 23:30:00", 1_518_917_400, 1_518_921_000),
    ("Asia/Shanghai", "1986-09-14 01:30:00", 527_013_000, 527_016_600),
    ("Asia/Shanghai", "2026-10-25 02:30:00", 1_792_866_600, 1_792_866_600),
    ("Europe/Berlin", "2026-10-25 03:00:00", 1_792_893_600, 1_792_893_600),
    ("Europe/Berlin", "2026-10-25 01:59:59", 1_792_886_399, 1_792_886_399),
    // Skipped: what comes after it begins, what comes before it ends.
    ("Europe/Berlin", "2026-03-29 02:30:00", 1_774_746_000, 1_774_745_999),
    ("America/Sao_Paulo", "2018-11-04 00:00:00", 1_541_300_400, 1_541_300_399),
    ("Pacific/Apia", "2011-12-30 12:00:00", 1_325_239_200, 1_325_239_199),
  ]

  @Test("has a first and a last moment")
  func moments() throws {
    for (name, written, first, last) in Self.doubled {
      let zone = try #require(TimeZone(identifier: name))
      let civil = try #require(MomentReader.read(written, as: .first))
      #expect(civil.firstMoment(in: zone).seconds == first, "\(name) \(written)")
      #expect(civil.lastMoment(in: zone).seconds == last, "\(name) \(written)")
    }
  }

  @Test(
    "is in a span that names it, with both passes, and what is shown says which pass it is",
    arguments: [
      ("Europe/Berlin", "2026-10-25 02:00", "2026-10-25 02:59", "+02:00", "+01:00"),
      ("America/New_York", "2026-11-01 01:00", "2026-11-01 01:59", "-04:00", "-05:00"),
    ])
  func span(_ name: String, _ from: String, _ to: String, _ early: String, _ late: String) throws {
    let zone = try #require(TimeZone(identifier: name))
    let begun = try #require(MomentReader.read(from, as: .first))
    let ended = try #require(MomentReader.read(to, as: .last))
    let span = try #require(TimeSpan(from: begun, to: ended, in: zone))
    #expect(span.last.seconds - span.first.seconds == 7199)
    let (first, last) = (ShownTime(span.first, in: zone), ShownTime(span.last, in: zone))
    #expect(first.text == from + ":00" + early && first.minuteText == from + early)
    #expect(last.text == to + ":59" + late && last.timeText == String(to.suffix(5)) + ":59" + late)
    #expect(ShownTime(span.first.advanced(bySeconds: -1), in: zone).offset.isEmpty)
    #expect(ShownTime(span.last.advanced(bySeconds: 1), in: zone).offset.isEmpty)
    #expect(ShownTime.comesTwice(from: span.last, to: span.last, in: zone))
    #expect(ShownTime.comesTwice(from: span.first, to: span.first, in: zone))
    let day: Int64 = 86_400
    #expect(
      !ShownTime.comesTwice(
        from: span.last.advanced(bySeconds: day), to: span.last.advanced(bySeconds: 30 * day),
        in: zone))
  }

  @Test(
    "what is shown is read as the same moment",
    arguments: ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Shanghai", "GMT"])
  func roundTrip(_ name: String) throws {
    let zone = try #require(TimeZone(identifier: name))
    var mistakes: [String] = []
    for step in 0..<35_040 as Range<Int64> {
      let time = UnixTime(seconds: 1_767_225_600 + step * 900 + 7)
      let text = ShownTime(time, in: zone).text
      for end in [MomentReader.End.first, .last] {
        guard let read = MomentReader.read(text, as: end) else {
          mistakes.append(text)
          continue
        }
        if read.firstMoment(in: zone) != time || read.lastMoment(in: zone) != time {
          mistakes.append(text)
        }
      }
    }
    #expect(mistakes == [])
  }

  @Test(
    "a mistyped year is refused, with the one that was probably meant",
    arguments: [
      (206, 2026), (2062, 2026), (2206, 2026), (1026, 2026), (2002, 2022), (2015, 2025),
      (2028, 2026), (9999, 2026), (1, 2021), (2016, nil), (2026, nil), (2027, nil),
    ] as [(Int, Int?)])
  func years(_ typed: Int, _ likely: Int?) {
    let today = CivilTime(year: 2026, month: 11, day: 23)
    let time = CivilTime(year: typed, month: 11, day: 17)
    let found = LikelyYear.instead(of: time, today: today)
    #expect((found == nil) == (likely == nil))
    if typed != 9999, typed != 1 { #expect(found == likely) }
  }

  @Test("the calls of a search are counted before they are made")
  func estimates() throws {
    func query(_ employees: Int, days: Int64) throws -> FlowQuery {
      FlowQuery(
        employees: (0..<employees).map { UserID(rawValue: "e\($0)") },
        span: try #require(
          TimeSpan(
            first: UnixTime(seconds: 0), last: UnixTime(seconds: days * 86_400 - 1))))
    }
    #expect(CallEstimate(try query(1, days: 1)).calls == 2)
    #expect(CallEstimate(try query(50, days: 31)).calls == 2)
    #expect(CallEstimate(try query(51, days: 32)).calls == 6)
    #expect(!CallEstimate(try query(1, days: 31 * 999)).isLarge)
    #expect(CallEstimate(try query(1, days: 31 * 1000)).isLarge)
    #expect(CallEstimate(calls: 21_444).minutes == 15)
    let all = try #require(TimeSpan(first: UnixTime(seconds: .min), last: UnixTime(seconds: .max)))
    #expect(CallEstimate(FlowQuery(employees: [UserID(rawValue: "e")], span: all)).isLarge)
    let ids = (1...1001).compactMap { RecordID(String($0)) }
    #expect(CallEstimate(ids.map { RecordHint($0) }).isLarge)
    let known = ids.map {
      RecordHint($0, userID: UserID(rawValue: "e1"), checkTime: UnixTime(seconds: 1_794_873_600))
    }
    #expect(CallEstimate(known).calls == 1)
    // One record of a file claims to be from 1970.
    let stray = RecordHint(ids[0], userID: UserID(rawValue: "e2"), checkTime: UnixTime(seconds: 0))
    #expect(CallEstimate(known + [stray]).calls > 600)
  }
}
