import Synchronization

/// A gate that opens once, for all who wait at it and all who come later, when enough of them have come.
final class Gate: Sendable {
  private struct State {
    var arrived = 0
    var waiting: [CheckedContinuation<Void, Never>] = []
  }

  private let state = Mutex(State())
  private let needed: Int

  /// Makes a gate.
  ///
  /// - Parameter needed: How many have to come before it opens.
  init(opensAt needed: Int) {
    self.needed = needed
  }

  /// Comes to the gate, and waits there until it is open.
  func pass() async {
    await withCheckedContinuation { continuation in
      let released = state.withLock { state in
        state.arrived += 1
        state.waiting.append(continuation)
        guard state.arrived >= needed else { return [CheckedContinuation<Void, Never>]() }
        defer { state.waiting = [] }
        return state.waiting
      }
      for waiting in released { waiting.resume() }
    }
  }
}

/// Waits until the task is cancelled.
func untilCancelled() async {
  let (stream, continuation) = AsyncStream.makeStream(of: Void.self)
  for await _ in stream {}
  continuation.finish()
}
