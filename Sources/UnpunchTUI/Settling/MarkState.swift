import Attendance
import Terminal
import UnpunchKit

/// What the operator says about a record of which nothing is known.
struct MarkState: Sendable, Equatable {
  /// The batch that was to delete it.
  let batch: Int
  /// The record.
  let entry: DeletionReport.Entry
  /// The employee's name.
  let name: String?
  /// The request that keeps what was said; nil before something was.
  var generation: Generation?
  /// Why it could not be kept.
  var problem: Text?
}
