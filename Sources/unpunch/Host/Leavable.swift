import Foundation

/// Work that may never end, such as reading from a FIFO or from a mount whose host is gone, and that can be left.
enum Leavable {
  /// Does something on a thread of its own; nil where the task is cancelled before it ends.
  ///
  /// Where nobody waits for it any more, it goes on until it ends, or the process does.
  static func result<Value: Sendable>(of body: @escaping @Sendable () -> Value) async -> Value? {
    let (values, continuation) = AsyncStream<Value>.makeStream()
    Thread.detachNewThread {
      continuation.yield(body())
      continuation.finish()
    }
    for await value in values { return value }
    return nil
  }
}
