public import Attendance
public import Foundation

/// A date and a time of day as people write them, read in one time zone.
public struct CivilTime: Sendable, Hashable {
  /// The year, month and day, Gregorian.
  public var year, month, day: Int
  /// The time of day.
  public var hour, minute, second: Int
  /// How many seconds its clock is ahead of UTC, where that was written; nil where the zone says it.
  public var utcOffset: Int?

  /// Takes the parts.
  public init(year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0) {
    self.year = year
    self.month = month
    self.day = day
    self.hour = hour
    self.minute = minute
    self.second = second
  }

  /// Tells what a clock and a calendar in a zone show at a moment.
  public init(_ time: UnixTime, in zone: TimeZone) {
    // A record may claim any moment: at the ends of the range, nothing may overflow.
    let local = time.advanced(bySeconds: zone.offset(at: time.seconds)).seconds
    let dayNumber = local.flooringQuotient(by: 86_400)
    let secondOfDay = Int((local % 86_400 + 86_400) % 86_400)
    (year, month, day) = CivilDay.parts(ofDayNumber: dayNumber)
    (hour, minute, second) = (secondOfDay / 3600, secondOfDay / 60 % 60, secondOfDay % 60)
  }

  /// The moment at which a clock and a calendar in a zone show this: the earlier of two where clocks are set back, and
  /// shortly after where they are set forward.
  public func moment(in zone: TimeZone) -> UnixTime {
    let local = localSeconds
    if let utcOffset { return UnixTime(seconds: local - Int64(utcOffset)) }
    // By the clock of a day before, and where that has been set since, by the new one; in a gap, neither is right.
    let byOld = local - zone.offset(at: local - 86_400)
    let byNew = local - zone.offset(at: byOld)
    return UnixTime(seconds: local - zone.offset(at: byNew) == byNew ? byNew : byOld)
  }

  /// The first moment at which a clock and a calendar in a zone show this, or, where they never do, something later.
  public func firstMoment(in zone: TimeZone) -> UnixTime { moments(in: zone).first }

  /// The last moment at which a clock and a calendar in a zone show this, or, where they never do, something earlier.
  public func lastMoment(in zone: TimeZone) -> UnixTime { moments(in: zone).last }

  /// The first and the last moment that are meant; of a time that a clock skips, the first is after the last.
  private func moments(in zone: TimeZone) -> (first: UnixTime, last: UnixTime) {
    let local = localSeconds
    if let utcOffset {
      let time = UnixTime(seconds: local - Int64(utcOffset))
      return (time, time)
    }
    let before = zone.offset(at: local - 86_400)
    let after = zone.offset(at: local + 86_400)
    let shown = [local - before, local - after].filter { zone.offset(at: $0) == local - $0 }
    if let first = shown.min(), let last = shown.max() {
      return (UnixTime(seconds: first), UnixTime(seconds: last))
    }
    // Clocks are set forward over it: the change lies between what either of them would make of it.
    var (early, late) = (local - max(before, after), local - min(before, after))
    while early + 1 < late {
      let middle = (early + late) / 2
      if zone.offset(at: middle) == before { early = middle } else { late = middle }
    }
    return (UnixTime(seconds: late), UnixTime(seconds: late - 1))
  }

  /// The seconds since 1970-01-01 00:00:00 by its own clock.
  private var localSeconds: Int64 {
    CivilDay.number(year: year, month: month, day: day) * 86_400
      + Int64(hour * 3600 + minute * 60 + second)
  }

  /// `2026-11-20`.
  public var dateText: String {
    "\(year.padded(4))-\(month.padded(2))-\(day.padded(2))"
  }

  /// `08:58:12`.
  public var timeText: String {
    "\(hour.padded(2)):\(minute.padded(2)):\(second.padded(2))"
  }

  /// `2026-11-20 08:58:12`.
  public var text: String { dateText + " " + timeText }

  /// The calendar day as one number, `20261120`, the form of `user_tasks/query`.
  public var dayNumber: Int { year * 10_000 + month * 100 + day }
}

extension TimeZone {
  /// How many seconds its clock is ahead of UTC at a moment.
  func offset(at seconds: Int64) -> Int64 {
    Int64(secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(seconds))))
  }
}

extension Int64 {
  /// The quotient rounded towards negative infinity.
  func flooringQuotient(by divisor: Int64) -> Int64 {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}

extension Int {
  /// The decimal digits, with zeros in front up to a width.
  func padded(_ width: Int) -> String {
    let digits = String(self)
    return String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
  }
}
