public import Attendance
public import Journal

extension Journal {
  /// Finds the records that this journal knows as deleted on a platform.
  ///
  /// - Parameters:
  ///   - ids: The records.
  ///   - target: The app and the host that were asked.
  /// - Returns: The batch that deleted each of those that are known as deleted: the one whose answer said so, else the
  ///   newest one.
  /// - Throws: ``JournalError/cannotRead(_:)``.
  @concurrent public func deletions(of ids: Set<RecordID>, on target: Deletion.Target)
    async throws(JournalError) -> [RecordID: Int]
  {
    var told: [RecordID: Int] = [:]
    var found: [RecordID: Int] = [:]
    for batch in try await batches(holding: ids)
    where batch.isOf(appID: target.appID, host: target.host) {
      for entry in batch.verdicts where ids.contains(entry.recordID) {
        switch entry.verdict {
        case .deleted(.reply): told[entry.recordID] = told[entry.recordID] ?? batch.number
        case .deleted(.absent), .deleted(.byHand):
          found[entry.recordID] = found[entry.recordID] ?? batch.number
        case .notDeleted, .unknown: break
        }
      }
    }
    return found.merging(told) { _, told in told }
  }
}
