/// A moment in whole seconds since 1970-01-01 00:00:00 UTC, as the platform counts check times.
public struct UnixTime: Sendable, Hashable, Comparable, Codable, CustomStringConvertible {
  /// Whole seconds since 1970-01-01 00:00:00 UTC.
  public let seconds: Int64

  /// Takes the seconds.
  ///
  /// - Parameter seconds: Whole seconds since 1970-01-01 00:00:00 UTC.
  public init(seconds: Int64) {
    self.seconds = seconds
  }

  /// Reads the decimal text of an answer's `check_time`.
  ///
  /// - Parameter text: Decimal digits with at most a leading minus; anything else, and what 64 bits cannot hold, gives nil.
  public init?(text: String) {
    guard let seconds = Int64(text), String(seconds) == text else { return nil }
    self.seconds = seconds
  }

  /// The seconds as decimal text, the form that requests carry.
  public var description: String { String(seconds) }

  /// Tells whether one moment is earlier than another.
  ///
  /// - Parameters:
  ///   - left: One moment.
  ///   - right: The other moment.
  /// - Returns: Whether `left` is before `right`.
  public static func < (left: Self, right: Self) -> Bool {
    left.seconds < right.seconds
  }

  /// Moves a moment.
  ///
  /// - Parameter seconds: How far, forward where positive.
  /// - Returns: The moment that many seconds later; at the ends of the range, the end.
  public func advanced(bySeconds seconds: Int64) -> Self {
    let (sum, overflow) = self.seconds.addingReportingOverflow(seconds)
    return Self(seconds: overflow ? (seconds > 0 ? .max : .min) : sum)
  }
}
