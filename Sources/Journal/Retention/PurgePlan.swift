import Attendance
import Foundation
import GRDB

/// The choice of what is past its time, inside of one transaction.
struct PurgePlan {
  let log: EventLog

  /// Chooses the copies and the oldest events that go.
  func choose(copiesBefore copies: UnixTime?, historyBefore history: UnixTime?) throws
    -> JournalPurge
  {
    var purge = JournalPurge()
    if let history { try chooseHistory(before: UTCMilliseconds(history), &purge) }
    if let copies { try chooseCopies(before: UTCMilliseconds(copies), &purge) }
    return purge
  }

  /// The longest beginning of the journal in which every event is old, every batch is whole, and nothing is to be asked.
  private func chooseHistory(before limit: UTCMilliseconds, _ purge: inout JournalPurge) throws {
    let rows = try Row.fetchCursor(
      log.database,
      sql: """
        SELECT sequence, kind, batch, utc_ms, entry,
          (SELECT max(sequence) FROM event AS other
            WHERE other.batch = event.batch AND other.kind <> 'purged') AS last
        FROM event ORDER BY sequence
        """)
    var batches: [Int] = []
    var pending: [Int] = []
    var needed: Int64 = 0
    var count = 0
    while let row = try rows.next(), try row.decode(Int64.self, forColumn: "utc_ms") < limit.count {
      let sequence: Int64 = try row.decode(forColumn: "sequence")
      let kind: String = try row.decode(forColumn: "kind")
      count += 1
      if kind == EventKind.intent.rawValue {
        let number: Int = try row.decode(forColumn: "batch")
        let (batch, others) = try settled(number)
        guard batch.isOld(before: limit), batch.isSettled else { break }
        pending.append(number)
        needed = max(needed, try row.decode(forColumn: "last"))
        // What others know by this one alone, they would not know any more: they go with it, or it stays.
        for other in others where other.rests(on: batch) {
          needed = max(needed, try log.lastSequence(ofBatch: other.number))
        }
      }
      if sequence >= needed {
        batches += pending
        pending = []
        purge.events = count
        let entry: Data = try row.decode(forColumn: "entry")
        purge.anchor = JournalPurge.Anchor(sequence: sequence, entry: Array(entry))
      }
    }
    purge.history = batches
    if batches.isEmpty {
      // Purges alone are not worth another purge.
      purge.events = 0
      purge.anchor = nil
    }
  }

  private func chooseCopies(before limit: UTCMilliseconds, _ purge: inout JournalPurge) throws {
    let numbers = try Int.fetchAll(
      log.database,
      sql: """
        SELECT DISTINCT batch FROM event
        WHERE payload IS NOT NULL AND utc_ms < ? AND sequence > ? ORDER BY batch
        """,
      arguments: [limit.count, purge.anchor?.sequence ?? 0])
    for number in numbers {
      let batch = try settled(number).batch
      guard batch.isOld(before: limit) else { continue }
      // What is still to be asked is asked by the copy: by employee and time.
      if batch.isSettled { purge.copies.append(number) } else { purge.kept.append(number) }
    }
  }

  /// One batch, and the others that hold its records, with what they tell together.
  private func settled(_ number: Int) throws -> (batch: JournalBatch, others: [JournalBatch]) {
    let batches = try log.batches(settledWith: number)
    guard let batch = batches.first else { throw StorageFault.damaged }
    return (batch, Array(batches.dropFirst()))
  }
}

extension JournalBatch {
  fileprivate var isSettled: Bool { OpenQuestions(self).isEmpty }

  /// Whether only another batch's events tell what became of one of its records, or of the undo of one.
  fileprivate func rests(on other: JournalBatch) -> Bool {
    other.batch.ids.contains { id in
      deduced.contains(id) && verdict(of: id) == .notDeleted(.deletedBy(batch: other.number))
        || undo[id]?.elsewhere == other.number || broughtBack[id]?.elsewhere == other.number
    }
  }

  /// Whether it is of before a time also by the platform's clock: that of the machine may have been behind.
  fileprivate func isOld(before limit: UTCMilliseconds) -> Bool {
    max(at, intent.platformTime.map(UTCMilliseconds.init) ?? at) < limit
  }
}
