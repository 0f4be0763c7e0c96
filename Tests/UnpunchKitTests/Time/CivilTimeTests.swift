import Attendance
import Foundation
import Testing
import UnpunchKit

@Suite("Reading clocks and calendars in a zone")
struct CivilTimeTests {
  /// Made with the zone database of IANA by another program (Python's zoneinfo, the earlier of two).
  private static let moments: [(zone: String, written: String, seconds: Int64, shown: String)] = [
    ("Europe/Berlin", "2026-03-29 01:59:59", 1_774_745_999, "2026-03-29 01:59:59"),
    ("Europe/Berlin", "2026-03-29 02:00:00", 1_774_746_000, "2026-03-29 03:00:00"),
    ("Europe/Berlin", "2026-03-29 02:30:00", 1_774_747_800, "2026-03-29 03:30:00"),
    ("Europe/Berlin", "2026-03-29 03:00:00", 1_774_746_000, "2026-03-29 03:00:00"),
    ("Europe/Berlin", "2026-10-25 01:59:59", 1_792_886_399, "2026-10-25 01:59:59"),
    ("Europe/Berlin", "2026-10-25 02:00:00", 1_792_886_400, "2026-10-25 02:00:00"),
    ("Europe/Berlin", "2026-10-25 02:59:59", 1_792_889_999, "2026-10-25 02:59:59"),
    ("Europe/Berlin", "2026-10-25 03:00:00", 1_792_893_600, "2026-10-25 03:00:00"),
    ("America/New_York", "2026-03-08 02:30:00", 1_772_955_000, "2026-03-08 03:30:00"),
    ("America/New_York", "2026-11-01 00:59:59", 1_793_509_199, "2026-11-01 00:59:59"),
    ("America/New_York", "2026-11-01 01:30:00", 1_793_511_000, "2026-11-01 01:30:00"),
    ("America/New_York", "2026-11-01 02:00:00", 1_793_516_400, "2026-11-01 02:00:00"),
    ("Asia/Shanghai", "2026-11-20 08:58:12", 1_795_136_292, "2026-11-20 08:58:12"),
    ("Asia/Shanghai", "1986-05-04 02:30:00", 515_529_000, "1986-05-04 03:30:00"),
    ("Asia/Shanghai", "1986-05-04 03:00:00", 515_527_200, "1986-05-04 03:00:00"),
    ("Asia/Shanghai", "1986-09-14 01:30:00", 527_013_000, "1986-09-14 01:30:00"),
    ("Asia/Shanghai", "1986-09-14 02:00:00", 527_018_400, "1986-09-14 02:00:00"),
    ("Asia/Shanghai", "1991-07-01 12:00:00", 678_337_200, "1991-07-01 12:00:00"),
    // Clocks go from 24:00 to 01:00: the day has no midnight.
    ("America/Sao_Paulo", "2018-11-03 23:59:59", 1_541_300_399, "2018-11-03 23:59:59"),
    ("America/Sao_Paulo", "2018-11-04 00:00:00", 1_541_300_400, "2018-11-04 01:00:00"),
    ("America/Sao_Paulo", "2018-11-04 01:00:00", 1_541_300_400, "2018-11-04 01:00:00"),
    ("America/Sao_Paulo", "2018-02-17 23:30:00", 1_518_917_400, "2018-02-17 23:30:00"),
    // A whole day was left out.
    ("Pacific/Apia", "2011-12-29 23:59:59", 1_325_239_199, "2011-12-29 23:59:59"),
    ("Pacific/Apia", "2011-12-30 12:00:00", 1_325_282_400, "2011-12-31 12:00:00"),
    ("Pacific/Apia", "2011-12-31 00:00:00", 1_325_239_200, "2011-12-31 00:00:00"),
    ("Australia/Lord_Howe", "2026-04-05 01:45:00", 1_775_313_900, "2026-04-05 01:45:00"),
    ("Australia/Lord_Howe", "2026-10-04 02:15:00", 1_791_042_300, "2026-10-04 02:45:00"),
    ("Asia/Kathmandu", "2026-11-20 00:00:00", 1_795_112_100, "2026-11-20 00:00:00"),
    ("GMT", "1969-12-31 23:59:59", -1, "1969-12-31 23:59:59"),
    ("GMT", "1600-02-29 00:00:00", -11_670_998_400, "1600-02-29 00:00:00"),
    ("GMT", "2400-02-29 23:59:59", 13_574_649_599, "2400-02-29 23:59:59"),
  ]

  @Test("finds the moment, the earlier of two, and one after the gap where there is none")
  func moments() throws {
    for (name, written, seconds, shown) in Self.moments {
      let zone = try #require(TimeZone(identifier: name))
      let civil = try #require(MomentReader.read(written, as: .first))
      #expect(civil.moment(in: zone) == UnixTime(seconds: seconds), "\(name) \(written)")
      #expect(
        CivilTime(UnixTime(seconds: seconds), in: zone).text == shown, "\(name) \(seconds)")
    }
  }

  @Test(
    "comes back to a moment that shows the same, and is never later",
    arguments: [
      "Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe",
      "America/Sao_Paulo", "Pacific/Apia", "Pacific/Kiritimati", "Pacific/Pago_Pago", "GMT",
    ])
  func everyQuarter(_ name: String) throws {
    let zone = try #require(TimeZone(identifier: name))
    var mistakes: [String] = []
    // Four years from 1986-01-01, when China set its clocks forward, and two from 2011-01-01.
    for (first, days) in [(504_921_600, 4 * 365), (1_293_840_000, 2 * 365)] as [(Int64, Int64)] {
      for step in 0..<days * 16 {
        let time = UnixTime(seconds: first + step * 5400)
        let civil = CivilTime(time, in: zone)
        let back = civil.moment(in: zone)
        let isTheSame = CivilTime(back, in: zone) == civil
        if !isTheSame || back > time || time.seconds - back.seconds > 86_400 {
          mistakes.append("\(time) \(civil.text) \(back)")
        }
      }
    }
    #expect(mistakes == [])
  }

  // Foundation's calendar turns Julian before 1582-10-15.
  @Test("agrees with the calendar of Foundation from 1590 to 2350")
  func centuries() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    var mistakes: [Int64] = []
    for step in -3800...3800 as ClosedRange<Int64> {
      let seconds = step * 3_155_761
      let parts = calendar.dateComponents(
        [.year, .month, .day, .hour, .minute, .second],
        from: Date(timeIntervalSince1970: TimeInterval(seconds)))
      let civil = CivilTime(UnixTime(seconds: seconds), in: .gmt)
      let expected = CivilTime(
        year: try #require(parts.year), month: try #require(parts.month),
        day: try #require(parts.day), hour: try #require(parts.hour),
        minute: try #require(parts.minute), second: try #require(parts.second))
      if civil != expected || civil.moment(in: .gmt).seconds != seconds { mistakes.append(seconds) }
    }
    #expect(mistakes == [])
  }

  @Test("writes dates and times with all their zeros")
  func texts() {
    let civil = CivilTime(year: 987, month: 6, day: 5, hour: 4, minute: 3, second: 2)
    #expect(civil.text == "0987-06-05 04:03:02")
    #expect(civil.dateText == "0987-06-05")
    #expect(civil.timeText == "04:03:02")
    #expect(CivilTime(year: 2026, month: 1, day: 9).dayNumber == 20_260_109)
  }

  @Test(
    "shows any moment that a record may claim, the ends of the range included",
    arguments: [.min, .min + 1, -62_135_596_801, 253_402_300_800, .max - 1, .max] as [Int64])
  func extremes(_ seconds: Int64) throws {
    let zone = try #require(TimeZone(identifier: "Pacific/Kiritimati"))
    #expect(!CivilTime(UnixTime(seconds: seconds), in: zone).text.isEmpty)
    #expect(!CivilTime(UnixTime(seconds: seconds), in: .gmt).text.isEmpty)
  }
}
