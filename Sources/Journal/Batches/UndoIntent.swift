public import Attendance

/// What an operator has confirmed to be imported again: deleted records of one batch, and why.
public struct UndoIntent: Sendable, Hashable {
  /// One record that is to be imported again.
  public struct Item: Sendable, Hashable, Codable {
    /// The deleted record.
    public let recordID: RecordID
    /// The key that every attempt to import it carries, so that the platform takes it once.
    public let idempotentID: String
    /// The records equal to it that the platform showed just before: none of them is the imported one.
    public let equal: [RecordID]

    /// Takes a record and its key.
    public init(recordID: RecordID, idempotentID: String, equal: [RecordID]) {
      self.recordID = recordID
      self.idempotentID = idempotentID
      self.equal = equal
    }
  }

  /// The records, in the order in which they are imported; at least one, each once.
  public let items: [Item]
  /// The reason or ticket that the operator typed; may be empty.
  public let reason: String

  /// Puts an intent together; nothing is checked before ``Journal/commit(_:of:)``.
  public init(items: [Item], reason: String) {
    self.items = items
    self.reason = reason
  }
}
