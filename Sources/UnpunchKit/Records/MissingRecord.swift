public import Attendance
public import FeishuAttendance

/// A record that could not be read by its id, or is another one than was said, so it is not deleted.
public struct MissingRecord: Sendable, Hashable {
  /// Why a record is not deleted.
  public enum Cause: Sendable, Hashable {
    /// The platform shows no such record.
    case notFound
    /// The platform could not be asked, or refused.
    case failed(FeishuError)
    /// What was said of the record is not so; the record is what the platform shows.
    case contradicted(RecordHint, FlowRecord)
    /// What was said of the employee is not the id, and whether it is the name could not be asked.
    case nameUnchecked(FeishuError)
  }

  /// The record's id.
  public let id: RecordID
  /// Why it is not deleted.
  public let cause: Cause
}
