import Foundation
import Glibc
import Synchronization

/// A server on a loopback port that does what a script says: one script for each connection, in their order.
///
/// With the last script's connection the port is closed, so that a further connection is refused.
final class SocketDouble: Sendable {
  enum Step: Sendable {
    /// Reads one request with the whole of its body.
    case read
    /// Sends bytes.
    case send([UInt8])
    /// Sends bytes again and again until the other side has closed.
    case sendForever([UInt8])
    /// Waits until the other side has closed.
    case hold
    /// Ends the connection with a reset.
    case reset
  }

  /// The port.
  let port: Int
  /// Every request, as soon as it was read.
  let arrivals: AsyncStream<String>

  private let continuation: AsyncStream<String>.Continuation
  private let read = Mutex<[String]>([])
  /// The listening socket, while it is open: its number may be another's afterwards.
  private let listener: Mutex<Int32?>

  /// The requests that were read, in their order.
  var requests: [String] { read.withLock { $0 } }

  /// The requests of one path, in their order.
  func requests(to path: String) -> [String] {
    requests.filter { $0.prefix { $0 != "\r\n" }.contains(path) }
  }

  /// Listens on a port of the system's choice.
  init(_ scripts: [[Step]]) throws {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { general in
        bind(listener, general, length) == 0 && listen(listener, 16) == 0
          && getsockname(listener, general, &length) == 0
      }
    }
    guard bound else { throw POSIXError(.EADDRINUSE) }
    self.listener = Mutex(scripts.isEmpty ? nil : listener)
    port = Int(UInt16(bigEndian: address.sin_port))
    (arrivals, continuation) = AsyncStream.makeStream()
    if scripts.isEmpty {
      close(listener)
      continuation.finish()
    } else {
      Thread.detachNewThread { [self] in serve(scripts, on: listener) }
    }
  }

  private func serve(_ scripts: [[Step]], on listener: Int32) {
    for (number, script) in scripts.enumerated() {
      let connection = accept(listener, nil, nil)
      if connection < 0 || number == scripts.count - 1 {
        self.listener.withLock { $0 = nil }
        close(listener)
      }
      if connection < 0 { return }
      Thread.detachNewThread { [self] in
        play(script, on: connection)
        if number == scripts.count - 1 { continuation.finish() }
      }
    }
  }

  /// Ends a wait for connections that never came.
  func stop() {
    listener.withLock { listener in
      if let listener { shutdown(listener, Int32(SHUT_RDWR)) }
    }
  }

  private func play(_ script: [Step], on connection: Int32) {
    defer { close(connection) }
    for step in script {
      switch step {
      case .read:
        guard let request = request(on: connection) else { return }
        read.withLock { $0.append(request) }
        continuation.yield(request)
      case .send(let bytes):
        if !send(bytes, on: connection) { return }
      case .sendForever(let bytes):
        while send(bytes, on: connection) {}
      case .hold:
        var byte: UInt8 = 0
        while recv(connection, &byte, 1, 0) > 0 {}
      case .reset:
        var linger = linger(l_onoff: 1, l_linger: 0)
        setsockopt(
          connection, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<linger>.size))
        return
      }
    }
  }

  private func send(_ bytes: [UInt8], on connection: Int32) -> Bool {
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Glibc.send(
          connection, buffer.baseAddress.map { $0 + sent }, bytes.count - sent,
          Int32(MSG_NOSIGNAL))
      }
      if count <= 0 { return false }
      sent += count
    }
    return true
  }

  /// One request with its body; nil where the connection ended before.
  private func request(on connection: Int32) -> String? {
    var bytes: [UInt8] = []
    var missing: Int?
    while missing != 0 {
      var byte: UInt8 = 0
      guard recv(connection, &byte, 1, 0) == 1 else { return nil }
      bytes.append(byte)
      if let rest = missing {
        missing = rest - 1
      } else if byte == 10, bytes.suffix(4) == [13, 10, 13, 10] {
        missing = Self.bodyLength(String(decoding: bytes, as: UTF8.self))
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func bodyLength(_ head: String) -> Int {
    for line in head.lowercased().split(separator: "\r\n") where line.hasPrefix("content-length:") {
      return Int(line.dropFirst("content-length:".count).filter { $0 != " " }) ?? 0
    }
    return 0
  }
}

extension [UInt8] {
  /// The bytes of an HTTP answer.
  static func answer(
    status: Int = 200, _ body: String, type: String? = "application/json; charset=utf-8",
    headers: [String] = [], length: Int? = nil, keepsAlive: Bool = false
  ) -> Self {
    var lines = ["HTTP/1.1 \(status) Any", "Content-Length: \(length ?? body.utf8.count)"]
    if let type { lines.append("Content-Type: \(type)") }
    if !keepsAlive { lines.append("Connection: close") }
    return Array((lines + headers + ["", body]).joined(separator: "\r\n").utf8)
  }

  /// The answer that gives a token.
  static func token(_ text: String = Canary.token, expire: Int = 7200) -> Self {
    .answer(
      #"{"code":0,"msg":"ok","tenant_access_token":"\#(text)","expire":\#(expire)}"#)
  }
}

extension [SocketDouble.Step] {
  /// A connection on which a token is asked for and given.
  static var token: Self { [.read, .send(.token())] }
}
