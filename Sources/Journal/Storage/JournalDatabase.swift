import Foundation
import GRDB

/// The connection to the journal's file, set up so that a committed event outlives a loss of power.
enum JournalDatabase {
  /// Opens the journal at a path, and brings its schema up to date; only one process may do so at a time.
  static func open(path: String, _ patience: LockPatience) throws -> DatabaseQueue {
    var configuration = configuration(patience)
    configuration.prepareDatabase { database in
      // Not GRDB's own setting of WAL: that lowers `synchronous` to NORMAL, where a loss of power may undo a commit.
      // SQLite: <https://www.sqlite.org/pragma.html#pragma_synchronous> (read 2026-11-23).
      // To its end: the mode is told before it is written to the file, and only then does it show whether that fails.
      let modes = try String.fetchAll(database, sql: "PRAGMA journal_mode = WAL")
      guard modes == ["wal"] else { throw StorageFault.database("no write-ahead log") }
      try database.execute(sql: "PRAGMA synchronous = FULL")
      // What a purge drops is overwritten with zeros, wherever SQLite has moved it.
      try database.execute(sql: "PRAGMA secure_delete = ON")
    }
    let queue = try migrated(try DatabaseQueue(path: path, configuration: configuration))
    // SQLite opens a file that it cannot write for reading, and says so only when something writes; this does not.
    try queue.write { try $0.execute(sql: "DELETE FROM event WHERE FALSE") }
    // The write-ahead log is there now. SQLite synchronizes its name too, but does not say where that fails.
    try StateDirectory.synchronize(StateDirectory.parent(of: path))
    return queue
  }

  /// Opens the journal at a path as far as it goes: to write, or else to read; throws what is against writing.
  static func openStore(path: String, _ patience: LockPatience) throws -> JournalStore {
    do {
      // Locks and emergency files are made in the directory, whatever SQLite has there already.
      try StateDirectory.checkWritable(StateDirectory.parent(of: path))
      if StateDirectory.isMissing(path) { try create(path: path, patience) }
      try check(path: path, patience)
      return JournalStore(try open(path: path, patience))
    } catch {
      let fault = StorageFault(error)
      guard fault.leavesReading else { throw error }
      do {
        try check(path: path, patience)
        return JournalStore(try openToRead(path: path, patience), writeFault: fault)
      } catch {
        // That it cannot be read either says less than why it cannot be written.
        throw fault
      }
    }
  }

  /// Makes a journal without events; only one process may do so at a time.
  private static func create(path: String, _ patience: LockPatience) throws {
    // A log whose file is gone would be taken for that of the new one: SQLite plays either of them into it.
    for log in [path + "-wal", path + "-journal"] where !StateDirectory.isEmpty(log) {
      throw StorageFault.emptied(path: path)
    }
    try StateDirectory.make(path) { unfinished in
      try migrated(
        try DatabaseQueue(path: unfinished, configuration: configuration(patience))
      ).close()
    }
  }

  /// Checks, before anything is written to it, that a file is a journal.
  private static func check(path: String, _ patience: LockPatience) throws {
    guard !StateDirectory.isEmpty(path) else { throw StorageFault.emptied(path: path) }
    let isJournal =
      try readAtRest(path: path, JournalSchema.isJournal)
      ?? openToRead(path: path, patience).read(JournalSchema.isJournal)
    guard isJournal else { throw StorageFault.foreignFile(path: path) }
  }

  /// Opens the journal at a path for reading alone; nothing of it is changed.
  ///
  /// Beside the file SQLite needs two others, the write-ahead log and its index. Where it can neither find nor make
  /// them, there is nothing in the log, and the file alone is read.
  /// SQLite: <https://www.sqlite.org/wal.html#read_only_databases> (read 2026-11-24).
  ///
  /// - Returns: The connection.
  /// - Throws: What SQLite says; ``StorageFault/newerVersion``.
  static func openToRead(path: String, _ patience: LockPatience) throws -> DatabaseQueue {
    var configuration = configuration(patience)
    configuration.readonly = true
    let queue: DatabaseQueue
    do {
      queue = try DatabaseQueue(path: path, configuration: configuration)
    } catch let error as DatabaseError {
      guard StorageFault(error).leavesReading, StateDirectory.isEmpty(path + "-wal"),
        let file = immutable(path)
      else { throw error }
      queue = try DatabaseQueue(path: file, configuration: configuration)
    }
    if try queue.read(JournalSchema.isNewer) { throw StorageFault.newerVersion }
    return queue
  }

  /// Reads a journal that nobody has open, and leaves nothing beside it: not even the two files that SQLite makes for
  /// reading, and could not remove again over a connection that only reads.
  ///
  /// Nobody may open it meanwhile.
  ///
  /// - Returns: What the body returns; nil where somebody has it open, or ended without closing it.
  static func readAtRest<Value>(path: String, _ body: (Database) throws -> Value) throws -> Value? {
    guard StateDirectory.isMissing(path + "-wal"), StateDirectory.isMissing(path + "-shm"),
      let file = immutable(path)
    else { return nil }
    var configuration = configuration(LockPatience())
    configuration.readonly = true
    let queue = try DatabaseQueue(path: file, configuration: configuration)
    if try queue.read(JournalSchema.isNewer) { throw StorageFault.newerVersion }
    return try queue.read(body)
  }

  /// The name under which SQLite reads a file that nobody changes.
  private static func immutable(_ path: String) -> String? {
    path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed).map {
      "file:\($0)?immutable=1"
    }
  }

  /// Opens a journal that is gone when it is closed.
  static func inMemory() throws -> DatabaseQueue {
    try migrated(try DatabaseQueue(configuration: configuration(LockPatience())))
  }

  private static func configuration(_ patience: LockPatience) -> Configuration {
    var configuration = Configuration()
    configuration.busyMode = .callback { _ in patience.goesOn() }
    configuration.label = "journal"
    return configuration
  }

  private static func migrated(_ queue: DatabaseQueue) throws -> DatabaseQueue {
    try JournalSchema.migrator.migrate(queue)
    if try queue.read(JournalSchema.isNewer) { throw StorageFault.newerVersion }
    return queue
  }
}
