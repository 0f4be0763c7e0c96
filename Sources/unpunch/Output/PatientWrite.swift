import Foundation

/// Writes to a descriptor that may take nothing for a while, or that somebody has set so that it does not wait.
enum PatientWrite {
  /// Writes a whole text; without a patience it waits until all is taken.
  ///
  /// - Returns: The number of what went wrong; nil where all was written. `EAGAIN` where it took too long.
  static func write(_ text: String, to descriptor: Int32, patience: Duration? = nil) -> Int32? {
    let end = patience.map { ContinuousClock.now + $0 }
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      // Where it is known beforehand that nothing is taken, it is not tried: that might wait.
      if let end, !isReady(descriptor, until: end) { return EAGAIN }
      let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else if errno == EAGAIN {
        guard isReady(descriptor, until: end) else { return EAGAIN }
      } else if errno != EINTR {
        return errno
      }
    }
    return nil
  }

  /// Waits until a descriptor takes something, or tells that it never will; without an end as long as that takes.
  private static func isReady(_ descriptor: Int32, until end: ContinuousClock.Instant?) -> Bool {
    while true {
      let left = end.map { max(0, Int32(clamping: ($0 - .now).inMilliseconds)) } ?? -1
      var asked = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
      let count = poll(&asked, 1, left)
      if count > 0 { return true }
      if count == 0 || errno != EINTR { return false }
    }
  }
}

extension Duration {
  /// The milliseconds, up to the next whole one.
  fileprivate var inMilliseconds: Int64 {
    let (seconds, attoseconds) = components
    return seconds * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
  }
}
