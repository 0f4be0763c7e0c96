public import Attendance
public import Journal

/// The batch of before that deleted a record, or may have.
public struct EarlierDeletion: Sendable, Hashable {
  /// The batch.
  public let batch: Int
  /// Who committed it.
  public let operatorName: String
  /// When it was committed.
  public let at: UnixTime
  /// Whether it is known that it deleted the record; else that cannot be said.
  public let isSure: Bool

  /// Names a batch.
  ///
  /// - Parameters:
  ///   - batch: The batch.
  ///   - operatorName: Who committed it.
  ///   - at: When it was committed.
  ///   - isSure: Whether it is known that it deleted the record.
  public init(batch: Int, operatorName: String, at: UnixTime, isSure: Bool) {
    self.batch = batch
    self.operatorName = operatorName
    self.at = at
    self.isSure = isSure
  }

  /// Finds the batch that deleted each of some records; where none did, the newest one that may have.
  ///
  /// - Parameters:
  ///   - ids: The records, which are not there any more.
  ///   - batches: The batches that hold them, newest first.
  ///   - target: The app and the host that are asked: ids of others are other records.
  ///   - number: The batch that asked for them now, and is left out; nil leaves out none.
  /// - Returns: The batches; a record that none of them deleted is left out.
  public static func find(
    _ ids: [RecordID], in batches: [JournalBatch], of target: Deletion.Target, before number: Int?
  ) -> [RecordID: EarlierDeletion] {
    var found: [RecordID: EarlierDeletion] = [:]
    for batch in batches
    where batch.intent.appID == target.appID && batch.intent.platformHost == target.host
      && batch.number < number ?? .max
    {
      for entry in batch.verdicts
      where ids.contains(entry.recordID) && !(found[entry.recordID]?.isSure ?? false) {
        guard entry.verdict.isDeleted || entry.verdict.isUnknown else { continue }
        if entry.verdict.isDeleted || found[entry.recordID] == nil {
          found[entry.recordID] = EarlierDeletion(
            batch: batch.number, operatorName: batch.operatorName,
            at: UnixTime(seconds: batch.at / 1000), isSure: entry.verdict.isDeleted)
        }
      }
    }
    return found
  }
}
