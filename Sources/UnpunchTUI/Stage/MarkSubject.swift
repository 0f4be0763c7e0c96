import Attendance

/// A record of which nothing is known, and of which the operator may say what was found.
struct MarkSubject: Sendable, Equatable {
  /// The batch that was to delete it.
  let batch: Int
  /// Whether it is asked about its deletion or its import.
  let purpose: Purpose
  /// The record's id.
  let id: RecordID
  /// The record as it was; nil: its copy has been purged.
  let record: FlowRecord?
  /// The employee's name.
  let name: String?
}
