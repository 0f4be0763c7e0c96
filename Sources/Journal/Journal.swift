public import Attendance
import Foundation
import GRDB

/// The journal: what was asked to be deleted, and what came of it.
///
/// Events are appended, each in a transaction of its own, and never changed; everything that is read is a fold over
/// them. Several processes may have the same journal open. A call that has begun is not ended by the cancellation of
/// its task, since an outcome has to be kept above all when somebody cancels.
///
/// A deletion goes up a ladder that cannot be entered in the middle:
///
/// ```swift
/// let ticket = try await journal.commit(intent)
/// let attempt = try await journal.beginAttempt(ticket)
/// let verdicts = await send(attempt)  // consumes the attempt: one attempt, one request
/// try await journal.conclude(ticket, with: DeletionOutcome(verdicts: verdicts))
/// ```
///
/// The sender's lock on the batch is taken with the intent and given back with the outcome. What is still open
/// afterwards is settled by whoever can ``claim(_:)`` the batch.
public final class Journal: Sendable {
  private let queue: DatabaseQueue
  let locks: BatchLocks
  /// Who writes.
  package let context: JournalContext
  let now: @Sendable () -> JournalInstant

  private init(
    _ queue: DatabaseQueue, _ locks: BatchLocks, as context: JournalContext,
    now: @escaping @Sendable () -> JournalInstant
  ) {
    self.queue = queue
    self.locks = locks
    self.context = context
    self.now = now
  }

  /// Opens the journal of a state directory; what is missing is made, with the modes 0700 and 0600.
  ///
  /// - Parameters:
  ///   - path: The state directory.
  ///   - context: Who writes.
  ///   - now: Both clocks.
  /// - Returns: The journal, until the last reference to it goes.
  /// - Throws: ``JournalError/cannotOpen(directory:_:)``.
  @concurrent public static func open(
    inDirectory path: String, as context: JournalContext,
    now: @escaping @Sendable () -> JournalInstant = JournalInstant.current
  ) async throws(JournalError) -> Journal {
    do {
      let file = try StateDirectory.prepare(path)
      let queue = try StateDirectory.locking(path) { try JournalDatabase.open(path: file) }
      return Journal(queue, BatchLocks(directory: path), as: context, now: now)
    } catch {
      throw .cannotOpen(directory: path, StorageFault(error))
    }
  }

  /// Opens a journal that is gone when it is closed, for tests and for a demonstration.
  ///
  /// - Parameters:
  ///   - context: Who writes.
  ///   - now: Both clocks.
  /// - Returns: The journal.
  /// - Throws: ``JournalError/cannotOpen(directory:_:)``, where SQLite fails.
  @concurrent public static func inMemory(
    as context: JournalContext,
    now: @escaping @Sendable () -> JournalInstant = JournalInstant.current
  ) async throws(JournalError) -> Journal {
    do {
      return Journal(
        try JournalDatabase.inMemory(), BatchLocks(directory: nil), as: context, now: now)
    } catch {
      throw .cannotOpen(directory: ":memory:", StorageFault(error))
    }
  }

  /// Commits what an operator has confirmed; it is on the disk when this returns, and its lock is held.
  ///
  /// - Parameter intent: The frozen list and the reason.
  /// - Returns: What ``beginAttempt(_:)`` asks for.
  /// - Throws: ``JournalError/recordWithoutID``, ``JournalError/notABatch(_:)`` or ``JournalError/cannotWrite(_:)``;
  ///   nothing may be sent then.
  @concurrent public func commit(_ intent: DeletionIntent) async throws(JournalError)
    -> JournalTicket
  {
    let batch = try intent.batch
    let lock = BatchLocks.newName()
    do throws(StorageFault) {
      guard try locks.take(lock) else { throw .busy }
    } catch {
      throw .cannotWrite(error)
    }
    let header = IntentHeader(
      platformHost: intent.platformHost, appID: intent.appID, tenantName: intent.tenantName,
      idKind: intent.idKind, includesFormer: intent.includesFormer, ids: batch.ids, lock: lock,
      pid: getpid())
    let names = intent.names.map { ($0.key.rawValue, $0.value) }
    let payload = IntentPayload(
      records: intent.records, names: Dictionary(names, uniquingKeysWith: { first, _ in first }),
      reason: intent.reason)
    do throws(JournalError) {
      let number = try await write(orThrow: JournalError.cannotWrite) { [context, now] log in
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
    let number = try await write(orThrow: JournalError.cannotWrite) { [context, now] log in
      let known = try Self.openBatch(ticket, in: log)
      try log.append(
        .attempt, batch: known.number, at: now(), by: context,
        header: AttemptHeader(number: known.attempts + 1, after: answer))
      return known.attempts + 1
    }
    return JournalAttempt(ticket: ticket, number: number)
  }

  /// Keeps what came of a batch: once, and for exactly its records in their order.
  ///
  /// The batch's lock is given back, also where that fails.
  ///
  /// - Parameters:
  ///   - ticket: The batch.
  ///   - outcome: A verdict for each of its records.
  /// - Throws: ``JournalError/notTheBatch(_:)``, ``JournalError/noSuchBatch(_:)``,
  ///   ``JournalError/alreadyConcluded(_:)`` or ``JournalError/cannotKeepOutcome(batch:_:)``.
  @concurrent public func conclude(
    _ ticket: JournalTicket, with outcome: DeletionOutcome
  ) async throws(JournalError) {
    defer { locks.release(ticket.lock) }
    guard outcome.verdicts.map(\.recordID) == ticket.batch.ids else {
      throw .notTheBatch(ticket.batchNumber)
    }
    try await write(orThrow: {
      JournalError.cannotKeepOutcome(batch: ticket.batchNumber, $0)
    }) { [context, now] log in
      let known = try Self.openBatch(ticket, in: log)
      try log.append(.outcome, batch: known.number, at: now(), by: context, header: outcome)
    }
  }

  /// Gives the lock on a batch back without an outcome, as the end of the process would.
  ///
  /// - Parameter ticket: The batch.
  package func abandon(_ ticket: JournalTicket) { locks.release(ticket.lock) }

  /// Reads all batches.
  ///
  /// - Returns: The batches, newest first.
  /// - Throws: ``JournalError/cannotRead(_:)``.
  @concurrent public func batches() async throws(JournalError) -> [JournalBatch] {
    try await read { try EventFold.batches(try $0.events()) }
  }

  /// Reads one batch.
  ///
  /// - Parameter number: The batch's number.
  /// - Returns: The batch; nil where there is none of this number.
  /// - Throws: ``JournalError/cannotRead(_:)``.
  @concurrent public func batch(_ number: Int) async throws(JournalError) -> JournalBatch? {
    try await read { try EventFold.batches(try $0.events(ofBatch: number)).first }
  }

  /// Reads the batches that hold any of some records.
  ///
  /// - Parameter ids: The records.
  /// - Returns: The batches, newest first.
  /// - Throws: ``JournalError/cannotRead(_:)``.
  @concurrent public func batches(holding ids: Set<RecordID>) async throws(JournalError)
    -> [JournalBatch]
  {
    try await read { log in
      let numbers = try log.batches(holding: ids)
      return try EventFold.batches(try numbers.flatMap { try log.events(ofBatch: $0) })
    }
  }

  /// Reads the batches of which something is still to be asked.
  ///
  /// - Returns: The batches, oldest first.
  /// - Throws: ``JournalError/cannotRead(_:)``.
  @concurrent public func openBatches() async throws(JournalError) -> [JournalBatch] {
    try await batches().filter { !OpenQuestions($0).isEmpty }.reversed()
  }

  /// Asks SQLite for a setting of the journal's own connection.
  ///
  /// - Parameter pragma: What stands behind `PRAGMA`, such as `synchronous`.
  /// - Returns: The value as text; nil where there is none.
  /// - Throws: ``JournalError/cannotRead(_:)``.
  @concurrent package func setting(_ pragma: String) async throws(JournalError) -> String? {
    try await read { try String.fetchOne($0.database, sql: "PRAGMA \(pragma)") }
  }

  /// The batch of a ticket, which must be in this journal and without an outcome.
  private static func openBatch(_ ticket: JournalTicket, in log: EventLog) throws -> JournalBatch {
    let number = ticket.batchNumber
    guard let batch = try EventFold.batches(try log.events(ofBatch: number)).first,
      batch.batch == ticket.batch
    else { throw JournalError.noSuchBatch(number) }
    guard batch.outcome == nil else { throw JournalError.alreadyConcluded(number) }
    return batch
  }

  func write<Value: Sendable>(
    orThrow failure: (StorageFault) -> JournalError,
    _ change: @escaping @Sendable (EventLog) throws -> Value
  ) async throws(JournalError) -> Value {
    // Not GRDB's async functions: those end a transaction when the task is cancelled.
    let result = await withCheckedContinuation { continuation in
      queue.asyncWrite {
        try change(EventLog(database: $0))
      } completion: { _, result in
        continuation.resume(returning: result)
      }
    }
    return try Self.value(of: result, orThrow: failure)
  }

  func read<Value: Sendable>(
    _ view: @escaping @Sendable (EventLog) throws -> Value
  ) async throws(JournalError) -> Value {
    let result = await withCheckedContinuation { continuation in
      queue.asyncRead { database in
        continuation.resume(
          returning: Result { try view(EventLog(database: try database.get())) })
      }
    }
    return try Self.value(of: result, orThrow: JournalError.cannotRead)
  }

  private static func value<Value>(
    of result: Result<Value, any Error>, orThrow failure: (StorageFault) -> JournalError
  ) throws(JournalError) -> Value {
    do {
      return try result.get()
    } catch let error as JournalError {
      throw error
    } catch {
      throw failure(StorageFault(error))
    }
  }
}
