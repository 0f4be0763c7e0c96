/// What one attempt to change something on the platform came to, as seen from this side of the wire.
public enum WriteObservation: Sendable, Hashable {
  /// No byte of the request's body left this machine, so the platform cannot have acted.
  case neverSent(NeverSent)
  /// An answer arrived whole: its HTTP status and all bytes of its body, at most 1 MiB.
  case answered(status: Int, body: [UInt8])
  /// An answer began, but its body could not be read to the end.
  case answerBroken(status: Int, AnswerFault)
  /// A byte of the body left, and no answer came.
  case noAnswer(Silence)
}

/// Why nothing of a request was sent.
public enum NeverSent: String, Sendable, Hashable, CaseIterable, Codable {
  /// The host's name could not be found.
  case nameNotFound = "name_not_found"
  /// The connection was refused, or the network said that there is no way.
  case refused
  /// No connection came about in time.
  case connectTimeout = "connect_timeout"
  /// The other side could not prove who it is, or spoke no TLS that is accepted.
  case tls
  /// The proxy did not let the connection through.
  case proxy
  /// The proxy asked who is there (407), and did not take the answer or got none.
  case proxyLogin = "proxy_login"
  /// No token could be had, so the request was not made.
  case noToken = "no_token"
  /// The operator cancelled before it was made.
  case cancelled
  /// The connection broke before the body began.
  case connectionLost = "connection_lost"
  /// The program ended between the intent and the attempt.
  case noAttempt = "no_attempt"
  /// The records were read once more just before, and were not what was confirmed any more.
  case recordsChanged = "records_changed"
  /// The records could not be read once more just before, and what had been read was too old by then.
  case readingTooOld = "reading_too_old"
}

/// Why an answer that began cannot be read.
public enum AnswerFault: String, Sendable, Hashable, CaseIterable, Codable {
  /// The connection ended before the body did.
  case cut
  /// The body is larger than what is read.
  case tooLarge = "too_large"
  /// The body is encoded in a way that was not asked for.
  case undecodable
  /// The body did not end in time.
  case timeout
}

/// Why no answer came after a byte had left.
public enum Silence: String, Sendable, Hashable, CaseIterable, Codable {
  /// The connection was closed or reset.
  case connectionClosed = "connection_closed"
  /// Nothing came in time.
  case timeout
  /// What came was no HTTP.
  case notHTTP = "not_http"
  /// The operator left while the request was under way.
  case abandoned
  /// The program ended while the request was under way.
  case programEnded = "program_ended"
}
