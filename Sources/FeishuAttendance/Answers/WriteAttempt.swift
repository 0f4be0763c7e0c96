public import Attendance

/// What one attempt to change something on the platform came to, with what a person or a retry needs to know about it.
public struct WriteAttempt: Sendable, Hashable {
  /// What was observed; `DeletionJudge` or `ImportJudge` says what it means.
  public let observation: WriteObservation
  /// The HTTP status, where an answer began.
  public let status: Int?
  /// The platform's id of the call, for its support.
  public let logID: String?
  /// How long the platform asks to wait, where its rate limit was hit; nil where it does not say.
  public let retryAfter: Duration?
  /// What went wrong with the call as a whole, for a sentence; nil where the answer is code 0.
  public let cause: FeishuError?

  /// Puts an attempt together.
  ///
  /// - Parameters:
  ///   - observation: What was observed.
  ///   - status: The HTTP status.
  ///   - logID: The platform's id of the call.
  ///   - retryAfter: How long the platform asks to wait.
  ///   - cause: What went wrong with the call as a whole.
  public init(
    observation: WriteObservation, status: Int? = nil, logID: String? = nil,
    retryAfter: Duration? = nil, cause: FeishuError? = nil
  ) {
    self.observation = observation
    self.status = status
    self.logID = logID
    self.retryAfter = retryAfter
    self.cause = cause
  }

  /// An attempt of which nothing was sent, since no token was at hand and none was to be fetched.
  package static let withoutTokenAtHand = Self(observation: .neverSent(.noToken))

  /// Whether nothing was sent for want of a token that nobody has tried to get.
  package var lacksToken: Bool { self == .withoutTokenAtHand }

  /// An attempt of which nothing was sent, since no token could be had.
  package init(withoutToken error: FeishuError) {
    let isCancelled = if case .cancelled = error { true } else { false }
    self.init(
      observation: .neverSent(isCancelled ? .cancelled : .noToken),
      logID: isCancelled ? nil : error.logID, cause: error)
  }
}
