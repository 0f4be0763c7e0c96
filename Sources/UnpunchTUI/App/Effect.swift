public import Attendance
public import UnpunchKit

/// Something to do, as data; its end comes back as an ``Action``.
public enum Effect: Sendable, Equatable {
  /// Search, and report how it comes on.
  case find(FlowQuery, Generation)
  /// Filter and sort.
  case arrange(Arrangement, Generation)
  /// Read a file of employees.
  case readEmployees(path: String, Generation)
  /// Read the records of a plan again.
  case reread(DeletionPlan, Generation)
  /// Delete the records of a confirmed plan.
  case delete(DeletionPlan, reason: String, Generation)
  /// Say when this time has passed.
  case wait(Timer, Generation)
  /// Stop what a generation does.
  case cancel(Generation)
  /// Throw away keys that were typed before what is drawn next.
  case discardTypedAhead
  /// Draw everything anew.
  case redraw
  /// Leave the terminal to the shell until the program is resumed.
  case suspend
  /// End the program.
  case quit(Ending)
}

/// A wait with a meaning.
public enum Timer: Sendable, Hashable {
  /// How long a confirmation does not listen after it was opened.
  case confirmationDeadTime
  /// One second of a deletion that is under way.
  case deletionSecond

  /// How long it takes.
  public var duration: Duration {
    switch self {
    case .confirmationDeadTime: .milliseconds(500)
    case .deletionSecond: .seconds(1)
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
  /// The operator interrupted it, or someone asked from outside.
  case interrupted
  /// The terminal is gone.
  case terminalLost
  /// The operator left while a deletion was under way; its outcome is not known here.
  case duringDeletion
  /// The operator asked to quit while a deletion was under way, and it ended like this.
  case afterDeletion(Counts, batch: Int)
}
