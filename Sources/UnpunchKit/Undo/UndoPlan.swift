public import Attendance
public import FeishuAttendance
public import Journal

/// What an undo would do, before it does anything: which records are imported again, and which cannot be.
public struct UndoPlan: Sendable, Hashable {
  /// A record that can be imported again.
  public struct Item: Sendable, Hashable {
    /// The deleted record, as it was.
    public let record: FlowRecord
    /// The record, the key of its import, and the equal records that are there now.
    public let intent: UndoIntent.Item
    /// Whether it was only found absent, and an equal record is there now: somebody may have imported it already.
    public let needsConsent: Bool

    /// The deleted record's id.
    public var id: RecordID { intent.recordID }
  }

  /// A record that cannot be imported again, and why.
  public struct Left: Sendable, Hashable {
    /// The deleted record, as it was.
    public let record: FlowRecord
    /// Why it cannot be imported.
    public let obstacle: UndoVerdict.Obstacle
  }

  /// The batch that deleted the records.
  public let batch: JournalBatch
  /// The records that can be imported again, in the order in which they were deleted.
  public let items: [Item]
  /// The records that cannot be.
  public let left: [Left]

  /// The same plan without the records about which the operator would have to be asked: they are left as they are.
  public var withoutDoubtful: UndoPlan {
    UndoPlan(
      batch: batch, items: items.filter { !$0.needsConsent },
      left: left
        + items.filter(\.needsConsent).compactMap { item in
          item.intent.equal.first.map { Left(record: item.record, obstacle: .equalRecord($0)) }
        })
  }
}

/// Why there is no plan for an undo.
public enum UndoRefusal: Error, Sendable, Hashable {
  /// The batch deleted nothing that is not there again already.
  case nothingToImport
  /// The copies of the records have been dropped, since their time was over.
  case purged
  /// The outcome of the batch is not known yet.
  case notConcluded
  /// The batch was of another app or another host than the settings name.
  case otherTarget(PlatformTarget)
  /// The platform could not be asked.
  case readingFailed(FeishuError)
  /// The journal could not be read, or has no such batch.
  case journal(JournalError)
}
