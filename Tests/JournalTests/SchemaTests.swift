import Attendance
import GRDB
import Journal
import Testing

@Suite("The schema of the journal")
struct SchemaTests {
  @Test(
    "refuses to change or to remove an event",
    arguments: [
      "DELETE FROM event", "DELETE FROM event WHERE sequence = 3",
      "UPDATE event SET operator = 'nobody'", "UPDATE event SET utc_ms = utc_ms + 1",
      "UPDATE event SET header = '{}'", "UPDATE event SET entry = zeroblob(32)",
      "UPDATE event SET sequence = 10 WHERE sequence = 3", "UPDATE event SET ssh_client = NULL",
      "UPDATE event SET payload = x'7B7D' WHERE kind = 'intent'",
      "UPDATE event SET payload = NULL WHERE kind = 'intent'",
      "UPDATE event SET nonce = NULL WHERE kind = 'intent'",
      "UPDATE event SET payload = NULL, nonce = NULL, uid = 0 WHERE kind = 'intent'",
      "UPDATE event SET payload = NULL, nonce = NULL WHERE kind = 'attempt'",
      "INSERT OR REPLACE INTO event SELECT * FROM event WHERE sequence = 1",
    ])
  func appendOnly(_ statement: String) async throws {
    let directory = try await concludedBatch()
    let before = try directory.read { try Row.fetchAll($0, sql: "SELECT * FROM event") }
    #expect(throws: DatabaseError.self) { try directory.execute(statement) }
    let after = try directory.read { try Row.fetchAll($0, sql: "SELECT * FROM event") }
    #expect(before == after)
    #expect(before.count == 3)
  }

  @Test("lets a purge drop payload and nonce, once")
  func purge() async throws {
    let directory = try await concludedBatch()
    let purge = "UPDATE event SET payload = NULL, nonce = NULL WHERE kind = 'intent'"
    try directory.execute(purge)
    #expect(throws: DatabaseError.self) { try directory.execute(purge) }
  }

  /// Kind, batch, sequence and header of a row, and the words with which it is refused.
  static let misplaced: [(String, Int, Int, String, String)] = [
    ("attempt", 2, 4, #"{"number":1}"#, "no intent"),
    ("attempt", 1, 4, #"{"number":2}"#, "has its outcome"),
    ("outcome", 1, 4, "{}", "has its outcome"),
    ("outcome", 2, 4, "{}", "no intent"),
    ("intent", 1, 4, #"{"ids":["1"]}"#, "next batch"),
    ("intent", 3, 4, #"{"ids":["1"]}"#, "next batch"),
    ("intent", 2, 5, #"{"ids":["1"]}"#, "no gaps"),
    ("intent", 2, 3, #"{"ids":["1"]}"#, "no gaps"),
    ("intent", 2, 0, #"{"ids":["1"]}"#, "no gaps"),
    ("intent", 2, 4, #"{"ids":[]}"#, "1 to 10"),
    ("intent", 2, 4, "{}", "1 to 10"),
    ("intent", 2, 4, #"{"ids":[1,2,3,4,5,6,7,8,9,10,11]}"#, "1 to 10"),
    ("intent", 2, 4, "no JSON", "malformed JSON"),
    ("remark", 1, 4, "{}", "no such kind"),
  ]

  @Test("refuses an event in the wrong place", arguments: misplaced.indices)
  func order(_ index: Int) async throws {
    let (kind, batch, sequence, header, words) = Self.misplaced[index]
    let directory = try await concludedBatch()
    let error = #expect(throws: DatabaseError.self) {
      try Self.insert(directory, kind, batch, sequence, header)
    }
    #expect(error?.message?.contains(words) == true, "\(String(describing: error?.message))")
  }

  @Test(
    "refuses an outcome whose verdicts are not those of the batch",
    arguments: [
      "{}", #"{"verdicts":[]}"#, #"{"verdicts":[{"recordID":"6709359313699356901"}]}"#,
      #"{"verdicts":[{"recordID":"6709359313699356902"},{"recordID":"6709359313699356901"}]}"#,
      #"{"verdicts":[{"recordID":"6709359313699356901"},{"recordID":"6709359313699356901"}]}"#,
      #"{"verdicts":[{"recordID":"6709359313699356901"},{"recordID":6709359313699356902}]}"#,
      #"{"verdicts":[{"recordID":"6709359313699356901"},{}]}"#,
    ])
  func verdicts(_ header: String) async throws {
    let directory = try TemporaryDirectory()
    _ = try await Journal.fresh(in: directory).commit(try intent([1, 2]))
    let error = #expect(throws: DatabaseError.self) {
      try Self.insert(directory, "outcome", 1, 2, header)
    }
    #expect(error?.message == "the verdicts are not those of the batch")
  }

  private static func insert(
    _ directory: TemporaryDirectory, _ kind: String, _ batch: Int, _ sequence: Int,
    _ header: String
  ) throws {
    try directory.execute(
      """
      INSERT INTO event (sequence, kind, batch, utc_ms, monotonic_ns, operator, uid, host,
        version, header, payload_digest, entry)
      VALUES (?, ?, ?, 0, 0, '', 0, '', '', ?, zeroblob(32), zeroblob(32))
      """,
      [sequence, kind, batch, header])
  }

  /// A journal on the disk with an intent, an attempt and an outcome.
  private func concludedBatch() async throws -> TemporaryDirectory {
    let directory = try TemporaryDirectory()
    let journal = try await Journal.fresh(in: directory)
    let ticket = try await journal.commit(try intent([1]))
    _ = try await journal.beginAttempt(ticket).number
    try await journal.conclude(ticket, with: outcome(ticket.batch.ids))
    return directory
  }
}
