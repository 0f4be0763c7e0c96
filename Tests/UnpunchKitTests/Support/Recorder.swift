import Synchronization

/// What tasks of a test leave behind, in the order in which they did.
final class Recorder<Value: Sendable>: Sendable {
  private let storage = Mutex<[Value]>([])

  var values: [Value] { storage.withLock { $0 } }

  /// Takes a value, and says how many there are now.
  @discardableResult
  func record(_ value: Value) -> Int {
    storage.withLock { values in
      values.append(value)
      return values.count
    }
  }
}
