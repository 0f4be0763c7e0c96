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
}

/// The permission to send a batch once; only ``Journal/beginAttempt(_:)`` makes one.
///
/// It cannot be copied: the function that sends takes it as `consuming`, so that one attempt in the journal is one
/// request. Code that would send twice, or without an attempt, does not compile.
public struct JournalAttempt: ~Copyable, Sendable {
  /// The batch that may be sent.
  public let ticket: JournalTicket
  /// Which attempt of the batch this is, from 1.
  public let number: Int
}
