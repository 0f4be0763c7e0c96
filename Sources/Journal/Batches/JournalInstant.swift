import Foundation

/// A moment on both clocks: the one that people read, and the one that nobody can set back.
public struct JournalInstant: Sendable, Hashable {
  /// Milliseconds since 1970-01-01 00:00:00 UTC.
  public let utcMilliseconds: Int64
  /// Nanoseconds of the monotonic clock; comparable only between two starts of the machine.
  public let monotonicNanoseconds: UInt64

  /// Takes a reading of both clocks.
  public init(utcMilliseconds: Int64, monotonicNanoseconds: UInt64) {
    self.utcMilliseconds = utcMilliseconds
    self.monotonicNanoseconds = monotonicNanoseconds
  }

  /// Reads the clocks of this machine.
  ///
  /// - Returns: The present moment.
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
