import Attendance
import Journal

/// The batch of before that deleted a record which is not there any more, or may have.
struct EarlierDeletion: Sendable, Equatable {
  let batch: Int
  /// Who committed it.
  let operatorName: String
  /// When it was committed.
  let at: UnixTime
  /// Whether it is known that it deleted the record; else that cannot be said.
  let isSure: Bool

  /// Takes what a batch tells of a record; nil where it left the record alone.
  init?(_ id: RecordID, _ batch: JournalBatch) {
    guard let verdict = batch.verdicts.first(where: { $0.recordID == id })?.verdict,
      verdict.isDeleted || verdict.isUnknown
    else { return nil }
    self.batch = batch.number
    operatorName = batch.operatorName
    at = batch.at.time
    isSure = verdict.isDeleted
  }
}
