public import Attendance

/// What one `user_flows/query` showed.
public struct FlowReading: Sendable, Hashable {
  /// The records, in the order of the answer, which the platform does not promise.
  public let records: [FlowRecord]
  /// The platform's id of the call, for its support.
  public let logID: String?

  /// Puts a reading together.
  ///
  /// - Parameters:
  ///   - records: The records, in the order of the answer.
  ///   - logID: The platform's id of the call.
  public init(records: [FlowRecord], logID: String?) {
    self.records = records
    self.logID = logID
  }
}
