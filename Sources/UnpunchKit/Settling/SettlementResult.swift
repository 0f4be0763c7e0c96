public import Attendance
public import Journal

/// What settling a batch brought.
public struct SettlementResult: Sendable, Hashable {
  /// The batch as it was before.
  public let before: JournalBatch
  /// The batch as it is now.
  public let batch: JournalBatch

  /// The verdicts that are others than before, in the order sent; a record that is still there, at a later time, is no
  /// news.
  public var changes: [RecordVerdict] {
    zip(before.verdicts, batch.verdicts).filter { !$0.verdict.isNoOther($1.verdict) }.map { $1 }
  }
}

extension Verdict {
  /// Whether it says what another one says, whenever that was.
  fileprivate func isNoOther(_ other: Verdict) -> Bool {
    if case (.notDeleted(.stillThere), .notDeleted(.stillThere)) = (self, other) { return true }
    return self == other
  }
}

/// What settling is doing right now.
public enum SettlementProgress: Sendable, Hashable {
  /// It waits that long before it asks for the first, second or third time.
  case pausing(Duration, round: Int)
  /// It asks for the first, second or third time.
  case asking(round: Int)
}
