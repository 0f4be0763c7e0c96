import Synchronization

/// Where actions wait for the loop, in the order in which they came.
final class Mailbox: Sendable {
  private let waiting = Mutex<[Action]>([])
  private let wakeUps = AsyncStream.makeStream(
    of: Void.self, bufferingPolicy: .bufferingNewest(1))

  /// Says that something waits; ends when the mailbox is closed.
  var signals: AsyncStream<Void> { wakeUps.stream }

  /// Puts an action in.
  func post(_ action: Action) {
    waiting.withLock { $0.append(action) }
    wakeUps.continuation.yield()
  }

  /// Takes out all that waits.
  func takeAll() -> [Action] {
    waiting.withLock { actions in
      defer { actions = [] }
      return actions
    }
  }

  /// Drops what was typed and not yet taken.
  func discardTypedAhead() {
    waiting.withLock { actions in
      actions.removeAll { action in
        switch action {
        case .keyPressed, .textPasted, .pasteRefused, .mouseUsed: true
        case .resized, .endRequested, .terminalLost, .findProgressed, .findFinished, .arranged,
          .employeesRead, .rereadFinished, .deletionProgressed, .deletionFinished,
          .openBatchesFound, .settlingProgressed, .settled, .marked, .earlierFound, .historyRead,
          .batchRead, .undoPlanned, .undoProgressed, .undoFinished, .copied, .leftAlone,
          .timePassed:
          false
        }
      }
    }
  }

  /// Ends ``signals``.
  func close() { wakeUps.continuation.finish() }
}
