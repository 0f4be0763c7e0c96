/// What came of something that was sent, as it is kept: in the journal, or else in an emergency file.
struct Finding: Sendable {
  let kind: EventKind
  let batch: Int
  /// The name of the batch's lock, which no other batch of any journal has; nil in journals of before there were locks.
  let lock: String?
  let instant: JournalInstant
  let context: JournalContext
  /// JSON text without personal data, of the form that the kind has.
  let header: String

  /// The same finding with another header.
  func holding(_ header: some Encodable) throws -> Finding {
    Finding(
      kind: kind, batch: batch, lock: lock, instant: instant, context: context,
      header: try EventJSON.text(of: header))
  }
}
