import GRDB

/// The connection to the journal's file, set up so that a committed event outlives a loss of power.
enum JournalDatabase {
  /// How long a writer waits for another process.
  private static let busySeconds = 5.0

  /// Opens the journal at a path, and brings its schema up to date; only one process may do so at a time.
  static func open(path: String) throws -> DatabaseQueue {
    var configuration = configuration
    configuration.prepareDatabase { database in
      // Not GRDB's own setting of WAL: that lowers `synchronous` to NORMAL, where a loss of power may undo a commit.
      // SQLite: <https://www.sqlite.org/pragma.html#pragma_synchronous> (read 2026-11-23).
      let mode = try String.fetchOne(database, sql: "PRAGMA journal_mode = WAL")
      guard mode == "wal" else { throw StorageFault.database("no write-ahead log") }
      try database.execute(sql: "PRAGMA synchronous = FULL")
    }
    return try migrated(try DatabaseQueue(path: path, configuration: configuration))
  }

  /// Opens a journal that is gone when it is closed.
  static func inMemory() throws -> DatabaseQueue {
    try migrated(try DatabaseQueue(configuration: configuration))
  }

  private static var configuration: Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(busySeconds)
    configuration.label = "journal"
    return configuration
  }

  private static func migrated(_ queue: DatabaseQueue) throws -> DatabaseQueue {
    let migrator = JournalSchema.migrator
    try migrator.migrate(queue)
    if try queue.read(migrator.hasBeenSuperseded) { throw StorageFault.newerVersion }
    return queue
  }
}
