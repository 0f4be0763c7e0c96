/// What an event of the journal says; the raw values stand in the file.
enum EventKind: String, Sendable, CaseIterable {
  /// An operator has confirmed a batch.
  case intent
  /// The batch is about to be sent.
  case attempt
  /// What came of it.
  case outcome
  /// What became known afterwards of some of its records.
  case resolution
  /// An operator has confirmed that deleted records are imported again.
  case undoIntent = "undo_intent"
  /// The import of one record is about to be sent.
  case undoAttempt = "undo_attempt"
  /// What came of the import of one record, or became known of it afterwards.
  case undoOutcome = "undo_outcome"
  /// Copies of records were dropped since their time was over, or the oldest events as a whole.
  case purged

  /// Whether the event tells what came of something that was sent, so that it must not be lost.
  var isFinding: Bool {
    switch self {
    case .outcome, .resolution, .undoOutcome: true
    case .intent, .attempt, .undoIntent, .undoAttempt, .purged: false
    }
  }
}
