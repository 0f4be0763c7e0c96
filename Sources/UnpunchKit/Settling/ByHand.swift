public import Attendance
public import Journal

/// Keeps what an operator says who looked a record up: the last way out where the platform cannot be asked.
public struct ByHand: Sendable {
  private let journal: Journal
  private let timing: WorkTiming

  /// Takes what marking needs.
  ///
  /// - Parameters:
  ///   - journal: Where the batches are kept.
  ///   - timing: The clock.
  public init(journal: Journal, timing: WorkTiming = .system) {
    self.journal = journal
    self.timing = timing
  }

  /// Keeps the operator's word about a record of which it cannot be said whether it was deleted.
  ///
  /// - Parameters:
  ///   - id: The record.
  ///   - number: The batch that was to delete it.
  ///   - isGone: Whether the operator says that it is gone; else that it is still there.
  /// - Returns: The batch as it is now.
  /// - Throws: ``JournalError/changedMeanwhile(_:)`` where something is known of the record by now,
  ///   ``JournalError/inFlight(batch:pid:)``, and what the journal throws where it cannot be read or written.
  @concurrent public func mark(_ id: RecordID, of number: Int, isGone: Bool)
    async throws(JournalError) -> JournalBatch
  {
    let claim = try await journal.claim(number)
    guard claim.batch.verdicts.contains(where: { $0.recordID == id && $0.verdict.isUnknown })
    else { throw .changedMeanwhile(number) }
    if claim.batch.outcome == nil { _ = try await journal.concludeAbandoned(claim) }
    let at = timing.now()
    let verdict: Verdict = isGone ? .deleted(.byHand(at: at)) : .notDeleted(.byHand(at: at))
    return try await journal.resolve(
      [RecordVerdict(recordID: id, verdict: verdict)], of: claim)
  }
}
