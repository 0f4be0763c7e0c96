import Attendance
import Foundation
import GRDB
import Journal
import Testing

extension TemporaryDirectory {
  /// Changes the file as somebody would who takes the rules away and puts them back afterwards.
  func tamper(_ sql: String) throws {
    var configuration = Configuration()
    configuration.busyMode = .timeout(5)
    try DatabaseQueue(path: file, configuration: configuration).write { database in
      let rules = try Row.fetchAll(
        database, sql: "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
      for rule in rules { try database.execute(sql: "DROP TRIGGER \(rule["name"] as String)") }
      try database.execute(sql: sql)
      for rule in rules { try database.execute(sql: rule["sql"]) }
    }
  }

  /// All events, with all that is stored of each.
  func events() throws -> [Row] {
    try read { try Row.fetchAll($0, sql: "SELECT * FROM event ORDER BY sequence") }
  }

  /// Empties the write-ahead log, so that all events are in the file itself.
  func emptyLog() throws {
    try DatabaseQueue(path: file).writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
  }
}

extension Journal {
  /// Keeps a batch from its intent to its outcome.
  @discardableResult func conclude(
    _ intent: DeletionIntent, _ verdict: Verdict = .deleted(.reply)
  ) async throws -> JournalTicket {
    let ticket = try await commit(intent)
    _ = try await beginAttempt(ticket).number
    try await conclude(ticket, with: outcome(ticket.batch.ids, verdict))
    return ticket
  }

  /// Undoes the deletion of one record of a batch.
  func undo(_ record: RecordID, of batch: Int, reason: String = "") async throws {
    let claim = try await claim(batch)
    let item = UndoIntent.Item(recordID: record, idempotentID: "u-\(record)", equal: [])
    let ticket = try await commit(UndoIntent(items: [item], reason: reason), of: claim)
    _ = try await beginImport(of: record, in: ticket).number
    try await conclude(UndoOutcome(recordID: record, verdict: .imported(nil)), of: claim)
  }
}
