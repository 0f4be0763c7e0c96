public import Attendance
public import Journal

/// The batches of a journal that deleted records, by how that is known.
public struct KnownDeletions: Sendable, Hashable {
  /// The batch whose answer says that it deleted the record: the platform's word.
  public package(set) var told: [RecordID: Int] = [:]
  /// The batch that only found the record gone, or of which an operator said so: it may show again, so it is looked at
  /// before anything is concluded from it.
  public package(set) var found: [RecordID: Int] = [:]

  package init() {}

  /// The batch that has a record, however that is known; to be asked for records that a fresh look does not show.
  public subscript(id: RecordID) -> Int? { told[id] ?? found[id] }
}

extension Journal {
  /// Finds the records that this journal knows as deleted on a platform.
  ///
  /// - Returns: The batch that deleted each of those that are known as deleted.
  /// - Throws: ``JournalError/cannotRead(_:)``.
  @concurrent public func deletions(of ids: Set<RecordID>, on target: PlatformTarget)
    async throws(JournalError) -> KnownDeletions
  {
    var known = KnownDeletions()
    for batch in try await batches(holding: ids)
    where batch.isOf(target) {
      for entry in batch.verdicts where ids.contains(entry.recordID) {
        let id = entry.recordID
        switch entry.verdict {
        case .deleted(.reply): known.told[id] = known.told[id] ?? batch.number
        case .deleted(.absent), .deleted(.byHand): known.found[id] = known.found[id] ?? batch.number
        case .notDeleted, .unknown: break
        }
      }
    }
    return known
  }
}
