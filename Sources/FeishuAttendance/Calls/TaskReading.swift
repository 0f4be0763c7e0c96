public import Attendance

/// What one `user_tasks/query` showed: the punches that were chosen for a shift, and who the employees are.
public struct TaskReading: Sendable, Hashable {
  /// The punches, each id once, in the answer's order.
  public let records: [FlowRecord]
  /// What the answer holds and ``records`` does not: punches whose time or employee cannot be read.
  public let unlisted: [UnlistedRecord]
  /// Whether the answer says that there is more than it holds.
  public let hasMore: Bool
  /// The employees' names; of several names of one id, the one of the latest day.
  public let names: [UserID: String]

  /// Takes what was read.
  ///
  /// - Parameters:
  ///   - records: The punches, each id once.
  ///   - names: The employees' names.
  ///   - unlisted: Punches whose time or employee cannot be read.
  ///   - hasMore: Whether the answer says that there is more than it holds.
  public init(
    records: [FlowRecord], names: [UserID: String], unlisted: [UnlistedRecord] = [],
    hasMore: Bool = false
  ) {
    self.records = records
    self.unlisted = unlisted
    self.hasMore = hasMore
    self.names = names
  }
}
