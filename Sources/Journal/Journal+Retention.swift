public import Attendance
import Foundation

extension Journal {
  /// Tells what ``purge(copiesBefore:historyBefore:)`` would drop now; nothing is changed.
  ///
  /// - Returns: What would go.
  /// - Throws: ``JournalError/cannotRead(_:)``.
  @concurrent public func purgeable(
    copiesBefore copies: UnixTime?, historyBefore history: UnixTime?
  )
    async throws(JournalError) -> JournalPurge
  {
    try await store.read {
      try PurgePlan(log: $0).choose(copiesBefore: copies, historyBefore: history)
    }
  }

  /// Drops what is past its time, and keeps that it was dropped; the chain of hashes stays whole.
  ///
  /// Copies of records, with names and reasons, are overwritten in the files too. The history is dropped from its
  /// beginning on, as far as every event is old, every batch is whole, and nothing is to be asked of any.
  ///
  /// - Parameters:
  ///   - copies: Copies from before this time go; nil for none.
  ///   - history: Events from before this time go; nil for none.
  /// - Returns: What went.
  /// - Throws: ``JournalError/cannotWrite(_:)``.
  @concurrent public func purge(copiesBefore copies: UnixTime?, historyBefore history: UnixTime?)
    async throws(JournalError) -> JournalPurge
  {
    // Looking first spares the lock on all other writers, since mostly there is nothing to do.
    if let problem = writeProblem { throw problem }
    let first = try await purgeable(copiesBefore: copies, historyBefore: history)
    guard !first.isEmpty else { return first }
    var (purge, line) = try await store.write(orThrow: JournalError.cannotWrite) {
      [context, now] log -> (JournalPurge, String?) in
      let purge = try PurgePlan(log: log).choose(copiesBefore: copies, historyBefore: history)
      guard !purge.isEmpty else { return (purge, nil) }
      let header = PurgeHeader(
        batches: purge.copies.isEmpty ? nil : purge.copies, through: purge.anchor?.sequence,
        entry: purge.anchor?.entry.hexadecimal)
      let event = try log.append(
        .purged, batch: try log.nextBatch() - 1, at: now(), by: context, header: header)
      if let copies { try log.dropCopies(of: purge.copies, before: UTCMilliseconds(copies)) }
      if let anchor = purge.anchor { try log.dropEvents(through: anchor) }
      return (purge, AuditLine.of(event, header))
    }
    if let line {
      announce(line)
      purge.isErased = try await store.emptyLog()
    }
    return purge
  }
}
