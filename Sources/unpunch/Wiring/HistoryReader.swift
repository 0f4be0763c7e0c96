import Attendance
import Journal
import UnpunchKit
import UnpunchTUI

/// Reads from the journal what the screens show of it; an error is an answer that the screens show too.
struct HistoryReader: Sendable {
  let journal: Journal
  /// The app and the host that are asked.
  let target: Deletion.Target

  /// The batches of this app and host of which something is still to be asked, oldest first.
  func open() async -> Result<[JournalBatch], JournalError> {
    do throws(JournalError) {
      return .success(
        try await journal.openBatches().filter {
          $0.intent.appID == target.appID && $0.intent.platformHost == target.host
        })
    } catch {
      return .failure(error)
    }
  }

  /// All batches, newest first.
  func entries() async -> Result<[HistoryEntry], JournalError> {
    do throws(JournalError) {
      return .success(try await journal.batches().map(HistoryEntry.init))
    } catch {
      return .failure(error)
    }
  }

  /// One batch.
  func batch(_ number: Int) async -> Result<JournalBatch, JournalError> {
    do throws(JournalError) {
      guard let batch = try await journal.batch(number) else { throw .noSuchBatch(number) }
      return .success(batch)
    } catch {
      return .failure(error)
    }
  }

  /// The batches of before that deleted records; where the journal cannot be read, none is named.
  func earlier(_ ids: [RecordID], before number: Int?) async -> [RecordID: EarlierDeletion] {
    do throws(JournalError) {
      return EarlierDeletion.find(
        ids, in: try await journal.batches(holding: Set(ids)), of: target, before: number)
    } catch {
      return [:]
    }
  }
}
