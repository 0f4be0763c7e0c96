public import Attendance
public import FeishuAttendance

/// What reading records by their ids brought.
public struct Gathering: Sendable, Hashable {
  /// A record that could not be read, or is another one than was said, so it is not deleted.
  public struct Missing: Sendable, Hashable {
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

  /// The records, in the order in which they were asked for.
  public let records: [FlowRecord]
  /// The names of their employees, as far as they could be asked for.
  public let names: [UserID: String]
  /// The records that could not be read, or are others than was said.
  public let missing: [Missing]
  /// The failure that every further call would have met, so that not all was asked for; nil where all was.
  public let failure: FeishuError?
}
