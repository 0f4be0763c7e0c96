import Foundation
import GRDB

/// The check of a journal, inside of one reading transaction.
struct Verifier {
  /// The columns that are hashed, in the order of ``Event``, with the type that each must have.
  private static let columns: [(name: String, type: String)] = [
    ("kind", "text"), ("batch", "integer"), ("utc_ms", "integer"), ("monotonic_ns", "integer"),
    ("operator", "text"), ("uid", "integer"), ("ssh_client", "text"), ("host", "text"),
    ("version", "text"), ("header", "text"),
  ]

  let database: Database
  private(set) var found = JournalVerification()

  /// The event before, by its own word.
  private var previous: (sequence: Int64, entry: Data)
  private var anchor: (sequence: Int64, entry: Data)?
  /// The events whose payload is gone, with their batches.
  private var gone: [(sequence: Int64, batch: Int64)] = []
  private var purges: [(sequence: Int64, header: PurgeHeader)] = []

  init(database: Database) {
    self.database = database
    previous = (0, Event.genesis)
  }

  /// Checks a journal's file, while nobody opens it.
  ///
  /// - Returns: What was found; what SQLite finds damaged is a finding too.
  /// - Throws: What keeps the file from being read.
  static func verification(ofFile file: String) throws -> JournalVerification {
    func verification(_ database: Database) throws -> JournalVerification {
      var verifier = Verifier(database: database)
      try verifier.verify()
      return verifier.found
    }
    do {
      if let found = try JournalDatabase.readAtRest(path: file, verification) { return found }
      return try JournalDatabase.openToRead(path: file, LockPatience()).read(verification)
    } catch let error as DatabaseError where error.isDamage {
      var found = JournalVerification()
      found.faults = [.database(error.message ?? "\(error.resultCode)")]
      return found
    }
  }

  /// Checks everything; what SQLite finds damaged on the way ends the part in which it was found.
  mutating func verify() throws {
    try damageIsAFault { try $0.checkSchema() }
    try damageIsAFault { try $0.checkDatabase() }
    try damageIsAFault { try $0.checkEvents() }
    checkPurges()
    try damageIsAFault { try $0.checkHeld() }
  }

  private mutating func damageIsAFault(_ part: (inout Self) throws -> Void) throws {
    do {
      try part(&self)
    } catch let error as DatabaseError where error.isDamage {
      add(.database(error.message ?? "\(error.resultCode)"))
    }
  }

  private mutating func add(_ fault: JournalFault) {
    if found.faults.last != fault { found.faults.append(fault) }
  }

  /// The rules and tables must be those that the migrations make, and no others.
  private mutating func checkSchema() throws {
    let expected = try JournalSchema.objects(after: try appliedMigrations())
    let present = try JournalSchema.objects(of: database)
    for name in Set(expected.keys).union(present.keys).sorted()
    where expected[name] != present[name] {
      add(.schema(name))
    }
  }

  private func appliedMigrations() throws -> [String] {
    try database.tableExists("grdb_migrations")
      ? String.fetchAll(database, sql: "SELECT identifier FROM grdb_migrations") : []
  }

  /// SQLite's own check, of the indexes too: what the history shows is found by them.
  private mutating func checkDatabase() throws {
    for row in try Row.fetchAll(database, sql: "PRAGMA integrity_check") {
      let words = String.fromDatabaseValue(row.databaseValues.first ?? .null) ?? "?"
      if words != "ok" { add(.database(words)) }
    }
  }

  private mutating func checkEvents() throws {
    if try database.tableExists("anchor"),
      let row = try Row.fetchOne(
        database, sql: "SELECT sequence, entry FROM anchor ORDER BY sequence DESC LIMIT 1"),
      let sequence = Int64.fromDatabaseValue(row[0]), let entry = Self.blob(row[1])
    {
      anchor = (sequence, entry)
      previous = (sequence, entry)
    }
    // As bytes, since a text with a zero in it would be read only to there.
    let fields = Self.columns.map { "typeof(\($0.name)), CAST(\($0.name) AS BLOB)" }
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT sequence, payload, nonce, payload_digest, entry, \(fields.joined(separator: ", "))
        FROM event ORDER BY sequence
        """)
    while let row = try rows.next() { check(row) }
  }

  private mutating func check(_ row: Row) {
    let values = Array(row.databaseValues)
    found.events += 1
    guard let sequence = Int64.fromDatabaseValue(values[0]) else { return add(.form(-1)) }
    if found.first == nil { found.first = sequence }
    found.last = sequence
    if sequence != previous.sequence + 1 {
      add(.gap(after: previous.sequence, before: sequence))
    }
    guard let digest = Self.blob(values[3]), let entry = Self.blob(values[4]) else {
      found.head = nil
      previous = (sequence, Data())
      return add(.form(sequence))
    }
    var fields: [Data?] = []
    for (index, column) in Self.columns.enumerated() {
      let type = String.fromDatabaseValue(values[5 + 2 * index])
      if type != column.type, !(column.name == "ssh_client" && type == "null") {
        add(.form(sequence))
      }
      fields.append(Self.blob(values[6 + 2 * index]))
    }
    let expected = Event.entry(
      after: previous.entry, sequence: sequence, fields: fields, payloadDigest: digest)
    if expected != entry { add(.entry(sequence)) }
    checkPayload(sequence, values, digest, fields)
    found.head = entry.hexadecimal
    previous = (sequence, entry)
  }

  private mutating func checkPayload(
    _ sequence: Int64, _ values: [DatabaseValue], _ digest: Data, _ fields: [Data?]
  ) {
    let kind = fields[0].map { String(decoding: $0, as: UTF8.self) }
    let batch = fields[1].flatMap { Int64(String(decoding: $0, as: UTF8.self)) }
    if values[1].isNull, values[2].isNull {
      if digest != Event.digest(nonce: nil, payload: nil), let batch {
        gone.append((sequence, batch))
      }
    } else if let payload = Self.blob(values[1]), let nonce = Self.blob(values[2]) {
      if Event.digest(nonce: nonce, payload: payload) != digest { add(.payload(sequence)) }
    } else {
      add(.form(sequence))
    }
    guard kind == EventKind.purged.rawValue, let header = fields[9] else { return }
    do {
      purges.append((sequence, try EventJSON.value(PurgeHeader.self, from: header)))
    } catch {
      add(.form(sequence))
    }
  }

  /// What is gone must have been dropped by a purge that is kept.
  private mutating func checkPurges() {
    var lastPurge: [Int64: Int64] = [:]
    for (sequence, header) in purges {
      for batch in header.batches ?? [] { lastPurge[Int64(batch)] = sequence }
    }
    for (sequence, batch) in gone where lastPurge[batch] ?? 0 <= sequence {
      add(.payloadGone(sequence))
    }
    guard let anchor else { return }
    let isSaid = purges.contains { sequence, header in
      sequence > anchor.sequence && header.through == anchor.sequence
        && header.entry == anchor.entry.hexadecimal
    }
    if !isSaid { add(.anchor(anchor.sequence)) }
  }

  /// Whose a record is, is found by a table of its own, which no hash covers: it must say what the intents say.
  private mutating func checkHeld() throws {
    guard try database.tableExists("held") else { return }
    let (intents, table) = (JournalSchema.heldByIntents, "SELECT record, batch FROM held")
    for (one, other) in [(intents, table), (table, intents)]
    where try Row.fetchOne(database, sql: "\(one) EXCEPT \(other)") != nil {
      return add(.schema("held"))
    }
  }

  /// The bytes of a blob; nil for anything else.
  private static func blob(_ value: DatabaseValue) -> Data? {
    if case .blob(let data) = value.storage { data } else { nil }
  }
}

extension DatabaseError {
  /// Whether the file is to blame, and not the system around it.
  var isDamage: Bool {
    switch StorageFault(self) {
    case .damaged, .database: true
    case .diskFull, .busy, .readOnly, .inputOutput, .foreignFile, .emptied, .denied, .wrongKind,
      .notPrivate, .sharedDirectory, .foreignOwner, .networkFileSystem, .newerVersion,
      .failedBefore, .otherJournal,
      .system:
      false
    }
  }
}
