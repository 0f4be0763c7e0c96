import Foundation
import Synchronization

/// The locks on batches that one journal holds.
final class BatchLocks: Sendable {
  private enum Held {
    case file(BatchLock)
    /// A journal in memory has no other process to fear.
    case inMemory
  }

  /// The state directory; nil for a journal in memory.
  private let directory: String?
  private let held = Mutex<[String: Held]>([:])

  init(directory: String?) {
    self.directory = directory
  }

  /// A name that no batch has had.
  static func newName() -> String { "batch-\(UUID().uuidString.lowercased()).lock" }

  /// Takes a lock without waiting; false where it is held already.
  func take(_ name: String) throws(StorageFault) -> Bool {
    // A name comes out of the file, and must not lead out of the directory.
    guard name.utf8.allSatisfy({ $0 != UInt8(ascii: "/") }), !name.hasPrefix(".") else {
      throw .damaged
    }
    if held.withLock({ $0[name] != nil }) { return false }
    guard let directory else {
      return held.withLock { held in
        defer { held[name] = .inMemory }
        return held[name] == nil
      }
    }
    guard let lock = try BatchLock.take(name, in: directory) else { return false }
    held.withLock { $0[name] = .file(lock) }
    return true
  }

  /// Gives a lock back.
  func release(_ name: String) {
    let lock = held.withLock { $0.removeValue(forKey: name) }
    // The file is closed here, outside of the mutex.
    _ = lock
  }

  /// The process that holds a lock; nil where none is named.
  func holder(of name: String) -> Int32? {
    directory.flatMap { BatchLock.holder(of: name, in: $0) }
  }
}
