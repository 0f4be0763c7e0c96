public import Attendance

/// The proof that an intent is in the journal, durably; only ``Journal/commit(_:)`` makes one.
///
/// There is no initializer outside of this target, so code that sends a deletion has to have committed it first.
public struct JournalTicket: Sendable, Hashable {
  /// The batch's number in the journal, from 1.
  public let batchNumber: Int
  /// The ids, as they are to be sent.
  public let batch: RecordBatch
  /// What was committed.
  public let intent: DeletionIntent

  /// The name of the lock that the sender holds.
  let lock: String

  init(batchNumber: Int, batch: RecordBatch, intent: DeletionIntent, lock: String) {
    self.batchNumber = batchNumber
    self.batch = batch
    self.intent = intent
    self.lock = lock
  }
}
