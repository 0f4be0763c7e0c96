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
