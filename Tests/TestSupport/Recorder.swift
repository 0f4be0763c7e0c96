import Synchronization

/// What tasks of a test leave behind, in the order in which they did.
package final class Recorder<Value: Sendable>: Sendable {
  private let storage = Mutex<[Value]>([])

  /// Makes one that has nothing yet.
  package init() {}

  /// What was recorded so far.
  package var values: [Value] { storage.withLock { $0 } }

  /// Takes a value.
  ///
  /// - Parameter value: The value.
  /// - Returns: How many there are now.
  @discardableResult
  package func record(_ value: Value) -> Int {
    storage.withLock { values in
      values.append(value)
      return values.count
    }
  }
}
