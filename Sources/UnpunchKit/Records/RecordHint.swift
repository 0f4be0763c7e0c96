public import Attendance

/// A record that is to be read by its id, and what is said of it: its employee and its check time, by which it is found
/// faster, and by which another record is told that the id has come to stand for.
public struct RecordHint: Sendable, Hashable {
  /// The record's id.
  public let id: RecordID
  /// The employee; nil where only the id is known.
  public let userID: UserID?
  /// The check time; nil where only the id is known.
  public let checkTime: UnixTime?

  /// Takes what is known of a record.
  public init(_ id: RecordID, userID: UserID? = nil, checkTime: UnixTime? = nil) {
    self.id = id
    self.userID = userID
    self.checkTime = checkTime
  }

  /// Whether the employee or the check time is another one than it says; a list may give the name in place of the id.
  func contradicts(_ record: FlowRecord, name: String?) -> Bool {
    if let checkTime, checkTime != record.checkTime { return true }
    guard let userID, userID != record.userID, userID.exact != name.map({ ExactText($0) }) else {
      return false
    }
    // Whether ids go by case is not documented.
    return ExactText(userID.rawValue.lowercased())
      != ExactText(record.userID.rawValue.lowercased())
  }
}
