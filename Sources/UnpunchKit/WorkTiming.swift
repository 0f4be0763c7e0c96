public import Attendance
import Foundation

/// The clock and the waits that the work goes by; tests put their own in their place.
public struct WorkTiming: Sendable {
  /// The wall clock.
  public var now: @Sendable () -> UnixTime
  /// Pauses that long; throws as soon as the task is cancelled.
  public var pause: @Sendable (Duration) async throws -> Void
  /// Returns when a limit of that length is over; throws as soon as the task is cancelled.
  public var limit: @Sendable (Duration) async throws -> Void
  /// The time since some fixed moment, on a clock that no one sets and that goes on while the machine sleeps: what the
  /// age of a reading is measured by.
  public var uptime: @Sendable () -> Duration

  /// Puts a timing together.
  public init(
    now: @escaping @Sendable () -> UnixTime,
    pause: @escaping @Sendable (Duration) async throws -> Void,
    limit: @escaping @Sendable (Duration) async throws -> Void,
    uptime: (@Sendable () -> Duration)? = nil
  ) {
    self.now = now
    self.pause = pause
    self.limit = limit
    self.uptime = uptime ?? { .seconds(now().seconds) }
  }

  /// The system's clock.
  public static let system: Self = {
    let start = ContinuousClock.now
    return Self(
      now: { UnixTime(seconds: Int64(Date().timeIntervalSince1970)) },
      pause: { try await Task.sleep(for: $0) }, limit: { try await Task.sleep(for: $0) },
      uptime: { ContinuousClock.now - start })
  }()

  /// Does something, and cancels it when its time is over; then it returns what it has so far.
  func within<Value: Sendable>(
    _ time: Duration, _ body: @escaping @Sendable () async -> Value
  ) async -> Value {
    // Nil is the end of the limit.
    await withTaskGroup(of: Value?.self) { group in
      group.addTask { await body() }
      let limit = limit
      group.addTask {
        // Cancelled: the work was done in time.
        try? await limit(time)
        return nil
      }
      for await value in group {
        group.cancelAll()
        if let value { return value }
      }
      preconditionFailure("The body always ends with a value.")
    }
  }
}
