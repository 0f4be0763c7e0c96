public import Attendance

/// Why a call gave no result; it never holds a token, a secret or a whole body.
public enum FeishuError: Error, Sendable, Hashable, CustomStringConvertible {
  /// No byte of the request's body left this machine; the host is the one that was to be reached.
  case notReached(FeishuCall, host: String, NeverSent)
  /// The request left, and no answer came.
  case noAnswer(FeishuCall, host: String, Silence)
  /// An answer began with this HTTP status, and could not be read to its end.
  case answerBroken(FeishuCall, status: Int, AnswerFault, logID: String?)
  /// An answer that is no JSON: a gateway, a proxy or a captive portal spoke, with these first words.
  case notFeishu(FeishuCall, status: Int, contentType: String?, firstWords: String)
  /// The answer sends the client elsewhere, where it does not go.
  case redirected(FeishuCall, status: Int, host: String?)
  /// The platform refused.
  case refused(Refusal)
  /// The answer came whole and is not what the platform's page says.
  case malformed(FeishuCall, status: Int, Malformation, logID: String?)
  /// The task was cancelled, before or after a byte of the body had left.
  case cancelled(FeishuCall, wasSent: Bool)

  /// The call that was attempted; the token's call where no token could be had.
  public var call: FeishuCall {
    switch self {
    case .notReached(let call, _, _), .noAnswer(let call, _, _), .answerBroken(let call, _, _, _),
      .notFeishu(let call, _, _, _), .redirected(let call, _, _), .malformed(let call, _, _, _),
      .cancelled(let call, _):
      call
    case .refused(let refusal): refusal.call
    }
  }

  /// Whether a byte of the request's body left this machine.
  public var wasSent: Bool {
    switch self {
    case .notReached: false
    case .noAnswer, .answerBroken, .notFeishu, .redirected, .refused, .malformed: true
    case .cancelled(_, let wasSent): wasSent
    }
  }

  /// Whether the same call may succeed a little later; says nothing about whether it is safe to make again.
  ///
  /// A rate limit is worth it too, after ``retryAfter``.
  public var isWorthRetrying: Bool {
    switch self {
    case .notReached(_, _, let cause):
      switch cause {
      case .nameNotFound, .refused, .connectTimeout, .connectionLost: true
      case .tls, .proxy, .proxyLogin, .noToken, .cancelled, .noAttempt, .recordsChanged,
        .readingTooOld:
        false
      }
    case .noAnswer(_, _, let silence):
      switch silence {
      case .connectionClosed, .timeout: true
      case .notHTTP, .abandoned, .programEnded: false
      }
    case .answerBroken(_, _, let fault, _):
      switch fault {
      case .cut, .timeout: true
      case .tooLarge, .undecodable: false
      }
    case .notFeishu(_, let status, _, _): status >= 500 || status == 429
    case .malformed(_, let status, _, _): status >= 500
    case .refused(let refusal):
      refusal.code.passes(withStatus: refusal.status) || refusal.code == .rateLimited
    case .redirected, .cancelled: false
    }
  }

  /// How long the platform asks to wait, where its rate limit was hit; nil where it was not, or it does not say.
  public var retryAfter: Duration? {
    if case .refused(let refusal) = self { refusal.retryAfter } else { nil }
  }

  /// The platform's id of the call, for its support; nil where no answer came or it held none.
  public var logID: String? {
    switch self {
    case .refused(let refusal): refusal.logID
    case .answerBroken(_, _, _, let logID), .malformed(_, _, _, let logID): logID
    case .notReached, .noAnswer, .notFeishu, .redirected, .cancelled: nil
    }
  }

  /// Whether the app's id or secret is wrong, or the app lacks a permission: what an administrator has to mend.
  public var isAboutPermission: Bool {
    guard case .refused(let refusal) = self else { return false }
    return refusal.code.topic.isAboutPermission
  }

  /// The sentence in English, with the name Feishu.
  public var description: String { sentence(in: .english, platform: .feishu) }
}
