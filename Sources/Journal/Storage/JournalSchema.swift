import GRDB

/// The tables of the journal, and the rules that SQLite itself holds.
///
/// The rules on the order of events stand in a trigger, not in the table: a later version that knows more kinds of
/// events can replace a trigger, while a table of hashed rows is never rebuilt.
enum JournalSchema {
  /// The name of the first migration, by which a journal of any version is known.
  private static let beginning = "1 events"

  /// Tells whether a database is a journal, of whichever version, and not one of another program.
  static func isJournal(_ database: Database) throws -> Bool {
    guard try database.tableExists("grdb_migrations"), try database.tableExists("event") else {
      return false
    }
    let applied = try String.fetchAll(database, sql: "SELECT identifier FROM grdb_migrations")
    return applied.contains(beginning)
  }

  /// Tells whether a journal is of a newer version than this one.
  static func isNewer(_ database: Database) throws -> Bool {
    try isJournal(database) && migrator.hasBeenSuperseded(database)
  }

  /// The named migrations, in their order; one that has been released is never edited.
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration(beginning) { database in
      try database.execute(sql: table)
      try database.execute(sql: order)
      try database.execute(sql: appendOnly)
    }
    migrator.registerMigration("2 what becomes known afterwards") { database in
      try database.execute(sql: "DROP TRIGGER event_in_order")
      try database.execute(sql: orderWithUndo)
    }
    migrator.registerMigration("3 the oldest events go") { database in
      try database.execute(sql: anchor)
    }
    // Nothing changes in the file: its events may now say that a record is another batch's, which a version from before
    // would take for damage.
    migrator.registerMigration("4 a record is one batch's") { _ in }
    migrator.registerMigration("5 the batches of a record") { database in
      try database.execute(sql: held)
    }
    return migrator
  }

  /// The SQL of all rules, tables and indexes of a file, by their names.
  static func objects(of database: Database) throws -> [String: String] {
    var objects: [String: String] = [:]
    let rows = try Row.fetchAll(
      database,
      sql:
        "SELECT name, coalesce(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite!_%' ESCAPE '!'"
    )
    for row in rows {
      let name = String.fromDatabaseValue(row[0]) ?? "?"
      objects[name] = (objects[name] ?? "") + (String.fromDatabaseValue(row[1]) ?? "?")
    }
    return objects
  }

  /// The same as the migrations make them that a file says were run; unless they are the first ones, all count.
  static func objects(after identifiers: [String]) throws -> [String: String] {
    let migrator = migrator
    let queue = try DatabaseQueue()
    let run = migrator.migrations.prefix(identifiers.count)
    if let last = run.last, Set(run) == Set(identifiers) {
      try migrator.migrate(queue, upTo: last)
    } else {
      try migrator.migrate(queue)
    }
    return try queue.read(objects(of:))
  }

  private static let table = """
    CREATE TABLE event (
      sequence INTEGER PRIMARY KEY,
      kind TEXT NOT NULL,
      batch INTEGER NOT NULL CHECK (batch > 0),
      utc_ms INTEGER NOT NULL,
      monotonic_ns INTEGER NOT NULL CHECK (monotonic_ns >= 0),
      operator TEXT NOT NULL,
      uid INTEGER NOT NULL CHECK (uid >= 0),
      ssh_client TEXT,
      host TEXT NOT NULL,
      version TEXT NOT NULL,
      header TEXT NOT NULL CHECK (json_valid(header)),
      payload BLOB,
      nonce BLOB CHECK (length(nonce) = 32),
      payload_digest BLOB NOT NULL CHECK (length(payload_digest) = 32),
      entry BLOB NOT NULL CHECK (length(entry) = 32),
      CHECK ((payload IS NULL) = (nonce IS NULL))
    ) STRICT;
    CREATE INDEX event_by_batch ON event (batch, sequence);
    CREATE UNIQUE INDEX event_once ON event (batch, kind) WHERE kind IN ('intent', 'outcome');
    """

  private static let order = """
    CREATE TRIGGER event_in_order BEFORE INSERT ON event
    BEGIN
      SELECT RAISE(ABORT, 'the sequence of events has no gaps')
        WHERE NEW.sequence IS NOT (SELECT coalesce(max(sequence), 0) + 1 FROM event);
      SELECT RAISE(ABORT, 'there is no such kind of event')
        WHERE NEW.kind NOT IN ('intent', 'attempt', 'outcome');
      SELECT RAISE(ABORT, 'an intent opens the next batch')
        WHERE NEW.kind = 'intent'
          AND NEW.batch IS NOT (SELECT coalesce(max(batch), 0) + 1 FROM event);
      SELECT RAISE(ABORT, 'an intent has 1 to 10 ids')
        WHERE NEW.kind = 'intent'
          AND coalesce(json_array_length(NEW.header, '$.ids'), 0) NOT BETWEEN 1 AND 10;
      SELECT RAISE(ABORT, 'the batch has no intent')
        WHERE NEW.kind <> 'intent'
          AND NOT EXISTS (SELECT 1 FROM event WHERE batch = NEW.batch AND kind = 'intent');
      SELECT RAISE(ABORT, 'the batch has its outcome already')
        WHERE NEW.kind <> 'intent'
          AND EXISTS (SELECT 1 FROM event WHERE batch = NEW.batch AND kind = 'outcome');
      SELECT RAISE(ABORT, 'the verdicts are not those of the batch')
        FROM event AS intent
        WHERE NEW.kind = 'outcome' AND intent.batch = NEW.batch AND intent.kind = 'intent'
          AND (json_array_length(NEW.header, '$.verdicts')
              IS NOT json_array_length(intent.header, '$.ids')
            OR EXISTS (
              SELECT 1 FROM json_each(intent.header, '$.ids') AS id
              WHERE id.value
                IS NOT json_extract(NEW.header, '$.verdicts[' || id.key || '].recordID')));
    END;
    """

  /// The order with resolutions, undo and purges: an outcome is there once, and what follows it comes after it.
  private static let orderWithUndo = """
    CREATE TRIGGER event_in_order BEFORE INSERT ON event
    BEGIN
      SELECT RAISE(ABORT, 'the sequence of events has no gaps')
        WHERE NEW.sequence IS NOT (SELECT coalesce(max(sequence), 0) + 1 FROM event);
      SELECT RAISE(ABORT, 'there is no such kind of event')
        WHERE NEW.kind NOT IN ('intent', 'attempt', 'outcome', 'resolution', 'undo_intent',
          'undo_attempt', 'undo_outcome', 'purged');
      SELECT RAISE(ABORT, 'an intent opens the next batch')
        WHERE NEW.kind = 'intent'
          AND NEW.batch IS NOT (SELECT coalesce(max(batch), 0) + 1 FROM event);
      SELECT RAISE(ABORT, 'a purge opens no batch')
        WHERE NEW.kind = 'purged'
          AND NEW.batch IS NOT (SELECT max(batch) FROM event);
      SELECT RAISE(ABORT, 'an intent has 1 to 10 ids')
        WHERE NEW.kind = 'intent'
          AND coalesce(json_array_length(NEW.header, '$.ids'), 0) NOT BETWEEN 1 AND 10;
      SELECT RAISE(ABORT, 'the batch has no intent')
        WHERE NEW.kind NOT IN ('intent', 'purged')
          AND NOT EXISTS (SELECT 1 FROM event WHERE batch = NEW.batch AND kind = 'intent');
      SELECT RAISE(ABORT, 'the batch has its outcome already')
        WHERE NEW.kind IN ('attempt', 'outcome')
          AND EXISTS (SELECT 1 FROM event WHERE batch = NEW.batch AND kind = 'outcome');
      SELECT RAISE(ABORT, 'the batch has no outcome yet')
        WHERE NEW.kind IN ('resolution', 'undo_intent')
          AND NOT EXISTS (SELECT 1 FROM event WHERE batch = NEW.batch AND kind = 'outcome');
      SELECT RAISE(ABORT, 'the verdicts are not those of the batch')
        FROM event AS intent
        WHERE NEW.kind = 'outcome' AND intent.batch = NEW.batch AND intent.kind = 'intent'
          AND (json_array_length(NEW.header, '$.verdicts')
              IS NOT json_array_length(intent.header, '$.ids')
            OR EXISTS (
              SELECT 1 FROM json_each(intent.header, '$.ids') AS id
              WHERE id.value
                IS NOT json_extract(NEW.header, '$.verdicts[' || id.key || '].recordID')));
      SELECT RAISE(ABORT, 'the record is none of the batch')
        FROM event AS intent
        WHERE NEW.kind IN ('resolution', 'undo_intent')
          AND intent.batch = NEW.batch AND intent.kind = 'intent'
          AND EXISTS (
            SELECT 1 FROM json_each(NEW.header,
              CASE NEW.kind WHEN 'resolution' THEN '$.verdicts' ELSE '$.items' END) AS entry
            WHERE json_extract(entry.value, '$.recordID')
              NOT IN (SELECT id.value FROM json_each(intent.header, '$.ids') AS id));
      SELECT RAISE(ABORT, 'the record has no undo intent')
        WHERE NEW.kind IN ('undo_attempt', 'undo_outcome')
          AND NOT EXISTS (
            SELECT 1 FROM event AS undo, json_each(undo.header, '$.items') AS item
            WHERE undo.batch = NEW.batch AND undo.kind = 'undo_intent'
              AND json_extract(item.value, '$.recordID') = json_extract(NEW.header, '$.recordID'));
    END;
    """

  private static let appendOnly = """
    CREATE TRIGGER event_is_kept BEFORE DELETE ON event
    BEGIN
      SELECT RAISE(ABORT, 'events are never deleted');
    END;
    CREATE TRIGGER event_is_fixed BEFORE UPDATE ON event
    WHEN NOT (
      OLD.payload IS NOT NULL AND NEW.payload IS NULL AND NEW.nonce IS NULL
      AND (NEW.sequence, NEW.kind, NEW.batch, NEW.utc_ms, NEW.monotonic_ns, NEW.operator, NEW.uid,
          NEW.ssh_client, NEW.host, NEW.version, NEW.header, NEW.payload_digest, NEW.entry)
        IS (OLD.sequence, OLD.kind, OLD.batch, OLD.utc_ms, OLD.monotonic_ns, OLD.operator, OLD.uid,
          OLD.ssh_client, OLD.host, OLD.version, OLD.header, OLD.payload_digest, OLD.entry))
    BEGIN
      SELECT RAISE(ABORT, 'events are never changed, but for a purge of the payload');
    END;
    """

  /// The batches that hold a record: what the intents say, by the record, so that no deletion has to read them all.
  private static let held = """
    CREATE TABLE held (
      record TEXT NOT NULL,
      batch INTEGER NOT NULL,
      PRIMARY KEY (record, batch)
    ) STRICT, WITHOUT ROWID;
    INSERT OR IGNORE INTO held \(heldByIntents);
    CREATE TRIGGER held_with_intent AFTER INSERT ON event
    WHEN NEW.kind = 'intent'
    BEGIN
      INSERT OR IGNORE INTO held
        SELECT id.value, NEW.batch FROM json_each(NEW.header, '$.ids') AS id;
    END;
    CREATE TRIGGER held_until_dropped AFTER DELETE ON event
    WHEN OLD.kind = 'intent'
    BEGIN
      DELETE FROM held
        WHERE batch = OLD.batch
          AND record IN (SELECT id.value FROM json_each(OLD.header, '$.ids') AS id);
    END;
    """

  /// Reads what the table of the batches of a record must hold.
  static let heldByIntents = """
    SELECT DISTINCT id.value, event.batch FROM event, json_each(event.header, '$.ids') AS id
    WHERE event.kind = 'intent'
    """

  /// What stands in the place of the oldest events once they are dropped.
  ///
  /// That is the last of them and its entry, to which the chain of the others is linked. A `purged` event that is kept must say the same.
  private static let anchor = """
    CREATE TABLE anchor (
      sequence INTEGER PRIMARY KEY CHECK (sequence > 0),
      entry BLOB NOT NULL CHECK (length(entry) = 32)
    ) STRICT;
    CREATE TRIGGER anchor_is_said BEFORE INSERT ON anchor
    BEGIN
      SELECT RAISE(ABORT, 'an anchor moves on only')
        WHERE NEW.sequence <= (SELECT coalesce(max(sequence), 0) FROM anchor);
      SELECT RAISE(ABORT, 'an anchor is an event that the last event says is dropped')
        WHERE NOT EXISTS (
          SELECT 1 FROM event AS dropped, event AS purge
          WHERE dropped.sequence = NEW.sequence AND dropped.entry = NEW.entry
            AND purge.sequence = (SELECT max(sequence) FROM event)
            AND purge.sequence > NEW.sequence AND purge.kind = 'purged'
            AND json_extract(purge.header, '$.through') = NEW.sequence
            AND json_extract(purge.header, '$.entry') = lower(hex(NEW.entry)));
    END;
    CREATE TRIGGER anchor_is_kept BEFORE DELETE ON anchor
    BEGIN
      SELECT RAISE(ABORT, 'anchors are never deleted');
    END;
    CREATE TRIGGER anchor_is_fixed BEFORE UPDATE ON anchor
    BEGIN
      SELECT RAISE(ABORT, 'anchors are never changed');
    END;
    DROP TRIGGER event_is_kept;
    CREATE TRIGGER event_is_kept BEFORE DELETE ON event
    WHEN OLD.sequence > (SELECT coalesce(max(sequence), 0) FROM anchor)
    BEGIN
      SELECT RAISE(ABORT, 'events are never deleted, but for the oldest up to an anchor');
    END;
    """
}
