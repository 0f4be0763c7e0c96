public import Attendance
public import FeishuAttendance

/// What a search brought, and what it did not.
public struct Finding: Sendable {
  /// A part of the query that could not be read.
  public struct Gap: Sendable, Hashable {
    /// The employees of the part.
    public let employees: [UserID]
    /// From when on.
    public let from: UnixTime
    /// Until when, excluded.
    public let to: UnixTime
    /// Why it could not be read.
    public let error: FeishuError
  }

  /// The query.
  public let query: FlowQuery
  /// The records, newest first, each once.
  public let store: RecordStore
  /// The employees' names, as far as they are known.
  public let names: [UserID: String]
  /// What could not be read; empty where the list is whole.
  public let gaps: [Gap]
  /// How many records the platform showed more than once with the same id.
  public let repeated: Int
  /// Why names are missing; nil where they could be asked for.
  public let namesError: FeishuError?

  /// Whether everything that was asked for could be read.
  public var isComplete: Bool { gaps.isEmpty }
}
