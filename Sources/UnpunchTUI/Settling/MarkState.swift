import Attendance
import Terminal
import UnpunchKit

/// What the operator says about a record of which nothing is known.
struct MarkState: Sendable, Equatable {
  /// The batch that was to delete it.
  let batch: Int
  /// Whether it is asked about its deletion or its import.
  let purpose: Purpose
  /// The record's id.
  let id: RecordID
  /// The record as it was; nil where its copy has been purged.
  let record: FlowRecord?
  /// The employee's name.
  let name: String?
  /// Whether it listens to what is said.
  var attention = Attention()
  /// The request that keeps what was said; nil before something was.
  var generation: Generation?
  /// Why it could not be kept.
  var problem: Text?

  /// The keys of the question.
  var bindings: [KeyBinding<MarkCommand>] {
    switch purpose {
    case .deletion: MarkCommand.deletionBindings
    case .undo: MarkCommand.importBindings
    }
  }
}
