/// How long a client waits and how much it reads.
package struct ClientLimits: Sendable {
  /// How long a connection may take.
  package var connect: Duration = .seconds(5)
  /// How long one call that reads may take in all, its retries included, its waits for the rate limit not.
  package var read: Duration = .seconds(30)
  /// How long one call that reads may wait for the rate limit in all; where the platform asks for more, it fails at once.
  package var rateLimit: Duration = .seconds(600)
  /// How long the answer to a deletion may take, from the moment at which its body left.
  package var delete: Duration = .seconds(20)
  /// How long the answer to an import may take, from the moment at which its body left.
  package var create: Duration = .seconds(20)
  /// The largest body of a `user_flows/query` answer, in bytes.
  package var queryBody = 32 << 20
  /// The largest body of any other answer, in bytes.
  package var otherBody = 1 << 20

  /// The limits of `docs/architecture.md`.
  package init() {}

  /// The limits for a check that somebody waits for: a rate limit is told rather than waited for.
  package static let impatient: Self = {
    var limits = Self()
    limits.rateLimit = .seconds(10)
    return limits
  }()
}

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
