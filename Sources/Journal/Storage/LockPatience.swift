import Foundation
import Synchronization

/// How long is waited for what another process holds while the journal is being opened: never without a word, and never
/// for ever.
final class LockPatience: Sendable {
  /// After how long it is said that something is waited for.
  static let silence = Duration.seconds(1)
  /// How long is waited, in all.
  static let limit = Duration.seconds(30)
  private static let pause: UInt32 = 20_000

  private struct State {
    /// When the first wait began.
    var start: ContinuousClock.Instant?
    var isTold = false
  }

  private let state = Mutex(State())
  private let tell: @Sendable () -> Void

  /// Takes who is told, once, when it has been waited for a second.
  init(_ tell: @escaping @Sendable () -> Void = {}) {
    self.tell = tell
  }

  /// Pauses for a moment before it is tried again; false where it has been waited for too long.
  func goesOn() -> Bool {
    let now = ContinuousClock.now
    let (waited, tells) = state.withLock { state in
      let waited = now - (state.start ?? now)
      state.start = now - waited
      let tells = !state.isTold && waited >= Self.silence
      state.isTold = state.isTold || tells
      return (waited, tells)
    }
    if tells { tell() }
    guard waited < Self.limit else { return false }
    usleep(Self.pause)
    return true
  }
}
