public import Attendance

/// What one `user_tasks/query` showed: the punches that were chosen for a shift, and who the employees are.
public struct TaskReading: Sendable, Hashable {
  /// The punches, each id once, in the answer's order.
  public let records: [FlowRecord]
  /// The employees' names; of several names of one id, the one of the latest day.
  public let names: [UserID: String]

  /// Takes what was read.
  ///
  /// - Parameters:
  ///   - records: The punches, each id once.
  ///   - names: The employees' names.
  public init(records: [FlowRecord], names: [UserID: String]) {
    self.records = records
    self.names = names
  }
}
