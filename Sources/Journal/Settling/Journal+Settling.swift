public import Attendance

extension Journal {
  /// Takes the lock on a batch, without waiting.
  ///
  /// - Parameter number: The batch.
  /// - Returns: The claim, which gives the lock back when it goes.
  /// - Throws: ``JournalError/noSuchBatch(_:)``; ``JournalError/inFlight(batch:pid:)`` where it is being sent, settled
  ///   or undone by another process or another task; ``JournalError/cannotRead(_:)``; ``JournalError/cannotWrite(_:)``
  ///   where nothing can be written, the lock included.
  @concurrent public func claim(_ number: Int) async throws(JournalError) -> BatchClaim {
    if let problem = writeProblem { throw problem }
    guard let known = try await batch(number) else { throw .noSuchBatch(number) }
    let lock = known.lock
    if let lock {
      let isTaken: Bool
      do throws(StorageFault) {
        isTaken = try locks.take(lock)
      } catch {
        throw .cannotWrite(error)
      }
      guard isTaken else {
        throw .inFlight(batch: number, pid: locks.holder(of: lock) ?? known.pid)
      }
    }
    // What was kept before the lock was taken is known only now.
    do throws(JournalError) {
      guard let batch = try await batch(number) else { throw .noSuchBatch(number) }
      return BatchClaim(batch, locks, lock: lock)
    } catch {
      if let lock { locks.release(lock) }
      throw error
    }
  }

  /// Keeps the outcome of a batch whose sender is gone without one: never sent where there was no attempt, unknown else.
  ///
  /// - Parameter claim: The batch; it must have no outcome.
  /// - Returns: The batch as it is now.
  /// - Throws: ``JournalError/alreadyConcluded(_:)``, ``JournalError/cannotKeepOutcome(batch:emergencyFile:_:)``.
  @concurrent public func concludeAbandoned(_ claim: BatchClaim) async throws(JournalError)
    -> JournalBatch
  {
    let number = claim.batch.number
    guard claim.batch.outcome == nil else { throw .alreadyConcluded(number) }
    try await keep(
      try finding(.outcome, of: number, lock: claim.lock, header: claim.batch.abandoned))
    return try await known(number)
  }

  /// Keeps what became known of some records of a batch, after its outcome.
  ///
  /// - Parameters:
  ///   - verdicts: The new verdicts, only of those records of which something became known.
  ///   - claim: The batch; it must have an outcome.
  /// - Returns: The batch as it is now.
  /// - Throws: ``JournalError/notTheBatch(_:)`` where a record is none of the batch,
  ///   ``JournalError/cannotKeepOutcome(batch:emergencyFile:_:)``.
  @concurrent public func resolve(_ verdicts: [RecordVerdict], of claim: BatchClaim)
    async throws(JournalError) -> JournalBatch
  {
    let number = claim.batch.number
    guard verdicts.allSatisfy({ claim.batch.batch.ids.contains($0.recordID) }) else {
      throw .notTheBatch(number)
    }
    if !verdicts.isEmpty {
      try await keep(
        try finding(
          .resolution, of: number, lock: claim.lock, header: ResolutionHeader(verdicts: verdicts)))
    }
    return try await known(number)
  }

  /// Reads a batch that is known to be there.
  ///
  /// - Parameter number: The batch.
  /// - Returns: The batch as it is now.
  /// - Throws: ``JournalError/noSuchBatch(_:)`` or ``JournalError/cannotRead(_:)``.
  package func known(_ number: Int) async throws(JournalError) -> JournalBatch {
    guard let batch = try await batch(number) else { throw .noSuchBatch(number) }
    return batch
  }
}
