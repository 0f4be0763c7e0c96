import Synchronization

/// A number that several tasks change.
final class Counter: Sendable {
  private let storage = Mutex(0)

  /// Adds to the number, and says what it is now.
  @discardableResult
  func add(_ summand: Int) -> Int {
    storage.withLock { value in
      value += summand
      return value
    }
  }
}
