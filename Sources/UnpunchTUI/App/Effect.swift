public import Attendance
import Journal
public import UnpunchKit

/// Something to do, as data; its end comes back as an ``Action``.
public enum Effect: Sendable, Equatable {
  /// Search, and report how it comes on.
  case find(FlowQuery, Generation)
  /// Filter and sort.
  case arrange(Arrangement, Generation)
  /// Read a file of employees.
  case readEmployees(path: String, IDKind, Generation)
  /// Read the records of a plan again.
  case reread(DeletionPlan, Generation)
  /// Delete the records of a confirmed plan.
  case delete(DeletionPlan, reason: String, Generation)
  /// Give up the last reading before a deletion, so that nothing is sent; what is sent already goes on.
  case endReading(Generation)
  /// Look in the journal for batches of this app and host that are still open.
  case findOpen(Generation)
  /// Ask the platform what became of a batch.
  case settle(batch: Int, Generation)
  /// Keep what an operator says about a record of a batch.
  case mark(ByHand.Word, RecordID, of: Int, Generation)
  /// Look in the journal for the batches that deleted records which are not there any more.
  case findEarlier([RecordID], Generation)
  /// Find the earlier batches that deleted what the platform refuses as not found in this one.
  case linkEarlier(batch: Int, Generation)
  /// Read the history.
  case readHistory(Generation)
  /// Read one batch of the history.
  case readBatch(Int, Generation)
  /// Read one batch again, or the whole history, where the journal has got events behind this one.
  case refresh(batch: Int?, since: Int64?, Generation)
  /// Find out what the undo of a batch would do.
  case planUndo(batch: Int, Generation)
  /// Import the records of a confirmed undo.
  case undo(UndoPlan, reason: String, Generation)
  /// End an undo as soon as the record in flight has its outcome.
  case endUndo(Generation)
  /// Say whenever nobody has pressed a key for this long, and for twice that.
  case watchIdleness(Duration, Generation)
  /// Say when this time has passed.
  case wait(Timer, Generation)
  /// Stop what a generation does.
  case cancel(Generation)
  /// Throw away keys that were typed before what is drawn next.
  case discardTypedAhead
  /// Draw everything anew.
  case redraw
  /// Put ids on the clipboard of the person at the terminal, one a line.
  case copy([RecordID], areNew: Bool = false)
  /// Leave the terminal to the shell until the program is resumed.
  case suspend
  /// End the program.
  case quit(Ending)
}

/// A wait with a meaning.
public enum Timer: Sendable, Hashable {
  /// How long a confirmation does not listen after it was opened.
  case confirmationDeadTime
  /// How long rows of a question must stand to count as seen.
  case rowsStood
  /// One second of a deletion or an undo that is under way.
  case workingSecond
  /// One second of a pause before the platform is asked again.
  case settlingSecond
  /// The time in which the platform may still act on a batch.
  case lateQuestion
  /// How long a piece of news stays at least.
  case news
  /// How long what is in flight may take when the program is to end.
  case lastPatience
  /// How long the platform has asked to wait.
  case platformWait(Duration)

  /// How long it takes.
  public var duration: Duration {
    switch self {
    case .confirmationDeadTime: .milliseconds(500)
    case .rowsStood, .workingSecond, .settlingSecond: .seconds(1)
    // A second more, so that the platform is not asked within the time itself.
    case .lateQuestion: .seconds(OpenQuestions.lateness + 1)
    case .news: .seconds(4)
    // A little longer than an answer may take; the whole program is gone three seconds later, come what may.
    case .lastPatience: .seconds(21)
    case .platformWait(let wait): wait
    }
  }
}

/// What is to be filtered and sorted.
public struct Arrangement: Sendable, Equatable {
  /// The records and what was asked for.
  public let list: RecordList
  /// Which records are shown.
  public let filter: RecordFilter
  /// How they are sorted.
  public let order: RecordOrder
  /// The record under the cursor, whose new place is to be told.
  public let anchor: RecordID?
  /// The ids that are selected.
  public let selected: Set<RecordID>
}

/// How the program ends.
public enum Ending: Sendable, Equatable {
  /// The operator is done.
  case asked
  /// Nobody has pressed a key for so long that the program ends by itself.
  case leftAlone
  /// The operator interrupted it, or someone asked from outside.
  case interrupted
  /// The terminal is gone.
  case terminalLost
  /// The operator left while a deletion or an undo was under way; its outcome is not known here.
  case duringDeletion
  /// The operator asked to quit while a deletion was under way, and it ended like this.
  case afterDeletion(Counts, batch: Int)
  /// The operator asked to quit while an undo was under way, and it ended like this.
  case afterUndo(UndoCounts, batch: Int)
}
