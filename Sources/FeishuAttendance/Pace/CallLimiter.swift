import Synchronization

/// Keeps one call under the platform's limit, whatever the delays of the network.
///
/// The platform counts when requests arrive, which lies between sending and the answer. So there are as many permits
/// as requests a second are allowed, and a permit is usable again only one second after the answer (or failure) of
/// the request that held it: any two requests of one permit then arrive at least a second apart, and no sliding
/// second holds more than the limit. Callers are served in the order in which they came.
package final class CallLimiter: Sendable {
  private struct Waiter {
    let number: Int
    let continuation: CheckedContinuation<Duration?, Never>
  }

  private struct State {
    /// When each permit that nobody holds becomes usable, the earliest first.
    var idle: [Duration]
    var waiters: [Waiter] = []
    var lastNumber = 0
  }

  /// A second, and a hundredth of one for a server whose clock runs slower than ours.
  private static let rest = Duration.milliseconds(1010)

  private let state: Mutex<State>
  private let timing: ClientTiming

  /// Makes a limiter whose permits are all usable at once.
  package init(perSecond: Int, timing: ClientTiming) {
    state = Mutex(State(idle: Array(repeating: .zero, count: perSecond)))
    self.timing = timing
  }

  /// Makes a request when its turn has come; nil where the task was cancelled before.
  package func admit<Value: Sendable>(_ request: () async -> Value) async -> Value? {
    guard let usable = await permit() else { return nil }
    do {
      let wait = usable - timing.now()
      if wait > .zero { try await timing.sleep(wait) }
      try Task.checkCancellation()
    } catch {  // Only cancellation throws here; the permit was not used.
      hand(over: usable)
      return nil
    }
    let value = await request()
    hand(over: timing.now() + Self.rest)
    return value
  }

  /// Takes a permit, waiting for one that is in use where none is left.
  private func permit() async -> Duration? {
    let number = state.withLock { state in
      state.lastNumber += 1
      return state.lastNumber
    }
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        state.withLock { state in
          if Task.isCancelled {
            continuation.resume(returning: nil)
          } else if state.idle.isEmpty {
            state.waiters.append(Waiter(number: number, continuation: continuation))
          } else {
            continuation.resume(returning: state.idle.removeFirst())
          }
        }
      }
    } onCancel: {
      let waiter = state.withLock { state in
        state.waiters.firstIndex { $0.number == number }.map { state.waiters.remove(at: $0) }
      }
      waiter?.continuation.resume(returning: nil)
    }
  }

  private func hand(over usable: Duration) {
    let waiter: Waiter? = state.withLock { state in
      if !state.waiters.isEmpty { return state.waiters.removeFirst() }
      let place = state.idle.firstIndex { $0 > usable } ?? state.idle.endIndex
      state.idle.insert(usable, at: place)
      return nil
    }
    waiter?.continuation.resume(returning: usable)
  }
}
