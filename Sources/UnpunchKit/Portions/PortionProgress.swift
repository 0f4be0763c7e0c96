public import Attendance

/// What a deletion in portions is doing right now.
public enum PortionProgress: Sendable, Hashable {
  /// A portion begins, or all are done.
  case portion(PortionStep)
  /// What the portion is doing.
  case deleting(DeletionProgress)
  /// It asks about what its answer left open.
  case settling(SettlementProgress)
}

/// Where a deletion in portions is.
public struct PortionStep: Sendable, Hashable {
  /// How many records there are.
  public let total: Int
  /// What became of those that it is done with; those that have changed or are gone are not deleted.
  public let tally: Tally
  /// Which portion is under way, from 1; the last one where all are done.
  public let portion: Int
  /// How many portions there are.
  public let portions: Int
}
