public import Attendance

extension Journal {
  /// Takes the lock on a batch, without waiting.
  ///
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

  /// Takes the locks on the other batches that hold some records of a claimed one, without waiting: an undo is of the
  /// record, whichever batch it is asked of.
  ///
  /// - Returns: The claims, which give the locks back when they go.
  /// - Throws: What ``claim(_:)`` throws.
  @concurrent public func claimOthers(
    holding ids: Set<RecordID>, beside claim: BatchClaim
  ) async throws(JournalError) -> [BatchClaim] {
    let others = try await store.read { try $0.others(holding: ids, beside: claim.batch) }
    var claims: [BatchClaim] = []
    for number in others.map(\.number).sorted() { claims.append(try await self.claim(number)) }
    return claims
  }

  /// Keeps the outcome of a batch whose sender is gone without one: never sent where there was no attempt, unknown else.
  ///
  /// A sender that was only taken for gone may have begun an attempt, or kept its outcome, since the batch was claimed;
  /// then that counts.
  ///
  /// - Parameter claim: The batch; it must have no outcome.
  /// - Returns: The batch as it is now.
  /// - Throws: ``JournalError/alreadyConcluded(_:)``, ``JournalError/cannotKeepOutcome(batch:emergencyFile:_:)``.
  @concurrent public func concludeAbandoned(_ claim: BatchClaim) async throws(JournalError)
    -> JournalBatch
  {
    let number = claim.batch.number
    guard claim.batch.outcome == nil else { throw .alreadyConcluded(number) }
    let finding = try finding(
      .outcome, of: number, lock: claim.lock, header: claim.batch.abandoned)
    try await keep(finding, of: claim.batch.intent) { log in
      try EventFold.batches(try log.events(ofBatch: number)).first.flatMap {
        try finding.outcome(after: $0)
      }
    }
    return try await known(number)
  }

  /// Keeps what became known of some records of a batch, after its outcome; what is no news is not written.
  ///
  /// A record is one batch's: of one that was found gone, and that another batch of the same app and host deleted, this
  /// is kept instead.
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
    if verdicts.isEmpty {
      await tell(claim.batch, whoseAre: claim.batch.deduced)
    } else {
      let finding = try finding(
        .resolution, of: number, lock: claim.lock, header: ResolutionHeader(verdicts: verdicts))
      try await keep(finding, of: claim.batch.intent) { log in
        let news = try log.news(verdicts, of: number)
        return news.isEmpty ? nil : try finding.holding(ResolutionHeader(verdicts: news))
      }
      await tellOthers(
        of: number, deleted: Set(verdicts.filter(\.verdict.isDeleted).map(\.recordID)))
    }
    return try await known(number)
  }

  /// Keeps with the batches that asked for the same records, and may ask about them for ever, that they are another's.
  func tellOthers(of number: Int, deleted ids: Set<RecordID>) async {
    guard !ids.isEmpty else { return }
    // Where it cannot be read, nothing can be kept either.
    let others = try? await store.read { log in
      try EventFold.batches(try log.events(ofBatch: number)).first
        .map { try log.others(holding: ids, beside: $0) } ?? []
    }
    for other in others ?? [] where other.outcome != nil { await tell(other, whoseAre: ids) }
  }

  /// Keeps with a batch that some of its records are another's.
  ///
  /// It is known without being kept: so where that fails, nothing is said of it here, but at the next writing.
  private func tell(_ batch: JournalBatch, whoseAre ids: Set<RecordID>) async {
    guard !ids.isEmpty else { return }
    do throws(JournalError) {
      let finding = try finding(
        .resolution, of: batch.number, lock: batch.lock, header: ResolutionHeader(verdicts: []))
      let line = try await store.write(orThrow: JournalError.cannotWrite) { log -> String? in
        let news = try log.news([], of: batch.number).filter { ids.contains($0.recordID) }
        guard !news.isEmpty else { return nil }
        let kept = try finding.holding(ResolutionHeader(verdicts: news))
        return AuditLine.of(kept, at: .journal(try log.append(kept)), batch.intent)
      }
      if let line { announce(line) }
    } catch {
      return
    }
  }

  /// Reads a batch that is known to be there.
  package func known(_ number: Int) async throws(JournalError) -> JournalBatch {
    guard let batch = try await batch(number) else { throw .noSuchBatch(number) }
    return batch
  }
}

extension EventLog {
  /// What of some verdicts of a batch is to be kept, in the order sent, with what other batches tell of its records.
  func news(_ verdicts: [RecordVerdict], of number: Int) throws -> [RecordVerdict] {
    guard let batch = try EventFold.batches(try events(ofBatch: number)).first else { return [] }
    let others = try others(holding: Set(batch.batch.ids), beside: batch)
    let known = RecordOwnership.settled([batch] + others).first ?? batch
    return batch.batch.ids.compactMap { id in
      let entry = verdicts.first { $0.recordID == id }
      let verdict =
        known.deduced.contains(id)
        ? known.verdict(of: id) : entry.flatMap { batch.owned($0, among: others) }
      guard let verdict, OpenQuestions.isNews(verdict, of: id, batch) else { return nil }
      if case .notDeleted(.deletedBy(let owner)) = verdict, batch.bookedBy[id] == owner {
        return nil
      }
      return RecordVerdict(recordID: id, verdict: verdict)
    }
  }
}
