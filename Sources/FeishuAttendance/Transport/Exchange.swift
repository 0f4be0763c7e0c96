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
