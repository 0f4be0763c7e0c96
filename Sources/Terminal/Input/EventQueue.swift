import Synchronization

/// The events that were read and not yet taken, in order; those that were typed can be dropped again.
///
/// There is one consumer: a second call of `next()` while one waits ends the first with nil.
package final class EventQueue: Sendable {
  private struct State {
    var events: [TerminalEvent] = []
    var waiting: CheckedContinuation<TerminalEvent?, Never>?
    var isFinished = false
  }

  private let state = Mutex(State())

  /// Makes an empty queue.
  package init() {}

  /// The events as a stream, which ends when the queue has been finished and is empty.
  package var stream: AsyncStream<TerminalEvent> {
    AsyncStream { await self.next() }
  }

  /// Appends an event, and wakes the consumer.
  ///
  /// A change of size replaces the ones that wait: only the last one counts.
  ///
  /// - Parameter event: What happened; dropped after `finish()`.
  package func push(_ event: TerminalEvent) {
    let waiting = state.withLock { state -> CheckedContinuation<TerminalEvent?, Never>? in
      guard !state.isFinished else { return nil }
      if let waiting = state.waiting {
        state.waiting = nil
        return waiting
      }
      if case .resize = event { state.events.removeAll(where: Self.isResize) }
      state.events.append(event)
      return nil
    }
    waiting?.resume(returning: event)
  }

  /// Drops the keys and pastes that wait; signals, sizes and the end stay.
  package func dropTyped() {
    state.withLock { $0.events.removeAll(where: Self.isTyped) }
  }

  /// Ends the stream after what waits in it.
  package func finish() {
    let waiting = state.withLock { state in
      state.isFinished = true
      return state.waiting.take()
    }
    waiting?.resume(returning: nil)
  }

  /// Waits for the next event.
  ///
  /// - Returns: The oldest event; nil when there will be none, or when the task is cancelled.
  package func next() async -> TerminalEvent? {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        enum Answer {
          case event(TerminalEvent?)
          case wait(replaced: CheckedContinuation<TerminalEvent?, Never>?)
        }
        let answer = state.withLock { state -> Answer in
          if !state.events.isEmpty { return .event(state.events.removeFirst()) }
          if state.isFinished || Task.isCancelled { return .event(nil) }
          let replaced = state.waiting
          state.waiting = continuation
          return .wait(replaced: replaced)
        }
        switch answer {
        case .event(let event): continuation.resume(returning: event)
        case .wait(let replaced): replaced?.resume(returning: nil)
        }
      }
    } onCancel: {
      state.withLock { $0.waiting.take() }?.resume(returning: nil)
    }
  }

  private static func isResize(_ event: TerminalEvent) -> Bool {
    switch event {
    case .resize: true
    case .key, .paste, .resumed, .signal, .closed: false
    }
  }

  private static func isTyped(_ event: TerminalEvent) -> Bool {
    switch event {
    case .key, .paste: true
    case .resize, .resumed, .signal, .closed: false
    }
  }
}
