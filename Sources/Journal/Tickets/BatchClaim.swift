/// A batch that this process may settle or undo: the lock on it is held as long as this value lives.
///
/// Only ``Journal/claim(_:)`` makes one.
public final class BatchClaim: Sendable {
  /// The batch as it was when it was claimed.
  public let batch: JournalBatch

  private let locks: BatchLocks
  /// The name of the lock; nil in journals of before there were locks.
  let lock: String?

  init(_ batch: JournalBatch, _ locks: BatchLocks, lock: String?) {
    self.batch = batch
    self.locks = locks
    self.lock = lock
  }

  deinit { giveBack() }

  /// Gives the lock back before the value goes; nothing may be done by the claim afterwards.
  package func giveBack() {
    if let lock { locks.release(lock) }
  }
}
