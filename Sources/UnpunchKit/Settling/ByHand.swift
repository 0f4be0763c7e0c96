public import Attendance
public import Journal

/// Keeps what an operator says who looked a record up: the last way out where the platform cannot be asked.
public struct ByHand: Sendable {
  private let journal: Journal
  private let timing: WorkTiming

  /// Takes what marking needs.
  public init(journal: Journal, timing: WorkTiming = .system) {
    self.journal = journal
    self.timing = timing
  }

  /// What an operator can say.
  public enum Word: Sendable, Hashable {
    /// The record is gone.
    case gone
    /// The record is still there.
    case stillThere
    /// The record is there again: it was imported.
    case imported
    /// The record is not there again.
    case notImported
  }

  /// Keeps the operator's word about a record of which it cannot be said whether it was deleted, or imported again.
  ///
  /// - Returns: The batch as it is now.
  /// - Throws: ``JournalError/changedMeanwhile(_:)`` where something is known of the record by now,
  ///   ``JournalError/inFlight(batch:pid:)``, and what the journal throws where it cannot be read or written.
  @concurrent public func keep(_ word: Word, about id: RecordID, of number: Int)
    async throws(JournalError) -> JournalBatch
  {
    let claim = try await journal.claim(number)
    let at = timing.now()
    switch word {
    case .gone: return try await resolve(id, claim, .deleted(.byHand(at: at)))
    case .stillThere: return try await resolve(id, claim, .notDeleted(.byHand(at: at)))
    case .imported: return try await conclude(id, claim, .imported(nil))
    case .notImported: return try await conclude(id, claim, .notImported(.byHand(at: at)))
    }
  }

  private func resolve(_ id: RecordID, _ claim: BatchClaim, _ verdict: Verdict)
    async throws(JournalError) -> JournalBatch
  {
    guard claim.batch.verdicts.contains(where: { $0.recordID == id && $0.verdict.isUnknown })
    else { throw .changedMeanwhile(claim.batch.number) }
    if claim.batch.outcome == nil { _ = try await journal.concludeAbandoned(claim) }
    return try await journal.resolve(
      [RecordVerdict(recordID: id, verdict: verdict)], of: claim)
  }

  private func conclude(_ id: RecordID, _ claim: BatchClaim, _ verdict: UndoVerdict)
    async throws(JournalError) -> JournalBatch
  {
    guard let undo = claim.batch.undo[id], undo.elsewhere == nil, undo.verdict.isUnknown else {
      throw .changedMeanwhile(claim.batch.number)
    }
    try await journal.conclude(
      UndoOutcome(recordID: id, verdict: verdict, attempt: undo.attempts), of: claim)
    return try await journal.known(claim.batch.number)
  }
}
