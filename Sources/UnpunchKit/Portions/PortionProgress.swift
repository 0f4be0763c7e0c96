/// What a deletion in portions is doing right now.
public enum PortionProgress: Sendable, Hashable {
  /// A portion begins, or all are done.
  case portion(PortionTally)
  /// What the portion is doing.
  case deleting(DeletionProgress)
  /// It asks about what its answer left open.
  case settling(SettlementProgress)
}

/// How far a deletion in portions has come.
public struct PortionTally: Sendable, Hashable {
  /// How many records there are.
  public let total: Int
  /// How many are deleted.
  public let deleted: Int
  /// How many are not deleted, those included that have changed or are gone.
  public let notDeleted: Int
  /// Of how many it cannot be said.
  public let unknown: Int
  /// Which portion is under way, from 1; the last one where all are done.
  public let portion: Int
  /// How many portions there are.
  public let portions: Int

  /// Puts a tally together.
  public init(
    total: Int, deleted: Int, notDeleted: Int, unknown: Int, portion: Int, portions: Int
  ) {
    self.total = total
    self.deleted = deleted
    self.notDeleted = notDeleted
    self.unknown = unknown
    self.portion = portion
    self.portions = portions
  }

  /// How many records it is done with.
  public var done: Int { deleted + notDeleted + unknown }
}
