import Synchronization

/// An action that waits for the loop, and what is known of how it came.
struct Letter: Sendable {
  let action: Action
  /// Which reading of the terminal brought it; nil where none did.
  var read: Int?
  /// What stood at the place of a press of the mouse when it came; nil for all others, and where nothing stood there.
  var aim: Aim?
}

/// Where actions wait for the loop, in the order in which they came.
final class Mailbox: Sendable {
  private let waiting = Mutex<[Letter]>([])
  private let wakeUps = AsyncStream.makeStream(
    of: Void.self, bufferingPolicy: .bufferingNewest(1))

  /// Says that something waits; ends when the mailbox is closed.
  var signals: AsyncStream<Void> { wakeUps.stream }

  /// Puts an action in.
  func post(_ action: Action) { post([Letter(action: action)]) }

  /// Puts in what came together.
  func post(_ letters: [Letter]) {
    waiting.withLock { $0 += letters }
    wakeUps.continuation.yield()
  }

  /// Takes out all that waits.
  func takeAll() -> [Letter] {
    waiting.withLock { letters in
      defer { letters = [] }
      return letters
    }
  }

  /// Ends ``signals``.
  func close() { wakeUps.continuation.finish() }
}
