import FeishuAttendance
import Synchronization

/// A clock that stands still until a test moves it.
final class ManualTime: Sendable {
  private struct Sleeper {
    let number: Int
    let until: Duration
    let continuation: CheckedContinuation<Void, any Error>
  }

  private struct State {
    var now = Duration.zero
    var sleepers: [Sleeper] = []
    var lastNumber = 0
    var slept: [Duration] = []
    var onSleep: (count: Int, continuation: CheckedContinuation<Void, Never>)?
  }

  private let state = Mutex(State())
  private let runsByItself: Bool
  private let fraction: Double

  /// Makes a clock that stands at zero.
  ///
  /// - Parameters:
  ///   - runsByItself: Whether a sleep moves the clock to its end and returns at once.
  ///   - fraction: What chance always gives.
  init(runsByItself: Bool = false, fraction: Double = 0.5) {
    self.runsByItself = runsByItself
    self.fraction = fraction
  }

  var now: Duration { state.withLock { $0.now } }
  /// How long each sleep was to be, in the order in which they began.
  var slept: [Duration] { state.withLock { $0.slept } }

  var timing: ClientTiming {
    ClientTiming(
      now: { self.now }, sleep: { try await self.sleep($0) }, fraction: { self.fraction })
  }

  func advance(by duration: Duration) {
    let due = state.withLock { state in
      state.now += duration
      defer { state.sleepers.removeAll { $0.until <= state.now } }
      return state.sleepers.filter { $0.until <= state.now }
    }
    for sleeper in due { sleeper.continuation.resume() }
  }

  /// Waits until that many tasks sleep at once.
  func waitForSleepers(_ count: Int) async {
    await withCheckedContinuation { continuation in
      let isThere = state.withLock { state in
        if state.sleepers.count >= count { return true }
        state.onSleep = (count, continuation)
        return false
      }
      if isThere { continuation.resume() }
    }
  }

  private func sleep(_ duration: Duration) async throws {
    try Task.checkCancellation()
    if runsByItself {
      state.withLock { state in
        state.slept.append(duration)
        state.now += duration
      }
      return
    }
    let number = state.withLock { state in
      state.slept.append(duration)
      state.lastNumber += 1
      return state.lastNumber
    }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation {
        (continuation: CheckedContinuation<Void, any Error>) in
        let waiting: CheckedContinuation<Void, Never>? = state.withLock { state in
          if Task.isCancelled {
            continuation.resume(throwing: CancellationError())
            return nil
          }
          state.sleepers.append(
            Sleeper(number: number, until: state.now + duration, continuation: continuation))
          guard let (count, waiting) = state.onSleep, state.sleepers.count >= count else {
            return nil
          }
          state.onSleep = nil
          return waiting
        }
        waiting?.resume()
      }
    } onCancel: {
      let sleeper = state.withLock { state in
        state.sleepers.firstIndex { $0.number == number }.map { state.sleepers.remove(at: $0) }
      }
      sleeper?.continuation.resume(throwing: CancellationError())
    }
  }
}
