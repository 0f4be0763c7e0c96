import Attendance
import Journal
import Synchronization

/// A clock on which a test chooses the day; it moves one millisecond at each look.
final class DayClock: Sendable {
  private static let start: Int64 = 1_795_400_000
  private let state = Mutex<(day: Int64, step: Int64)>((0, 0))

  /// The beginning of a day.
  static func start(of day: Int64) -> UnixTime { UnixTime(seconds: start + day * 86_400) }

  /// Goes to the beginning of a day.
  func go(to day: Int64) { state.withLock { $0.day = day } }

  /// Looks at the clock.
  func now() -> JournalInstant {
    let (day, step) = state.withLock { state in
      state.step += 1
      return state
    }
    return JournalInstant(
      utcMilliseconds: Self.start(of: day).seconds * 1000 + step,
      monotonicNanoseconds: UInt64(step))
  }
}
