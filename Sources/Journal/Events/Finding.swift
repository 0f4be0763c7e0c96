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

  /// An outcome as it is to be kept with its batch: where that was concluded by a guess meanwhile, as a resolution that
  /// holds it; what of it counts, the fold finds out.
  ///
  /// A guess itself is made anew where an attempt was begun, which may have been after it.
  ///
  /// - Returns: What is to be kept; nil where what came of the batch is known already.
  /// - Throws: A decoder's error.
  func outcome(after batch: JournalBatch) throws -> Finding? {
    let outcome = try EventJSON.value(DeletionOutcome.self, from: header)
    guard let present = batch.outcome else {
      return outcome.isGuess && batch.attempts > 0 ? try holding(batch.abandoned) : self
    }
    guard present.isGuess, !outcome.isGuess else { return nil }
    return Finding(
      kind: .resolution, batch: self.batch, lock: lock, instant: instant, context: context,
      header: try EventJSON.text(
        of: ResolutionHeader(verdicts: outcome.verdicts, outcome: outcome)))
  }
}
