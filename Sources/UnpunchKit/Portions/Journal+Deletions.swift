public import Attendance
public import Journal

extension Journal {
  /// Finds the records that this journal knows as deleted on a platform.
  ///
  /// - Parameters:
  ///   - ids: The records.
  ///   - target: The app and the host that were asked.
  /// - Returns: The batch that deleted each of those that are known as deleted.
  /// - Throws: ``JournalError/cannotRead(_:)``.
  @concurrent public func deletions(of ids: Set<RecordID>, on target: Deletion.Target)
    async throws(JournalError) -> [RecordID: Int]
  {
    var known: [RecordID: Int] = [:]
    for batch in try await batches(holding: ids)
    where batch.intent.appID == target.appID && batch.intent.platformHost == target.host {
      for entry in batch.verdicts where entry.verdict.isDeleted && ids.contains(entry.recordID) {
        known[entry.recordID] = batch.number
      }
    }
    return known
  }
}
