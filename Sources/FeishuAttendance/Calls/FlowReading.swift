public import Attendance

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
