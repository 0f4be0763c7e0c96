import Attendance

/// An answer that came whole.
struct WireAnswer: Sendable, Hashable {
  let head: AnswerHead
  let body: [UInt8]
}

/// What became of one request.
enum Exchange: Sendable, Hashable {
  /// An answer came whole.
  case answered(WireAnswer)
  /// An answer began, and could not be read to its end.
  case broken(AnswerHead, AnswerFault)
  /// No byte of the body left.
  case notReached(NeverSent)
  /// A byte of the body left, and no answer came.
  case noAnswer(Silence)
  /// The task was cancelled; whether a byte of the body had left.
  case cancelled(wasSent: Bool)
}

/// The head of an answer: its status and the headers that count.
struct AnswerHead: Sendable, Hashable {
  let status: Int
  /// `Content-Type`, as it came.
  var contentType: String?
  /// `Content-Encoding` where it is anything but `identity`.
  var contentEncoding: String?
  /// The host of `Location`.
  var redirectHost: String?
  /// `X-Tt-Logid`.
  var logID: String?
  /// `X-Request-Id`.
  var requestID: String?
  /// `x-ogw-ratelimit-reset`, in seconds, maybe with a fraction.
  var rateLimitReset: String?

  /// `Date`, as it came.
  var date: String?

  /// How long the rate limit asks to wait; nil where the header says nothing that can be waited for.
  ///
  /// Feishu: <https://open.feishu.cn/document/server-docs/api-call-guide/frequency-control> (read 2026-11-23).
  var retryAfter: Duration? {
    guard let text = rateLimitReset, let seconds = Double(text), (0...86_400).contains(seconds)
    else { return nil }
    return .milliseconds(Int64((seconds * 1000).rounded(.up)))
  }

  /// Whether the body says that it is JSON.
  var isJSON: Bool {
    let type = (contentType ?? "").utf8.prefix { $0 != UInt8(ascii: ";") }
    return type.filter { $0 != UInt8(ascii: " ") }
      .map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
      .elementsEqual("application/json".utf8)
  }
}
