import Attendance
import Foundation
import GRDB

/// The table of events, inside of one transaction.
struct EventLog {
  let database: Database

  /// Appends an event, and links it to the one before.
  @discardableResult func append(
    _ kind: EventKind, batch: Int, at instant: JournalInstant, by context: JournalContext,
    header: some Encodable, payload: Data? = nil
  ) throws -> Event {
    try insert(
      Event(
        after: try last(), kind: kind, batch: batch, instant: instant, context: context,
        header: try EventJSON.text(of: header), payload: payload))
  }

  /// Appends a finding, with the instant and the context in which it was made.
  func append(_ finding: Finding) throws -> Event {
    try insert(
      Event(
        after: try last(), kind: finding.kind, batch: finding.batch, instant: finding.instant,
        context: finding.context, header: finding.header, payload: nil))
  }

  private func insert(_ event: Event) throws -> Event {
    try database.execute(
      sql: """
        INSERT INTO event (
          sequence, kind, batch, utc_ms, monotonic_ns, operator, uid, ssh_client, host, version,
          header, payload, nonce, payload_digest, entry)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        event.sequence, event.kind.rawValue, event.batch, event.instant.utc.count,
        event.instant.storedMonotonicNanoseconds, event.context.operatorName,
        Int64(event.context.uid), event.context.sshClient, event.context.host,
        event.context.version, event.header, event.payload, event.nonce, event.payloadDigest,
        event.entry,
      ])
    return event
  }

  /// The number that the next batch has.
  func nextBatch() throws -> Int {
    try Int.fetchOne(database, sql: "SELECT coalesce(max(batch), 0) + 1 FROM event") ?? 1
  }

  /// All events, in their order.
  func events() throws -> [Event] {
    try Row.fetchAll(database, sql: "SELECT * FROM event ORDER BY sequence").map(event)
  }

  /// The events of one batch, in their order.
  func events(ofBatch batch: Int) throws -> [Event] {
    try Row.fetchAll(
      database, sql: "SELECT * FROM event WHERE batch = ? ORDER BY sequence", arguments: [batch]
    ).map(event)
  }

  /// The number of the last event, 0 where there is none.
  func lastSequence() throws -> Int64 {
    try Int64.fetchOne(database, sql: "SELECT coalesce(max(sequence), 0) FROM event") ?? 0
  }

  /// The number of the last event of a batch, 0 where there is none; a purge is no batch's.
  func lastSequence(ofBatch batch: Int) throws -> Int64 {
    try Int64.fetchOne(
      database,
      sql: "SELECT coalesce(max(sequence), 0) FROM event WHERE batch = ? AND kind <> 'purged'",
      arguments: [batch]) ?? 0
  }

  /// Finds the batches that hold any of the records of a JSON array.
  static let batchesHolding = """
    SELECT DISTINCT batch FROM held WHERE record IN (SELECT value FROM json_each(?)) ORDER BY batch
    """

  /// The same in a journal of an earlier version that cannot be written, so that it has no such table.
  private static let batchesHoldingInIntents = """
    SELECT DISTINCT batch FROM event, json_each(event.header, '$.ids') AS id
    WHERE kind = 'intent' AND id.value IN (SELECT value FROM json_each(?)) ORDER BY batch
    """

  /// The numbers of the batches whose intent holds any of these ids.
  func batches(holding ids: Set<RecordID>) throws -> [Int] {
    let hasTable = try database.tableExists("held")
    return try Int.fetchAll(
      database, sql: hasTable ? Self.batchesHolding : Self.batchesHoldingInIntents,
      arguments: [try EventJSON.text(of: ids.map(\.rawValue))])
  }

  /// Drops the payloads of some batches, as far as they are of before a time.
  func dropCopies(of batches: [Int], before limit: UTCMilliseconds) throws {
    try database.execute(
      sql: """
        UPDATE event SET payload = NULL, nonce = NULL
        WHERE payload IS NOT NULL AND utc_ms < ?
          AND batch IN (SELECT value FROM json_each(?))
        """,
      arguments: [limit.count, try EventJSON.text(of: batches)])
  }

  /// Drops the oldest events; the last event must be the purge that says so.
  func dropEvents(through anchor: JournalPurge.Anchor) throws {
    try database.execute(
      sql: "INSERT INTO anchor (sequence, entry) VALUES (?, ?)",
      arguments: [anchor.sequence, Data(anchor.entry)])
    try database.execute(
      sql: "DELETE FROM event WHERE sequence <= ?", arguments: [anchor.sequence])
  }

  private func last() throws -> (sequence: Int64, entry: Data)? {
    try Row.fetchOne(
      database, sql: "SELECT sequence, entry FROM event ORDER BY sequence DESC LIMIT 1"
    ).map { (try $0.decode(forColumn: "sequence"), try $0.decode(forColumn: "entry")) }
  }

  /// Reads a row without trusting it: a damaged file is an error, never a crash.
  private func event(_ row: Row) throws -> Event {
    func column<Value: DatabaseValueConvertible>(_ name: String) throws -> Value {
      try row.decode(forColumn: name)
    }
    guard let kind = EventKind(rawValue: try column("kind")),
      let uid = UInt32(exactly: try column("uid") as Int64),
      let monotonic = UInt64(exactly: try column("monotonic_ns") as Int64)
    else { throw StorageFault.damaged }
    return Event(
      sequence: try column("sequence"), kind: kind, batch: try column("batch"),
      instant: JournalInstant(
        utcMilliseconds: try column("utc_ms"), monotonicNanoseconds: monotonic),
      context: JournalContext(
        operatorName: try column("operator"), uid: uid, sshClient: try column("ssh_client"),
        host: try column("host"), version: try column("version")),
      header: try column("header"), payload: try column("payload"), nonce: try column("nonce"),
      payloadDigest: try column("payload_digest"), entry: try column("entry"))
  }
}
