import Synchronization
import UnpunchTUI

/// The work that is to end as soon as what is in flight has its outcome.
final class EndedWork: Sendable {
  private struct State {
    var ended: Set<Generation> = []
    var waiting: [Generation: CheckedContinuation<Void, Never>] = [:]
  }

  private let state = Mutex(State())

  /// Has the work of a generation end.
  func end(_ generation: Generation) {
    let waiting = state.withLock { state in
      state.ended.insert(generation)
      return state.waiting.removeValue(forKey: generation)
    }
    waiting?.resume()
  }

  /// Whether the work of a generation is to end.
  func isEnded(_ generation: Generation) -> Bool {
    state.withLock { $0.ended.contains(generation) }
  }

  /// Returns when the work of a generation is to end, or the task is cancelled; one may wait for each.
  func untilEnded(_ generation: Generation) async {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isOver = state.withLock { state in
          if state.ended.contains(generation) || Task.isCancelled { return true }
          state.waiting[generation] = continuation
          return false
        }
        if isOver { continuation.resume() }
      }
    } onCancel: {
      state.withLock { $0.waiting.removeValue(forKey: generation) }?.resume()
    }
  }
}
