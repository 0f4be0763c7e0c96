/// What an event of the journal says; the raw values stand in the file.
enum EventKind: String, Sendable, CaseIterable {
  /// An operator has confirmed a batch.
  case intent
  /// The batch is about to be sent.
  case attempt
  /// What came of it.
  case outcome
}
