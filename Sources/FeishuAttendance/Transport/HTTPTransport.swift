import AsyncHTTPClient
import Attendance
import Foundation
import NIOCore
import NIOHTTP1
import NIOSSL
import Synchronization

/// The way to the platform: one request, one answer, nothing made again, nothing followed.
final class HTTPTransport: Sendable {
  private let base: BaseURL
  private let userAgent: String
  private let isProxied: Bool
  private let timing: ClientTiming
  private let shared: HTTPClient
  private let single: HTTPClient

  init(_ configuration: FeishuConfiguration, limits: ClientLimits, timing: ClientTiming) {
    base = configuration.baseURL
    userAgent = configuration.userAgent
    isProxied = configuration.proxy != nil && !configuration.baseURL.isLoopback
    self.timing = timing
    var settings = HTTPClient.Configuration(
      redirectConfiguration: .disallow,
      timeout: .init(connect: TimeAmount(limits.connect), read: nil),
      connectionPool: .init(idleTimeout: .seconds(30)),
      proxy: isProxied ? configuration.proxy.map(HTTPClient.Configuration.Proxy.init) : nil,
      decompression: .disabled)
    settings.connectionPool.retryConnectionEstablishment = false
    settings.httpVersion = .http1Only
    settings.http1_1ConnectionDebugInitializer = AnswerHandler.install
    var security = TLSConfiguration.makeClientConfiguration()
    security.minimumTLSVersion = .tlsv12
    if let authorities = configuration.authorities {
      security.trustRoots = .certificates(authorities.certificates)
    }
    settings.tlsConfiguration = security
    shared = HTTPClient(eventLoopGroupProvider: .singleton, configuration: settings)
    // A change never goes over a connection that was used before: the other side may be closing it.
    settings.maximumUsesPerConnection = 1
    single = HTTPClient(eventLoopGroupProvider: .singleton, configuration: settings)
  }

  /// Closes all connections; must be called before the transport is released.
  func close() async {
    // Both throw only where they were closed before.
    try? await shared.shutdown()
    try? await single.shutdown()
  }

  /// Makes one request.
  ///
  /// - Parameters:
  ///   - request: What is sent.
  ///   - limit: How long it may take until the last byte of the answer, from when its body left or else from now.
  /// - Returns: What became of it, as soon as it is known, the time has run out, or the task is cancelled.
  func exchange(_ request: WireRequest, within limit: Duration) async -> Exchange {
    let watch = Watch()
    let start = timing.now()
    enum Event: Sendable {
      case ended(Exchange)
      case timeUp
      case timerCancelled
    }
    return await withTaskGroup(of: Event.self) { group in
      group.addTask { .ended(await self.perform(request, watch: watch)) }
      group.addTask {
        do {
          while true {
            let end = (watch.takenAt ?? start) + limit
            let left = end - self.timing.now()
            if left <= .zero { return .timeUp }
            try await self.timing.sleep(left)
          }
        } catch {
          return .timerCancelled
        }
      }
      var isLate = false
      for await event in group {
        switch event {
        case .ended(.cancelled(let wasSent)) where isLate:
          if let head = watch.head { return .broken(head, .timeout) }
          return wasSent ? .noAnswer(.timeout) : .notReached(.connectTimeout)
        case .ended(let exchange):
          group.cancelAll()
          return exchange
        case .timeUp:
          isLate = true
          group.cancelAll()
        case .timerCancelled:
          continue
        }
      }
      return .cancelled(wasSent: watch.takenAt != nil)
    }
  }

  private func perform(_ request: WireRequest, watch: Watch) async -> Exchange {
    let client = request.call.isWrite ? single : shared
    do {
      let response = try await client.execute(
        outgoing(request, watch: watch), deadline: .now() + .hours(24))
      let head = AnswerHead(response)
      watch.begin(head)
      return await read(response, head, limit: request.answerLimit)
    } catch {
      // A GET has no body to be taken; unless no connection came about, it counts as sent.
      let wasSent = request.body == nil || watch.takenAt != nil
      if Task.isCancelled { return .cancelled(wasSent: wasSent) }
      let fault = TransportFault(error, isProxied: isProxied)
      if case .unreached(let cause) = fault, request.body == nil { return .notReached(cause) }
      return fault.exchange(wasSent: wasSent)
    }
  }

  private func outgoing(_ request: WireRequest, watch: Watch) -> HTTPClientRequest {
    var outgoing = HTTPClientRequest(url: base.description + request.path)
    outgoing.headers.add(name: "User-Agent", value: userAgent)
    outgoing.headers.add(name: "Accept", value: "application/json")
    outgoing.headers.add(name: "Accept-Encoding", value: "identity")
    if let token = request.token {
      outgoing.headers.add(name: "Authorization", value: "Bearer \(token)")
    }
    if request.call.isWrite { outgoing.headers.add(name: "Connection", value: "close") }
    guard let body = request.body else { return outgoing }
    outgoing.method = .POST
    outgoing.headers.add(name: "Content-Type", value: "application/json; charset=utf-8")
    outgoing.body = .stream(
      OneBody(bytes: body, watch: watch, timing: timing), length: .known(Int64(body.count)))
    return outgoing
  }

  private func read(_ response: HTTPClientResponse, _ head: AnswerHead, limit: Int) async
    -> Exchange
  {
    if head.contentEncoding != nil { return .broken(head, .undecodable) }
    if let length = response.headers.first(name: "Content-Length").flatMap(Int.init),
      length > limit
    {
      return .broken(head, .tooLarge)
    }
    var body: [UInt8] = []
    do {
      for try await part in response.body {
        let count = body.count + part.readableBytes
        if count > limit { return .broken(head, .tooLarge) }
        // A large body gets all it may need at once: doubling would copy it, and leave the halves to the allocator.
        // What is not written to is not resident.
        if count > body.capacity, count > 1 << 20 { body.reserveCapacity(limit) }
        body.append(contentsOf: part.readableBytesView)
      }
      return .answered(WireAnswer(head: head, body: body))
    } catch {
      return Task.isCancelled ? .cancelled(wasSent: true) : .broken(head, .cut)
    }
  }
}

extension HTTPClient.Configuration.Proxy {
  fileprivate init(_ proxy: FeishuConfiguration.Proxy) {
    self = .server(
      host: proxy.host, port: proxy.port,
      authorization: proxy.login.map {
        .basic(username: $0.user, password: $0.password.text)
      })
  }
}

extension AnswerHead {
  fileprivate init(_ response: HTTPClientResponse) {
    let headers = response.headers
    status = Int(response.status.code)
    contentType = headers.first(name: "Content-Type")
    contentEncoding = headers.first(name: "Content-Encoding").flatMap {
      $0.lowercased() == "identity" ? nil : $0
    }
    redirectHost = headers.first(name: "Location").flatMap { URLComponents(string: $0)?.host }
    logID = headers.first(name: "X-Tt-Logid")
    requestID = headers.first(name: "X-Request-Id")
    rateLimitReset = headers.first(name: "x-ogw-ratelimit-reset")
    date = headers.first(name: "Date")
  }
}

/// The body of a request, given as a sequence of one element, so that its being taken can be seen.
///
/// AsyncHTTPClient 1.37.0 takes the element only after it has written and flushed the head on a live connection
/// (`HTTP1ClientChannelHandler`, then `Transaction.resumeRequestBodyStream`), and writes what it took only while the
/// request has not failed yet. So a body that was not taken when the request failed is never sent; one that was
/// taken may have been.
struct OneBody: AsyncSequence, Sendable {
  typealias Element = ByteBuffer

  struct AsyncIterator: AsyncIteratorProtocol {
    fileprivate var buffer: ByteBuffer?
    fileprivate let watch: Watch
    fileprivate let timing: ClientTiming

    mutating func next() async -> ByteBuffer? {
      guard let buffer else { return nil }
      watch.take(at: timing.now())
      self.buffer = nil
      return buffer
    }
  }

  let bytes: [UInt8]
  let watch: Watch
  let timing: ClientTiming

  func makeAsyncIterator() -> AsyncIterator {
    AsyncIterator(buffer: ByteBuffer(bytes: bytes), watch: watch, timing: timing)
  }
}

/// How far a request has come, kept where the one who watches the time can see it.
final class Watch: Sendable {
  private let state = Mutex<(takenAt: Duration?, head: AnswerHead?)>((nil, nil))

  /// When the body was taken; nil as long as it was not.
  var takenAt: Duration? { state.withLock { $0.takenAt } }
  /// The head of the answer; nil as long as none has begun.
  var head: AnswerHead? { state.withLock { $0.head } }

  func take(at now: Duration) { state.withLock { $0.takenAt = $0.takenAt ?? now } }
  func begin(_ head: AnswerHead) { state.withLock { $0.head = head } }
}
