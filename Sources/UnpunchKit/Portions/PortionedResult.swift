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
