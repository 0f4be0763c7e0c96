public import Attendance

/// A record that is to be read by its id, and where it can be found faster: by its employee and its check time.
public struct RecordHint: Sendable, Hashable {
  /// The record's id.
  public let id: RecordID
  /// The employee; nil where only the id is known.
  public let userID: UserID?
  /// The check time; nil where only the id is known.
  public let checkTime: UnixTime?

  /// Takes what is known of a record.
  ///
  /// - Parameters:
  ///   - id: The record's id.
  ///   - userID: The employee.
  ///   - checkTime: The check time.
  public init(_ id: RecordID, userID: UserID? = nil, checkTime: UnixTime? = nil) {
    self.id = id
    self.userID = userID
    self.checkTime = checkTime
  }
}
