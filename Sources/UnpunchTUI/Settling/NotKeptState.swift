import Attendance
import Journal
import Terminal
import UnpunchKit

/// That an outcome could not be kept: what is known of it is on this screen alone, until it is written down.
struct NotKeptState: Sendable, Equatable {
  /// The key that says so; none that is pressed by habit.
  static let key = Key.character("w")

  /// The batch.
  let batch: Int
  /// What the records were asked for.
  let purpose: Purpose
  /// Why its outcome could not be kept.
  let error: JournalError
  /// The records and how each ended.
  let records: [(id: RecordID, pane: Pane)]
  /// The first line that is seen.
  var top = 0

  /// Whether an emergency file holds it, which the next start takes in.
  var isInFile: Bool {
    if case .cannotKeepOutcome(_, .some, _) = error { true } else { false }
  }

  static func == (left: Self, right: Self) -> Bool {
    left.batch == right.batch && left.error == right.error && left.top == right.top
      && left.records.map(\.id) == right.records.map(\.id)
      && left.records.map(\.pane) == right.records.map(\.pane)
  }
}
