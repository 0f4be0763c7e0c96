/// Where a record seems to come from; a hint for people, never a proof.
///
/// `batch_del` is documented for imported records only, but no field says for sure which those are,
/// so nothing is forbidden by this hint: the platform judges.
public enum RecordSource: Sendable, Hashable {
  /// An importer's own id or idempotency key stands in the record.
  case imported
  /// Type 7 alone says so.
  case perhapsImported
  /// The employee's own punch, also a quick one.
  case ownPunch
  /// An attendance machine.
  case machine
  /// A change by an administrator.
  case administrator
  /// A make-up by the employee.
  case makeUp
  /// Made by the platform itself.
  case system
  /// A type that is not known, or none.
  case unknown(Int?)

  /// Whether a deletion of the record can be expected to succeed, as far as this hint goes.
  public var isLikelyDeletable: Bool {
    switch self {
    case .imported, .perhapsImported: true
    case .ownPunch, .machine, .administrator, .makeUp, .system, .unknown: false
    }
  }
}
