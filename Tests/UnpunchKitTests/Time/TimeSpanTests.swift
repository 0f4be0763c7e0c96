import Attendance
import Testing
import UnpunchKit

@Suite("Spans of time")
struct TimeSpanTests {
  @Test("include both of their ends, and nothing beside them")
  func ends() throws {
    let span = try #require(TimeSpan(first: UnixTime(seconds: 10), last: UnixTime(seconds: 20)))
    let inside = [9, 10, 15, 20, 21].map { span.contains(UnixTime(seconds: $0)) }
    #expect(inside == [false, true, true, true, false])
    #expect(TimeSpan(first: UnixTime(seconds: 5), last: UnixTime(seconds: 5)) != nil)
    #expect(TimeSpan(first: UnixTime(seconds: 6), last: UnixTime(seconds: 5)) == nil)
  }

  private static let days: [(today: String, TimeSpan.Preset, first: String, last: String)] = [
    // A Monday.
    ("2026-11-23", .today, "2026-11-23", "2026-11-23"),
    ("2026-11-23", .yesterday, "2026-11-22", "2026-11-22"),
    ("2026-11-23", .thisWeek, "2026-11-23", "2026-11-23"),
    ("2026-11-23", .lastWeek, "2026-11-16", "2026-11-22"),
    ("2026-11-23", .thisMonth, "2026-11-01", "2026-11-23"),
    ("2026-11-23", .lastMonth, "2026-10-01", "2026-10-31"),
    // A Sunday, which ends a week.
    ("2026-11-22", .thisWeek, "2026-11-16", "2026-11-22"),
    ("2026-11-22", .lastWeek, "2026-11-09", "2026-11-15"),
    // A Thursday at the beginning of a year.
    ("2026-01-01", .today, "2026-01-01", "2026-01-01"),
    ("2026-01-01", .yesterday, "2025-12-31", "2025-12-31"),
    ("2026-01-01", .thisWeek, "2025-12-29", "2026-01-01"),
    ("2026-01-01", .lastWeek, "2025-12-22", "2025-12-28"),
    ("2026-01-01", .thisMonth, "2026-01-01", "2026-01-01"),
    ("2026-01-01", .lastMonth, "2025-12-01", "2025-12-31"),
    // The end of February, in a leap year and in none.
    ("2024-03-31", .lastMonth, "2024-02-01", "2024-02-29"),
    ("2026-03-01", .yesterday, "2026-02-28", "2026-02-28"),
    ("2026-03-01", .lastMonth, "2026-02-01", "2026-02-28"),
    // Before 1970.
    ("1969-12-31", .thisWeek, "1969-12-29", "1969-12-31"),
  ]

  @Test("are named after the day they are spoken on, with weeks that begin on Mondays")
  func presets() throws {
    for (today, preset, first, last) in Self.days {
      // The time of day does not matter.
      let now = try #require(MomentReader.read(today + " 23:30", as: .first))
      let days = preset.days(today: now)
      #expect(days.first.text == first + " 00:00:00", "\(today) \(preset)")
      #expect(days.last.text == last + " 23:59:59", "\(today) \(preset)")
    }
  }
}
