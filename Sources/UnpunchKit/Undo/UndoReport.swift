public import Attendance
public import Journal

/// What became of an undo.
public struct UndoReport: Sendable {
  /// A record of the undo and what became of it.
  public struct Entry: Sendable, Hashable {
    /// The deleted record, as it was.
    public let record: FlowRecord
    /// The deleted record's id.
    public let id: RecordID
    /// What became of its import.
    public let verdict: UndoVerdict
  }

  /// The batch as it is now.
  public let batch: JournalBatch
  /// The records that were to be imported again, in the order in which they were deleted.
  public let entries: [Entry]
  /// Why an outcome could not be kept; nil where all were.
  public internal(set) var journalError: JournalError?

  /// How many records ended how.
  public var tally: Tally { Tally(entries.lazy.map(\.verdict)) }
}

/// How a confirmed undo ended.
public enum UndoResult: Sendable {
  /// Nothing was sent.
  case notStarted(JournalError)
  /// Imports were sent, or tried to be, and this came of them.
  case ended(UndoReport)
}

/// What an undo is doing right now.
public enum UndoProgress: Sendable, Hashable {
  /// The intent is being written to the journal.
  case recording
  /// It imports; so many of so many are done.
  case importing(done: Int, of: Int)
  /// The platform asked to wait; the import is sent again by itself after this.
  case waiting(Duration)
  /// It asks about imports whose answer told nothing.
  case settling(SettlementProgress)
}
