/// The proof that an undo intent is in the journal, durably; only ``Journal/commit(_:of:)`` makes one.
public struct UndoTicket: Sendable {
  /// The batch that deleted the records; its lock is held.
  public let claim: BatchClaim
  /// What was committed.
  public let intent: UndoIntent

  init(claim: BatchClaim, intent: UndoIntent) {
    self.claim = claim
    self.intent = intent
  }
}
