import Foundation
import Sandbox
import Testing

/// A client of one connection that sends bytes and reads what comes, nothing more.
final class LoopbackClient: Sendable {
  private let descriptor: Int32

  init(_ address: SandboxAddress) throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var timeout = timeval(tv_sec: 20, tv_usec: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_RCVTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
    var target = sockaddr_in()
    target.sin_family = sa_family_t(AF_INET)
    target.sin_port = in_port_t(address.port).bigEndian
    target.sin_addr.s_addr = inet_addr(address.host)
    let result = withUnsafePointer(to: &target) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    try #require(result == 0)
  }

  deinit {
    close(descriptor)
  }

  func send(_ method: String, _ target: String, headers: [String] = [], body: String = "") {
    let head = [
      "\(method) \(target) HTTP/1.1", "Host: localhost", "Content-Length: \(body.utf8.count)",
    ]
    let bytes = Array(((head + headers).joined(separator: "\r\n") + "\r\n\r\n" + body).utf8)
    #expect(write(descriptor, bytes, bytes.count) == bytes.count)
  }

  /// Reads until the server closes, or until the text holds a mark.
  ///
  /// The reading waits on a thread of its own: the server needs those of the tasks.
  func read(until mark: String? = nil) async -> String {
    await withCheckedContinuation { continuation in
      Thread.detachNewThread {
        continuation.resume(returning: self.blockingRead(until: mark))
      }
    }
  }

  private func blockingRead(until mark: String?) -> String {
    var received: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let text = String(decoding: received, as: UTF8.self)
      if let mark, text.contains(mark) { return text }
      let count = Foundation.read(descriptor, &buffer, buffer.count)
      guard count > 0 else { return text }
      received += buffer[..<count]
    }
  }
}
