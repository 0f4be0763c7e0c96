import Synchronization
import UnpunchTUI

/// The work that is to end as soon as what is in flight has its outcome.
final class EndedWork: Sendable {
  private let generations = Mutex<Set<Generation>>([])

  /// Has the work of a generation end.
  func end(_ generation: Generation) {
    generations.withLock { _ = $0.insert(generation) }
  }

  /// Whether the work of a generation is to end.
  func isEnded(_ generation: Generation) -> Bool {
    generations.withLock { $0.contains(generation) }
  }
}
