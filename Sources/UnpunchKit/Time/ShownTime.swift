public import Attendance
public import Foundation

/// A moment as it is shown: what the clock of a zone has, and beside an hour that comes twice also which one it is.
public struct ShownTime: Sendable, Hashable {
  /// What clock and calendar show.
  public let civil: CivilTime
  /// `+02:00` where the clock shows the same at another moment too; else empty.
  public let offset: String

  /// Looks at the clock of a zone.
  public init(_ time: UnixTime, in zone: TimeZone) {
    civil = CivilTime(time, in: zone)
    let isTwice = civil.firstMoment(in: zone) != civil.lastMoment(in: zone)
    offset = isTwice ? Self.offset(of: time, in: zone) : ""
  }

  /// `2026-11-20 08:58:12`, in an hour that comes twice `2026-10-25 02:30:00+02:00`.
  public var text: String { civil.text + offset }

  /// `08:58:12`, in an hour that comes twice `02:30:00+02:00`.
  public var timeText: String { civil.timeText + offset }

  /// `2026-11-20 08:58`, in an hour that comes twice `2026-10-25 02:30+02:00`.
  public var minuteText: String { String(civil.text.dropLast(3)) + offset }

  /// How far a zone's clock is ahead of UTC at a moment: `+08:00`.
  private static func offset(of time: UnixTime, in zone: TimeZone) -> String {
    let seconds = zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(time.seconds)))
    let minutes = abs(seconds) / 60
    return (seconds < 0 ? "-" : "+") + (minutes / 60).padded(2) + ":" + (minutes % 60).padded(2)
  }

  /// Whether the clock of a zone is set back between two moments, so that some times there come twice.
  public static func comesTwice(from first: UnixTime, to last: UnixTime, in zone: TimeZone) -> Bool
  {
    // An hour before and after is what comes twice, too.
    let margin: TimeInterval = 2 * 3600
    var date = Date(timeIntervalSince1970: TimeInterval(first.seconds) - margin)
    let end = Date(timeIntervalSince1970: TimeInterval(last.seconds) + margin)
    // A record may claim any moment; no list that is looked at has more changes than this.
    for _ in 0..<100 {
      guard let change = zone.nextDaylightSavingTimeTransition(after: date), change <= end else {
        return false
      }
      if zone.secondsFromGMT(for: change) < zone.secondsFromGMT(for: change.addingTimeInterval(-1))
      {
        return true
      }
      date = change
    }
    return false
  }
}

extension TimeZone {
  /// The zone without an offset; Foundation would call it GMT by its short name, which is London's.
  public static var utc: TimeZone { TimeZone(identifier: "Etc/UTC") ?? .gmt }

  /// The name as people are shown it, and as the settings take it: that of a place, or `UTC`.
  public var shownName: String { self == .utc ? "UTC" : identifier }

  /// The name with the distance to UTC at a moment, such as `Asia/Shanghai (UTC+8)`.
  public func shownName(at date: Date) -> String { "\(shownName) (\(offsetName(at: date)))" }

  /// The distance to UTC at a moment, such as `UTC+8` or `UTC-3:30`.
  public func offsetName(at date: Date) -> String {
    let minutes = secondsFromGMT(for: date) / 60
    let hours = "UTC\(minutes < 0 ? "-" : "+")\(abs(minutes) / 60)"
    let rest = abs(minutes) % 60
    return rest == 0 ? hours : hours + (rest < 10 ? ":0\(rest)" : ":\(rest)")
  }
}
