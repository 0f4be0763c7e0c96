import Attendance

/// How often a call that changes nothing is made again, and how long it waits in between.
///
/// Three attempts, with a wait of a random part of 0.5 s, 1 s, 2 s … 8 s between them, within one budget of time. A
/// rate limit is no failed attempt: it is waited for exactly as long as the platform says, up to three times and
/// within a limit of their own. Where the platform asks for more, the call fails at once, and its error says for how
/// long.
package struct Patience: Sendable {
  private static let attempts = 3
  private static let rateLimitWaits = 3
  private static let base = Duration.milliseconds(500)
  private static let cap = Duration.seconds(8)

  private let timing: ClientTiming
  private let budget: Duration
  private let rateLimit: Duration
  private let report: @Sendable (CallReport) -> Void

  /// Puts a patience together, with a budget for all attempts and one for the waits for the rate limit; every wait is
  /// reported before it begins.
  package init(
    timing: ClientTiming, budget: Duration, rateLimit: Duration = ClientLimits().rateLimit,
    report: @escaping @Sendable (CallReport) -> Void
  ) {
    self.timing = timing
    self.budget = budget
    self.rateLimit = rateLimit
    self.report = report
  }

  /// Makes a call until it succeeds, fails for good, or the patience is at its end.
  package func run<Value: Sendable>(
    _ call: FeishuCall, _ attempt: (Duration) async throws(FeishuError) -> Value
  ) async throws(FeishuError) -> Value {
    var spent = Duration.zero
    var failures = 0
    var waits = 0
    var waited = Duration.zero
    while true {
      let start = timing.now()
      let failure: FeishuError
      do throws(FeishuError) {
        return try await attempt(budget - spent)
      } catch {
        failure = error
      }
      spent += timing.now() - start
      guard failure.isWorthRetrying else { throw failure }
      if case .refused(let refusal) = failure, refusal.code == .rateLimited {
        let wait = refusal.retryAfter ?? .seconds(1)
        waits += 1
        waited += wait
        guard waits <= Self.rateLimitWaits, waited <= rateLimit else { throw failure }
        try await pause(call, wait, .rateLimit)
      } else {
        let longest = min(Self.cap, Self.base * (1 << failures))
        let delay = longest * timing.fraction()
        failures += 1
        spent += delay
        guard failures < Self.attempts, spent < budget else { throw failure }
        try await pause(call, delay, .failure(failure))
      }
    }
  }

  private func pause(_ call: FeishuCall, _ delay: Duration, _ cause: CallReport.Cause)
    async throws(FeishuError)
  {
    report(.waiting(call, delay, cause))
    do {
      try await timing.sleep(delay)
    } catch {  // Only cancellation throws here.
      throw .cancelled(call, wasSent: true)
    }
  }
}

/// Something that happened while a client worked, for a log or a countdown.
///
/// Reports hold neither tokens nor secrets nor names of people. They come from any thread, in order for one call.
public enum CallReport: Sendable, Hashable {
  /// Why a client waits.
  public enum Cause: Sendable, Hashable {
    /// The platform's rate limit; the platform said how long.
    case rateLimit
    /// A failure that may pass.
    case failure(FeishuError)
  }

  /// A request has ended: after how long, with what HTTP status and log id where an answer came.
  case ended(FeishuCall, after: Duration, status: Int?, logID: String?)
  /// The client waits that long before it goes on by itself; cancelling the task ends the wait.
  case waiting(FeishuCall, Duration, Cause)
}
