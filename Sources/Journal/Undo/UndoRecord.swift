public import Attendance

/// What the journal tells of the import of one deleted record: all its events, folded into one value.
public struct UndoRecord: Sendable, Hashable {
  /// The record, its key, and the equal records that were there before.
  public let item: UndoIntent.Item
  /// How many attempts were begun; 0 means that nothing was sent.
  public package(set) var attempts: Int
  /// What came of it last; nil where it was never learnt.
  public package(set) var outcome: UndoOutcome?

  /// What became of it: where no outcome was kept, not sent or not known.
  public var verdict: UndoVerdict {
    if let outcome { return outcome.verdict }
    return attempts == 0
      ? .notImported(.refused(.neverSent(.noAttempt))) : .unknown(.noAnswer(.programEnded))
  }

  package init(item: UndoIntent.Item, attempts: Int = 0, outcome: UndoOutcome? = nil) {
    self.item = item
    self.attempts = attempts
    self.outcome = outcome
  }
}
