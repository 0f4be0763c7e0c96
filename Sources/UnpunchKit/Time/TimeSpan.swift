public import Attendance
public import Foundation

/// From one second to another, both included, as an operator means it.
public struct TimeSpan: Sendable, Hashable {
  /// The first second.
  public let first: UnixTime
  /// The last second.
  public let last: UnixTime

  /// Takes two ends.
  public init?(first: UnixTime, last: UnixTime) {
    guard first <= last else { return nil }
    self.first = first
    self.last = last
  }

  /// Takes two ends by the clock of a zone; of an hour that comes twice, both passes are in it.
  ///
  /// Where the clock skips an end, what comes after the beginning or before the end counts; nil where that is nothing.
  public init?(from: CivilTime, to: CivilTime, in zone: TimeZone) {
    self.init(first: from.firstMoment(in: zone), last: to.lastMoment(in: zone))
  }

  /// Tells whether there is nothing between two ends since the clocks of a zone were put forward over all of it.
  public static func isSkipped(from: CivilTime, to: CivilTime, in zone: TimeZone) -> Bool {
    from.utcOffset == nil && to.utcOffset == nil
      && TimeSpan(from: from, to: to, in: zone) == nil
      && TimeSpan(from: from, to: to, in: .utc) != nil
  }

  /// Tells whether a moment lies in the span, the ends included.
  public func contains(_ time: UnixTime) -> Bool {
    first <= time && time <= last
  }

  /// A span that is named after the day it is spoken on.
  public enum Preset: Sendable, Hashable, CaseIterable {
    /// The day itself.
    case today
    /// The day before.
    case yesterday
    /// From Monday on.
    case thisWeek
    /// The seven days before this week.
    case lastWeek
    /// From the first of the month on.
    case thisMonth
    /// The month before.
    case lastMonth

    /// Midnight of the first day, and the last second of the last one, which is never after today's.
    public func days(today: CivilTime) -> (first: CivilTime, last: CivilTime) {
      let number = CivilDay.number(year: today.year, month: today.month, day: today.day)
      // 1970-01-01 was a Thursday, three days after a Monday.
      let monday = number - (number + 3 - (number + 3).flooringQuotient(by: 7) * 7)
      let firstOfMonth = CivilDay.number(year: today.year, month: today.month, day: 1)
      let (year, month, _) = CivilDay.parts(ofDayNumber: firstOfMonth - 1)
      let bounds: (Int64, Int64) =
        switch self {
        case .today: (number, number)
        case .yesterday: (number - 1, number - 1)
        case .thisWeek: (monday, number)
        case .lastWeek: (monday - 7, monday - 1)
        case .thisMonth: (firstOfMonth, number)
        case .lastMonth:
          (CivilDay.number(year: year, month: month, day: 1), firstOfMonth - 1)
        }
      let (first, last) = (
        CivilDay.parts(ofDayNumber: bounds.0), CivilDay.parts(ofDayNumber: bounds.1)
      )
      return (
        CivilTime(year: first.year, month: first.month, day: first.day),
        CivilTime(
          year: last.year, month: last.month, day: last.day, hour: 23, minute: 59, second: 59)
      )
    }
  }
}
