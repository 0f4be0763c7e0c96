public import Attendance
import Foundation

/// A moment by the clock that people read, in milliseconds since 1970-01-01 00:00:00 UTC.
public struct UTCMilliseconds: Sendable, Hashable, Comparable {
  /// How many milliseconds after 1970 it is.
  public let count: Int64

  /// Takes the milliseconds since 1970.
  public init(_ count: Int64) {
    self.count = count
  }

  /// The beginning of a second; at the ends of the range, the end.
  public init(_ time: UnixTime) {
    let (product, overflow) = time.seconds.multipliedReportingOverflow(by: 1000)
    count = overflow ? (time.seconds > 0 ? .max : .min) : product
  }

  /// The second that it lies in.
  public var time: UnixTime { UnixTime(seconds: count / 1000) }

  /// Tells which of two was first.
  public static func < (left: Self, right: Self) -> Bool { left.count < right.count }
}

/// A moment on both clocks: the one that people read, and the one that nobody can set back.
public struct JournalInstant: Sendable, Hashable {
  /// What the clock of the wall said.
  public let utc: UTCMilliseconds
  /// Nanoseconds of the monotonic clock; comparable only between two starts of the machine.
  public let monotonicNanoseconds: UInt64

  /// Takes a reading of both clocks.
  public init(utcMilliseconds: Int64, monotonicNanoseconds: UInt64) {
    utc = UTCMilliseconds(utcMilliseconds)
    self.monotonicNanoseconds = monotonicNanoseconds
  }

  /// Reads the clocks of this machine.
  public static func current() -> JournalInstant {
    var utc = timespec()
    var monotonic = timespec()
    clock_gettime(CLOCK_REALTIME, &utc)
    clock_gettime(CLOCK_MONOTONIC, &monotonic)
    return JournalInstant(
      utcMilliseconds: Int64(utc.tv_sec) * 1_000 + Int64(utc.tv_nsec) / 1_000_000,
      monotonicNanoseconds: UInt64(monotonic.tv_sec) * 1_000_000_000 + UInt64(monotonic.tv_nsec))
  }
}
