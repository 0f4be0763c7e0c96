import Synchronization

/// An action that waits for the loop, and what is known of how it came.
struct Letter<Model: LoopModel>: Sendable {
  let action: LoopAction<Model>
  /// Which reading of the terminal brought it; nil if none did.
  var read: Int?
  /// What stood at the place of a press of the mouse when it came; nil for all others, and if nothing stood there.
  var aim: Aim?
}

/// Where actions wait for the loop, in the order in which they came.
final class Mailbox<Model: LoopModel>: Sendable {
  private let waiting = Mutex<[Letter<Model>]>([])
  private let wakeUps = AsyncStream.makeStream(
    of: Void.self, bufferingPolicy: .bufferingNewest(1))

  /// Says that something waits; ends when the mailbox is closed.
  var signals: AsyncStream<Void> { wakeUps.stream }

  /// Puts an action in.
  func post(_ action: LoopAction<Model>) { post([Letter<Model>(action: action)]) }

  /// Puts in what came together.
  func post(_ letters: [Letter<Model>]) {
    waiting.withLock { $0 += letters }
    wakeUps.continuation.yield()
  }

  /// Takes out all that waits.
  func takeAll() -> [Letter<Model>] {
    waiting.withLock { letters in
      defer { letters = [] }
      return letters
    }
  }

  /// Ends ``signals``.
  func close() { wakeUps.continuation.finish() }
}
