public import Attendance
public import Foundation

/// What one `user_flows/query` showed.
public struct FlowReading: Sendable, Hashable {
  /// The records, in the order of the answer, which the platform does not promise.
  public let records: [FlowRecord]
  /// The platform's id of the call, for its support.
  public let logID: String?
  /// What the answer holds and ``records`` does not: records whose time or employee cannot be read.
  public let unlisted: [UnlistedRecord]
  /// Whether the answer says that there is more than it holds, which the platform's page does not foresee.
  public let hasMore: Bool

  /// Puts a reading together.
  ///
  /// - Parameters:
  ///   - records: The records, in the order of the answer.
  ///   - logID: The platform's id of the call.
  ///   - unlisted: Records whose time or employee cannot be read.
  ///   - hasMore: Whether the answer says that there is more than it holds.
  public init(
    records: [FlowRecord], logID: String?, unlisted: [UnlistedRecord] = [], hasMore: Bool = false
  ) {
    self.records = records
    self.logID = logID
    self.unlisted = unlisted
    self.hasMore = hasMore
  }
}

/// A record of an answer that cannot stand in a list, since its time or its employee cannot be read.
public struct UnlistedRecord: Sendable, Hashable {
  /// The record's id; nil where it cannot be read either.
  public let recordID: RecordID?
  /// What is wrong with it; never empty.
  public let oddities: [Oddity]
}

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

/// What the platform says of the app's scopes.
///
/// Feishu: <https://open.feishu.cn/document/application-v6/scope/list> (read 2026-11-29).
public struct ScopeReading: Sendable, Hashable {
  /// The scopes that the tenant has granted, such as `attendance:task:readonly`.
  ///
  /// A scope that was asked for and not granted is not among them.
  public let granted: Set<String>

  /// What the clock of whoever answered said, to the second; nil where the answer does not say it.
  public let platformTime: Date?
}
