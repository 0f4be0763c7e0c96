import Attendance
import Foundation

extension Journal {
  /// Commits what an operator has confirmed; it is on the disk when this returns, and its lock is held.
  ///
  /// - Returns: What ``beginAttempt(_:)`` asks for.
  /// - Throws: ``JournalError/recordWithoutID``, ``JournalError/notABatch(_:)`` or ``JournalError/cannotWrite(_:)``;
  ///   nothing may be sent then.
  @concurrent public func commit(_ intent: DeletionIntent) async throws(JournalError)
    -> JournalTicket
  {
    let batch = try intent.batch
    if let problem = writeProblem { throw problem }
    let lock = BatchLocks.newName()
    do throws(StorageFault) {
      guard try locks.take(lock) else { throw .busy }
    } catch {
      throw .cannotWrite(error)
    }
    let header = IntentHeader(
      platformHost: intent.target.host, appID: intent.target.appID,
      tenantName: intent.target.tenantName,
      idKind: intent.idKind, includesFormer: intent.includesFormer, ids: batch.ids, lock: lock,
      pid: getpid(), platformTime: intent.platformTime)
    let payload = IntentPayload(
      records: intent.records, names: NamesByID(intent.names), reason: intent.reason)
    do throws(JournalError) {
      let number = try await store.write(orThrow: JournalError.cannotWrite) { [context, now] log in
        let number = try log.nextBatch()
        try log.append(
          .intent, batch: number, at: now(), by: context, header: header,
          payload: try EventJSON.bytes(of: payload))
        return number
      }
      return JournalTicket(batchNumber: number, batch: batch, intent: intent, lock: lock)
    } catch {
      locks.release(lock)
      throw error
    }
  }

  /// Notes that a batch is about to be sent; it is on the disk when this returns, before a byte of the request leaves.
  ///
  /// - Parameters:
  ///   - ticket: The batch.
  ///   - answer: What the platform answered to the attempt before; nil for the first.
  /// - Returns: The permission to send it once.
  /// - Throws: ``JournalError/noSuchBatch(_:)``, ``JournalError/alreadyConcluded(_:)`` or
  ///   ``JournalError/cannotWrite(_:)``; nothing may be sent then.
  @concurrent public func beginAttempt(
    _ ticket: JournalTicket, after answer: AttemptAnswer? = nil
  ) async throws(JournalError) -> JournalAttempt {
    let number = try await store.write(orThrow: JournalError.cannotWrite) { [context, now] log in
      let known = try Self.batch(of: ticket, in: log)
      guard known.outcome == nil else { throw JournalError.alreadyConcluded(known.number) }
      try log.append(
        .attempt, batch: known.number, at: now(), by: context,
        header: AttemptHeader(number: known.attempts + 1, after: answer))
      return known.attempts + 1
    }
    return JournalAttempt(ticket: ticket, number: number)
  }

  /// Keeps what came of a batch: once, and for exactly its records in their order.
  ///
  /// Where somebody has concluded the batch meanwhile by a guess at what became of its sender, this takes its place. The
  /// batch's lock is given back, also where that fails.
  ///
  /// - Throws: ``JournalError/notTheBatch(_:)``, ``JournalError/noSuchBatch(_:)``,
  ///   ``JournalError/alreadyConcluded(_:)`` or ``JournalError/cannotKeepOutcome(batch:emergencyFile:_:)``.
  @concurrent public func conclude(
    _ ticket: JournalTicket, with outcome: DeletionOutcome
  ) async throws(JournalError) {
    defer { locks.release(ticket.lock) }
    guard outcome.verdicts.map(\.recordID) == ticket.batch.ids else {
      throw .notTheBatch(ticket.batchNumber)
    }
    let finding = try finding(
      .outcome, of: ticket.batchNumber, lock: ticket.lock, header: outcome)
    try await keep(finding, of: ticket.intent) { log in
      guard let kept = try finding.outcome(after: try Self.batch(of: ticket, in: log)) else {
        throw JournalError.alreadyConcluded(ticket.batchNumber)
      }
      return kept
    }
    await tellOthers(of: ticket.batchNumber, deleted: outcome.deletedByReply)
  }

  /// Gives the lock on a batch back without an outcome, as the end of the process would: nothing more is sent of it.
  package func abandon(_ ticket: JournalTicket) { locks.release(ticket.lock) }

  /// The batch of a ticket, which must be in this journal.
  private static func batch(of ticket: JournalTicket, in log: EventLog) throws -> JournalBatch {
    guard let batch = try EventFold.batches(try log.events(ofBatch: ticket.batchNumber)).first,
      batch.batch == ticket.batch
    else { throw JournalError.noSuchBatch(ticket.batchNumber) }
    return batch
  }
}
