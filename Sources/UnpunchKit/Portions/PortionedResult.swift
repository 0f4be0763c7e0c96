public import Attendance
public import FeishuAttendance
public import Journal

/// What came of a deletion in portions.
public struct PortionedResult: Sendable {
  /// Why it stopped before all records were asked to be deleted.
  public enum Stop: Sendable, Hashable {
    /// It is not known what became of some records of this batch.
    case unknown(batch: Int)
    /// The journal could not keep something.
    case journal(JournalError)
    /// The records could not be read once more.
    case unreadable(FeishuError)
    /// The platform could not be reached, or refused in a way that every portion would meet.
    case refused(FeishuError)
    /// The operator asked to stop.
    case asked
  }

  /// The batches, in their order.
  public private(set) var reports: [DeletionReport] = []
  /// The records that were not asked to be deleted, since they have changed or are gone.
  public private(set) var left: [Rereading.Difference] = []
  /// Why it stopped; nil where it went through to the end.
  public internal(set) var stop: Stop?
  /// What became of the records that it is done with; those that were left out are not deleted.
  private(set) var tally = Tally()

  /// The records that were asked to be deleted, or left out.
  public var reached: Set<RecordID> {
    Set(left.map(\.item.id)).union(reports.flatMap(\.batch.batch.ids))
  }

  mutating func append(_ report: DeletionReport) {
    reports.append(report)
    tally = tally + report.tally
  }

  mutating func leave(_ differences: [Rereading.Difference]) {
    left += differences
    tally.notDone += differences.count
  }
}

/// What a deletion in portions is doing right now.
public enum PortionProgress: Sendable, Hashable {
  /// A portion begins, or all are done.
  case portion(PortionStep)
  /// What the portion is doing.
  case deleting(DeletionProgress)
  /// It asks about what its answer left open.
  case settling(SettlementProgress)
}

/// Where a deletion in portions is.
public struct PortionStep: Sendable, Hashable {
  /// How many records there are.
  public let total: Int
  /// What became of those that it is done with; those that have changed or are gone are not deleted.
  public let tally: Tally
  /// Which portion is under way, from 1; the last one where all are done.
  public let portion: Int
  /// How many portions there are.
  public let portions: Int
}
