import Synchronization

/// The events that were read and not yet taken, in order; those that were typed can be dropped again.
///
/// What came together is handed over together, so that it can be shown by one frame. There is one
/// consumer: a second call of `next()` while one waits ends the first with nil.
package final class EventQueue: Sendable {
  private struct State {
    var events: [TerminalEvent] = []
    var waiting: CheckedContinuation<[TerminalEvent]?, Never>?
    var isFinished = false
  }

  private let state = Mutex(State())

  /// Makes an empty queue.
  package init() {}

  /// The events as a stream, which ends when the queue has been finished and is empty.
  ///
  /// An element is all that waits when it is taken; it is never empty.
  package var stream: AsyncStream<[TerminalEvent]> {
    AsyncStream { await self.next() }
  }

  /// Appends an event, and wakes the consumer.
  package func push(_ event: TerminalEvent) { push([event]) }

  /// Appends events that came together, and wakes the consumer once; after `finish()` they are dropped.
  ///
  /// A change of size replaces the ones that wait: only the last one counts.
  package func push(_ events: [TerminalEvent]) {
    let (waiting, batch) = state.withLock { state in
      if !state.isFinished {
        for event in events {
          if case .resize = event {
            state.events.removeAll { if case .resize = $0 { true } else { false } }
          }
          state.events.append(event)
        }
      }
      guard !state.events.isEmpty, let waiting = state.waiting.take() else {
        return (CheckedContinuation<[TerminalEvent]?, Never>?.none, [TerminalEvent]())
      }
      defer { state.events = [] }
      return (waiting, state.events)
    }
    waiting?.resume(returning: batch)
  }

  /// Drops the keys, clicks and pastes that wait, and says whether there were any; signals, sizes and the end stay.
  @discardableResult
  package func dropTyped() -> Bool {
    state.withLock { state in
      let wasAny = state.events.contains(where: \.isMeant)
      state.events.removeAll(where: Self.isTyped)
      return wasAny
    }
  }

  /// Ends the stream after what waits in it.
  package func finish() {
    let waiting = state.withLock { state in
      state.isFinished = true
      return state.waiting.take()
    }
    waiting?.resume(returning: nil)
  }

  /// Waits for what happens next, and takes all that waits; nil: nothing will, or the task is cancelled.
  package func next() async -> [TerminalEvent]? {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        enum Answer {
          case events([TerminalEvent]?)
          case wait(replaced: CheckedContinuation<[TerminalEvent]?, Never>?)
        }
        let answer = state.withLock { state -> Answer in
          if !state.events.isEmpty {
            defer { state.events = [] }
            return .events(state.events)
          }
          if state.isFinished || Task.isCancelled { return .events(nil) }
          let replaced = state.waiting
          state.waiting = continuation
          return .wait(replaced: replaced)
        }
        switch answer {
        case .events(let events): continuation.resume(returning: events)
        case .wait(let replaced): replaced?.resume(returning: nil)
        }
      }
    } onCancel: {
      state.withLock { $0.waiting.take() }?.resume(returning: nil)
    }
  }

  private static func isTyped(_ event: TerminalEvent) -> Bool {
    switch event {
    case .key, .mouse, .paste, .pasteTooLarge: true
    case .pasteStalled, .pasteLeft, .resize, .resumed, .signal, .closed: false
    }
  }
}

extension TerminalEvent {
  /// Whether somebody means something by it: all that is typed, but for letting a button go.
  var isMeant: Bool {
    switch self {
    case .key, .paste, .pasteTooLarge: true
    case .mouse(let mouse): mouse.action != .release
    case .pasteStalled, .pasteLeft, .resize, .resumed, .signal, .closed: false
    }
  }
}
