import Attendance

/// The line to the platform: each request in its turn, its answer read, everything reported.
struct CallLine: Sendable {
  /// How the calls that change nothing are made again.
  let patience: Patience
  /// What the answers tell of the platform's clock.
  let clock: PlatformClock

  private let transport: HTTPTransport
  private let limiters: [FeishuCall: CallLimiter]
  private let timing: ClientTiming
  private let secrets: [String]
  private let host: String
  private let proxy: String?
  private let report: @Sendable (CallReport) -> Void

  init(
    _ configuration: FeishuConfiguration, timing: ClientTiming, limits: ClientLimits,
    report: @escaping @Sendable (CallReport) -> Void
  ) {
    transport = HTTPTransport(configuration, limits: limits, timing: timing)
    limiters = Dictionary(
      uniqueKeysWithValues: FeishuCall.allCases.map {
        ($0, CallLimiter(perSecond: $0.perSecond, timing: timing))
      })
    patience = Patience(
      timing: timing, budget: limits.read, rateLimit: limits.rateLimit, report: report)
    clock = PlatformClock(timing: timing)
    self.timing = timing
    secrets = configuration.secrets
    host = configuration.baseURL.host
    proxy = configuration.proxy.map { "\($0.host):\($0.port)" }
    self.report = report
  }

  /// Makes a request and reads its answer, once.
  func envelope(_ request: WireRequest, within limit: Duration) async throws(FeishuError)
    -> Envelope
  {
    try envelope(from: await exchange(request, within: limit), request)
  }

  /// Makes a request, once, in its turn.
  func exchange(_ request: WireRequest, within limit: Duration) async -> Exchange {
    let exchange = await limiters[request.call]?.admit {
      let start = timing.now()
      let exchange = await transport.exchange(request, within: limit)
        .quoted(Quotation(call: request.call, hiding: hiding(request)))
      report(
        .ended(
          request.call, after: timing.now() - start, status: exchange.head?.status,
          logID: exchange.head.flatMap { $0.logID ?? $0.requestID }))
      return exchange
    }
    return exchange ?? .cancelled(wasSent: false)
  }

  /// What a request that changes something came to.
  func attempt(from exchange: Exchange, _ request: WireRequest) -> WriteAttempt {
    var cause: FeishuError?
    var logID = exchange.head.flatMap { $0.logID ?? $0.requestID }
    do throws(FeishuError) {
      logID = try envelope(from: exchange, request).logID
    } catch {
      cause = error
      logID = error.logID ?? logID
    }
    let observation: WriteObservation =
      switch exchange {
      // The judge's reasons are the platform's words, and are kept and shown.
      case .answered(let answer):
        .answered(status: answer.head.status, body: hiding(request).clean(answer.body))
      case .broken(let head, let fault): .answerBroken(status: head.status, fault)
      case .notReached(let cause): .neverSent(cause)
      case .noAnswer(let silence): .noAnswer(silence)
      case .cancelled(wasSent: true): .noAnswer(.abandoned)
      case .cancelled(wasSent: false): .neverSent(.cancelled)
      }
    return WriteAttempt(
      observation: observation, status: exchange.head?.status, logID: logID,
      retryAfter: exchange.head?.retryAfter, cause: cause)
  }

  func close() async {
    await transport.close()
  }

  private func hiding(_ request: WireRequest) -> Redaction {
    Redaction(secrets + [request.token])
  }

  /// Reads the answer of a request that was made.
  func envelope(from exchange: Exchange, _ request: WireRequest) throws(FeishuError)
    -> Envelope
  {
    let call = request.call
    switch exchange {
    case .answered(let answer):
      let envelope = try Envelope(answer, of: call, hiding: hiding(request))
      clock.note(envelope.date)
      return envelope
    case .broken(let head, let fault):
      throw .answerBroken(
        call, status: head.status, fault, logID: head.logID ?? head.requestID)
    case .notReached(let cause):
      let isProxy = cause == .proxy || cause == .proxyLogin
      throw .notReached(call, host: isProxy ? proxy ?? host : host, cause)
    case .noAnswer(let silence): throw .noAnswer(call, host: host, silence)
    case .cancelled(let wasSent): throw .cancelled(call, wasSent: wasSent)
    }
  }
}

extension Exchange {
  /// The same without what must not be shown of a head; the body is still to be read.
  fileprivate func quoted(_ quotation: Quotation) -> Exchange {
    switch self {
    case .answered(let answer):
      .answered(WireAnswer(head: answer.head.quoted(quotation), body: answer.body))
    case .broken(let head, let fault): .broken(head.quoted(quotation), fault)
    case .notReached, .noAnswer, .cancelled: self
    }
  }

  /// The head of the answer, where one began.
  fileprivate var head: AnswerHead? {
    switch self {
    case .answered(let answer): answer.head
    case .broken(let head, _): head
    case .notReached, .noAnswer, .cancelled: nil
    }
  }
}
