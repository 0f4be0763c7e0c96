/// The clock and the chance that a client goes by; tests put their own in their place.
public struct ClientTiming: Sendable {
  /// The time since some fixed moment, on a clock that no one sets.
  public var now: @Sendable () -> Duration
  /// Sleeps that long; throws as soon as the task is cancelled.
  public var sleep: @Sendable (Duration) async throws -> Void
  /// A number from 0 up to, but not including, 1.
  public var fraction: @Sendable () -> Double

  /// Puts a clock and a chance together.
  ///
  /// - Parameters:
  ///   - now: The time since some fixed moment.
  ///   - sleep: Sleeps that long; throws as soon as the task is cancelled.
  ///   - fraction: A number from 0 up to, but not including, 1.
  public init(
    now: @escaping @Sendable () -> Duration,
    sleep: @escaping @Sendable (Duration) async throws -> Void,
    fraction: @escaping @Sendable () -> Double
  ) {
    self.now = now
    self.sleep = sleep
    self.fraction = fraction
  }

  /// The machine's monotonic clock, which also counts the time asleep, and the system's randomness.
  public static let system: Self = {
    let start = ContinuousClock.now
    return Self(
      now: { ContinuousClock.now - start },
      sleep: { try await ContinuousClock().sleep(for: $0) },
      fraction: { .random(in: 0..<1) })
  }()
}
