public import Attendance
public import Journal
public import UnpunchKit

/// One batch as the history shows it.
public struct HistoryEntry: Sendable, Hashable {
  /// The number.
  public let number: Int
  /// When it was asked for.
  public let at: UnixTime
  /// Who asked for it.
  public let operatorName: String
  /// How many records ended how.
  public let counts: Counts
  /// How many records are imported again.
  public let undone: Int
  /// The reason or ticket; may be empty.
  public let reason: String
  /// Whether something of it is still to be asked.
  public let isOpen: Bool
  /// Whether the copies of its records have been dropped.
  public let isPurged: Bool

  /// Takes a batch.
  public init(_ batch: JournalBatch) {
    number = batch.number
    at = UnixTime(seconds: batch.at / 1000)
    operatorName = batch.operatorName
    counts = Counts(DeletionReport(batch: batch))
    undone = batch.undone
    reason = batch.reason
    isOpen = !OpenQuestions(batch).isEmpty
    isPurged = batch.isPurged
  }
}
