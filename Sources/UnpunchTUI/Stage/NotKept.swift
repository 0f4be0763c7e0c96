import Attendance
import Journal
import UnpunchKit

/// That an outcome could not be kept: what is known of it is on the screen alone, until it is written down.
struct NotKept: Sendable {
  let batch: Int
  /// What the records were asked for.
  let purpose: Purpose
  /// Why its outcome could not be kept.
  let error: JournalError
  /// The records and how each ended.
  let records: [(id: RecordID, pane: Pane)]

  /// Takes it from the report of a deletion; nil: all was kept.
  init?(_ report: DeletionReport) {
    guard let error = report.journalError else { return nil }
    (batch, purpose, self.error) = (report.batchNumber, .deletion, error)
    records = report.entries.map { ($0.id, Pane($0.verdict)) }
  }

  /// Takes it from the report of an undo; nil: all was kept.
  init?(_ report: UndoReport) {
    guard let error = report.journalError else { return nil }
    (batch, purpose, self.error) = (report.batch.number, .undo, error)
    records = report.entries.map { ($0.id, Pane($0.verdict)) }
  }

  /// Whether an emergency file holds it, which the next start takes in.
  var isInFile: Bool {
    if case .cannotKeepOutcome(_, .some, _) = error { true } else { false }
  }
}

extension NotKept: Equatable {
  static func == (left: Self, right: Self) -> Bool {
    left.batch == right.batch && left.error == right.error
      && left.records.map(\.id) == right.records.map(\.id)
      && left.records.map(\.pane) == right.records.map(\.pane)
  }
}
