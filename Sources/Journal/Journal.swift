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
///
/// What came of something that was sent is a finding. Where one cannot be kept here it goes to an emergency file, which
/// the next opening takes in, and nothing more is written in this run.
public final class Journal: Sendable {
  let store: JournalStore
  let locks: BatchLocks
  /// The state directory; nil for a journal in memory.
  let directory: String?
  /// Who writes.
  package let context: JournalContext
  let now: @Sendable () -> JournalInstant
  let announce: @Sendable (String) -> Void
  /// What the opening found in emergency files.
  public let emergencies: EmergencyIntake

  private init(
    _ store: JournalStore, directory: String?, as context: JournalContext,
    now: @escaping @Sendable () -> JournalInstant, announce: @escaping @Sendable (String) -> Void,
    emergencies: EmergencyIntake = EmergencyIntake()
  ) {
    self.store = store
    self.locks = BatchLocks(directory: directory)
    self.directory = directory
    self.context = context
    self.now = now
    self.announce = announce
    self.emergencies = emergencies
  }

  /// Opens the journal of a state directory; what is missing is made, with the modes 0700 and 0600.
  ///
  /// Emergency files are taken in before anything else. A journal that can be read but not written is opened too, and
  /// says why in ``writeProblem``.
  ///
  /// - Parameters:
  ///   - path: The state directory.
  ///   - context: Who writes.
  ///   - now: Both clocks.
  ///   - announce: Called with one line for each outcome, resolution, undo outcome and purge, to be kept outside of
  ///     this machine's disk: numbers, ids and hashes, and who, why and for which tenant; nothing of employees.
  ///   - waiting: Called once, where another process has kept the opening waiting for a second. It is waited for 30
  ///     seconds.
  /// - Returns: The journal, until ``close()``.
  /// - Throws: ``JournalError/cannotOpen(directory:_:)``, where it can neither be written nor read, or must not be.
  @concurrent public static func open(
    inDirectory path: String, as context: JournalContext,
    now: @escaping @Sendable () -> JournalInstant = JournalInstant.current,
    announce: @escaping @Sendable (String) -> Void = { _ in },
    waiting: @escaping @Sendable () -> Void = {}
  ) async throws(JournalError) -> Journal {
    do {
      let file = try StateDirectory.prepare(path)
      let patience = LockPatience(waiting)
      let (store, emergencies, lines) = try StateDirectory.locking(path, patience) {
        let store = try JournalDatabase.openStore(path: file, patience)
        var intake = EmergencyFiles(directory: path, store: store)
        let emergencies = intake.takeIn()
        try store.endOpening()
        return (store, emergencies, intake.lines)
      }
      lines.forEach(announce)
      return Journal(
        store, directory: path, as: context, now: now, announce: announce,
        emergencies: emergencies)
    } catch {
      throw .cannotOpen(directory: path, StorageFault(error))
    }
  }

  /// Opens a journal that is gone when it is closed, for tests and for a demonstration.
  @concurrent package static func inMemory(
    as context: JournalContext,
    now: @escaping @Sendable () -> JournalInstant = JournalInstant.current,
    announce: @escaping @Sendable (String) -> Void = { _ in }
  ) async throws(JournalError) -> Journal {
    do {
      return Journal(
        JournalStore(try JournalDatabase.inMemory()), directory: nil, as: context, now: now,
        announce: announce)
    } catch {
      throw .cannotOpen(directory: ":memory:", StorageFault(error))
    }
  }

  /// Closes the journal, so that all of it is in its one file; nothing can be read or written afterwards.
  ///
  /// Every end of the program that is no crash comes through here. Where another process has the journal open too, the
  /// last one to close it tidies up.
  @concurrent public func close() async {
    await store.close()
  }

  /// Why nothing can be written, so that nothing may be deleted; nil as long as that is not known.
  ///
  /// It is there from the opening where the journal can only be read, and else from the first finding that could not
  /// be kept or the first failure of the disk, until the journal is opened anew.
  public var writeProblem: JournalError? { store.writeFault.map(JournalError.cannotWrite) }

  /// Asks SQLite for a setting (`PRAGMA`) of the journal's own connection; nil where there is none.
  @concurrent package func setting(_ pragma: String) async throws(JournalError) -> String? {
    try await store.read { try String.fetchOne($0.database, sql: "PRAGMA \(pragma)") }
  }
}
