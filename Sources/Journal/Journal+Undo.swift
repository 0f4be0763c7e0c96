public import Attendance

extension Journal {
  /// Commits what an operator has confirmed to be imported again; it is on the disk when this returns.
  ///
  /// - Returns: What ``beginImport(of:in:)`` asks for.
  /// - Throws: ``JournalError/notTheBatch(_:)`` where a record is none of the batch or stands there twice, or
  ///   ``JournalError/cannotWrite(_:)``; nothing may be sent then.
  @concurrent public func commit(_ intent: UndoIntent, of claim: BatchClaim)
    async throws(JournalError) -> UndoTicket
  {
    let number = claim.batch.number
    let ids = intent.items.map(\.recordID)
    guard !ids.isEmpty, Set(ids).count == ids.count,
      ids.allSatisfy({ claim.batch.batch.ids.contains($0) })
    else { throw .notTheBatch(number) }
    _ = try await store.write(orThrow: JournalError.cannotWrite) { [context, now] log in
      try log.append(
        .undoIntent, batch: number, at: now(), by: context,
        header: UndoIntentHeader(items: intent.items),
        payload: try EventJSON.bytes(of: UndoIntentPayload(reason: intent.reason)))
    }
    return UndoTicket(claim: claim, intent: intent)
  }

  /// Notes that a record is about to be imported; it is on the disk when this returns, before a byte of the request
  /// leaves.
  ///
  /// - Returns: The permission to send it once.
  /// - Throws: ``JournalError/notTheBatch(_:)`` where the record is none of the undo, or
  ///   ``JournalError/cannotWrite(_:)``; nothing may be sent then.
  @concurrent public func beginImport(of recordID: RecordID, in ticket: UndoTicket)
    async throws(JournalError) -> ImportPermission
  {
    let number = ticket.claim.batch.number
    guard let item = ticket.intent.items.first(where: { $0.recordID == recordID }) else {
      throw .notTheBatch(number)
    }
    let attempt = try await store.write(orThrow: JournalError.cannotWrite) { [context, now] log in
      let batch = try EventFold.batches(try log.events(ofBatch: number)).first
      let attempt = (batch?.undo[recordID]?.attempts ?? 0) + 1
      try log.append(
        .undoAttempt, batch: number, at: now(), by: context,
        header: UndoAttemptHeader(recordID: recordID, number: attempt))
      return attempt
    }
    return ImportPermission(
      recordID: recordID, idempotentID: item.idempotentID, number: attempt)
  }

  /// Keeps what came of the import of one record, or what became known of it afterwards.
  ///
  /// - Throws: ``JournalError/cannotKeepOutcome(batch:emergencyFile:_:)``.
  @concurrent public func conclude(_ outcome: UndoOutcome, of claim: BatchClaim)
    async throws(JournalError)
  {
    let finding = try finding(
      .undoOutcome, of: claim.batch.number, lock: claim.lock, header: outcome)
    try await keep(finding, of: claim.batch.intent) { _ in finding }
  }
}
