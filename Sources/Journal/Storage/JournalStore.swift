import GRDB
import Synchronization

/// The journal's connection, with what is known against writing over it.
final class JournalStore: Sendable {
  private let queue: DatabaseQueue
  private let fault: Mutex<StorageFault?>

  /// Takes a connection.
  init(_ queue: DatabaseQueue, writeFault fault: StorageFault? = nil) {
    self.queue = queue
    self.fault = Mutex(fault)
  }

  /// Why nothing is written any more; nil as long as it is tried.
  var writeFault: StorageFault? { fault.withLock { $0 } }

  /// Ends the opening: from now on a change waits for another process for five seconds, so that a program that is told
  /// to end is gone in time.
  func endOpening() throws {
    try queue.inDatabase { try $0.execute(sql: "PRAGMA busy_timeout = 5000") }
  }

  /// Writes nothing any more: what the disk says of itself is not relied on.
  func stop() {
    fault.withLock { $0 = $0 ?? .failedBefore }
  }

  /// Changes the file in one transaction, which is on the disk when this returns.
  func write<Value: Sendable>(
    orThrow failure: (StorageFault) -> JournalError,
    _ change: @escaping @Sendable (EventLog) throws -> Value
  ) async throws(JournalError) -> Value {
    if let fault = writeFault { throw failure(fault) }
    // Not GRDB's async functions: those end a transaction when the task is cancelled.
    let result = await withCheckedContinuation { continuation in
      queue.asyncWrite {
        try change(EventLog(database: $0))
      } completion: { _, result in
        continuation.resume(returning: result)
      }
    }
    return try value(of: result, orThrow: failure)
  }

  /// Reads the file in one transaction; what fails is its own error, or ``JournalError/cannotRead(_:)``.
  func read<Value: Sendable>(
    _ view: @escaping @Sendable (EventLog) throws -> Value
  ) async throws(JournalError) -> Value {
    let result = await withCheckedContinuation { continuation in
      queue.asyncRead { database in
        continuation.resume(
          returning: Result { try view(EventLog(database: try database.get())) })
      }
    }
    return try value(of: result, orThrow: JournalError.cannotRead)
  }

  /// Changes the file in one transaction, while the journal is being opened.
  func writeAtOpening<Value>(_ change: (EventLog) throws -> Value) throws -> Value {
    if let fault = writeFault { throw fault }
    do {
      return try queue.write { try change(EventLog(database: $0)) }
    } catch {
      note(StorageFault(error))
      throw error
    }
  }

  /// Empties the write-ahead log, so that nothing of what was dropped stays in it.
  ///
  /// - Returns: Whether it is empty; another process that reads meanwhile keeps it.
  /// - Throws: ``JournalError/cannotWrite(_:)``.
  func emptyLog() async throws(JournalError) -> Bool {
    let result: Result<Bool, any Error> = await withCheckedContinuation { continuation in
      queue.asyncWriteWithoutTransaction { database in
        continuation.resume(
          returning: Result {
            do {
              try database.checkpoint(.truncate)
              return true
            } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
              return false
            }
          })
      }
    }
    return try value(of: result, orThrow: JournalError.cannotWrite)
  }

  /// Brings what is in the write-ahead log into the file, and closes the connection; the last one to do so removes the
  /// log and its index too.
  ///
  /// Whatever fails here leaves the events where they are safe, in the log, and the next one that closes brings them in.
  /// After a failure of the disk nothing is moved any more.
  func close() async {
    guard writeFault == nil else { return }
    stop()
    await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
      queue.asyncWriteWithoutTransaction { database in
        _ = try? database.checkpoint(.truncate)
        continuation.resume()
      }
    }
    try? queue.close()
  }

  private func value<Value>(
    of result: Result<Value, any Error>, orThrow failure: (StorageFault) -> JournalError
  ) throws(JournalError) -> Value {
    do {
      return try result.get()
    } catch let error as JournalError {
      throw error
    } catch {
      let fault = StorageFault(error)
      note(fault)
      throw failure(fault)
    }
  }

  /// Stops writing after a failure of the disk.
  ///
  /// Nothing is tried again: the kernel may have dropped what it could not write, and say afterwards that all is well.
  /// PostgreSQL: <https://wiki.postgresql.org/wiki/Fsync_Errors> (read 2026-11-24).
  private func note(_ fault: StorageFault) {
    if fault == .inputOutput { stop() }
  }
}
