public import Foundation

extension TimeZone {
  /// The zone without an offset; Foundation would call it GMT by its short name, which is London's.
  public static var utc: TimeZone { TimeZone(identifier: "Etc/UTC") ?? .gmt }

  /// The name as people are shown it, and as the settings take it: that of a place, or `UTC`.
  public var shownName: String { self == .utc ? "UTC" : identifier }

  /// The name with the distance to UTC at a moment, such as `Asia/Shanghai (UTC+8)`.
  ///
  /// - Returns: The name.
  public func shownName(at date: Date) -> String { "\(shownName) (\(offsetName(at: date)))" }

  /// The distance to UTC at a moment, such as `UTC+8` or `UTC-3:30`.
  ///
  /// - Returns: The distance.
  public func offsetName(at date: Date) -> String {
    let minutes = secondsFromGMT(for: date) / 60
    let hours = "UTC\(minutes < 0 ? "-" : "+")\(abs(minutes) / 60)"
    let rest = abs(minutes) % 60
    return rest == 0 ? hours : hours + (rest < 10 ? ":0\(rest)" : ":\(rest)")
  }
}
