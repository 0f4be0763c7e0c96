public import Attendance

/// One batch as the journal tells it: all its events, folded into one value.
public struct JournalBatch: Sendable, Hashable {
  /// The number, from 1, in the order in which the intents were committed.
  public let number: Int
  /// When the intent was committed, in milliseconds since 1970-01-01 00:00:00 UTC.
  public let at: Int64
  /// Who committed it, and from where.
  public let context: JournalContext
  /// The ids, in the order in which they were to be sent.
  public let batch: RecordBatch
  /// What was asked for; records, names and reason are empty where they have been purged.
  public let intent: DeletionIntent
  /// How many attempts were begun; 0 means that nothing was sent.
  public let attempts: Int
  /// What came of it; nil where it was never learnt.
  public let outcome: DeletionOutcome?

  /// Who committed it.
  public var operatorName: String { context.operatorName }
  /// The reason or ticket that the operator typed; may be empty.
  public var reason: String { intent.reason }

  init(
    number: Int, at: Int64, context: JournalContext, batch: RecordBatch, intent: DeletionIntent,
    attempts: Int, outcome: DeletionOutcome?
  ) {
    self.number = number
    self.at = at
    self.context = context
    self.batch = batch
    self.intent = intent
    self.attempts = attempts
    self.outcome = outcome
  }
}
