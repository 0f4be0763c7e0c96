import NIOCore
import Synchronization

/// The body of a request, given as a sequence of one element, so that its being taken can be seen.
///
/// AsyncHTTPClient 1.37.0 takes the element only after it has written and flushed the head on a live connection
/// (`HTTP1ClientChannelHandler`, then `Transaction.resumeRequestBodyStream`), and writes what it took only while the
/// request has not failed yet. So a body that was not taken when the request failed is never sent; one that was
/// taken may have been.
struct OneBody: AsyncSequence, Sendable {
  typealias Element = ByteBuffer

  /// Remembers when the body was taken.
  final class Watch: Sendable {
    private let moment = Mutex<Duration?>(nil)

    /// When the body was taken; nil as long as it was not.
    var takenAt: Duration? { moment.withLock { $0 } }

    func take(at now: Duration) { moment.withLock { $0 = $0 ?? now } }
  }

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
