import Attendance
import Journal
import UnpunchTUI

/// Reads from the journal what the screens show of it; an error is an answer that the screens show too.
struct HistoryReader: Sendable {
  let journal: Journal
  /// The app and the host that are asked.
  let target: PlatformTarget

  /// The batches of this app and host of which something is still to be asked, oldest first.
  func open() async -> Result<[JournalBatch], JournalError> {
    await Result { () async throws(JournalError) in
      try await journal.openBatches().filter(isOurs)
    }
  }

  /// All batches, newest first.
  func entries() async -> Result<[HistoryEntry], JournalError> {
    await Result { () async throws(JournalError) in
      try await journal.batches().map(HistoryEntry.init)
    }
  }

  func batch(_ number: Int) async -> Result<JournalBatch, JournalError> {
    await Result { () async throws(JournalError) in try await known(number) }
  }

  /// What the journal says of a batch, or of all, where it has got events since; nil where it has not.
  func news(of number: Int?, since: Int64?) async -> Result<JournalNews?, JournalError> {
    await Result { () async throws(JournalError) in
      // Before it is read, so that what comes meanwhile is read again.
      let sequence = try await journal.lastSequence()
      guard sequence != since else { return nil }
      guard let number else {
        let entries = try await journal.batches().map(HistoryEntry.init)
        return JournalNews(.history(entries), sequence: sequence)
      }
      return JournalNews(.batch(try await known(number)), sequence: sequence)
    }
  }

  private func known(_ number: Int) async throws(JournalError) -> JournalBatch {
    guard let batch = try await journal.batch(number) else { throw .noSuchBatch(number) }
    return batch
  }

  /// The batches that deleted records, or may have; where the journal cannot be read, none is named.
  func earlier(_ ids: [RecordID]) async -> [RecordID: JournalBatch] {
    do throws(JournalError) {
      let batches = try await journal.batches(holding: Set(ids)).filter(isOurs)
      return ids.reduce(into: [:]) { earlier, id in
        func has(_ isMeant: (Verdict) -> Bool) -> JournalBatch? {
          batches.first { $0.verdicts.contains { $0.recordID == id && isMeant($0.verdict) } }
        }
        earlier[id] = has { $0.isDeleted } ?? has { $0.isUnknown }
      }
    } catch {
      return [:]
    }
  }

  private func isOurs(_ batch: JournalBatch) -> Bool { batch.isOf(target) }
}
