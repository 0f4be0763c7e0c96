public import Attendance

/// The proof that an undo intent is in the journal, durably; only ``Journal/commit(_:of:)`` makes one.
public struct UndoTicket: Sendable {
  /// The batch that deleted the records; its lock is held.
  public let claim: BatchClaim
  /// What was committed.
  public let intent: UndoIntent
}

/// The permission to send the import of one record once; only ``Journal/beginImport(of:in:)`` makes one.
///
/// It cannot be copied: the function that sends takes it as `consuming`, so that one attempt in the journal is one
/// request.
public struct ImportPermission: ~Copyable, Sendable {
  /// The deleted record.
  public let recordID: RecordID
  /// The key that the request has to carry.
  public let idempotentID: String
  /// Which attempt of this record this is, from 1.
  public let number: Int
}
