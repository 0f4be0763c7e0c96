/// How a list of records is sorted.
public struct RecordOrder: Sendable, Hashable {
  /// A column that a list can be sorted by, in the order in which they stand on the screen.
  public enum Column: Sendable, Hashable, CaseIterable {
    /// The check time.
    case time
    /// The employee's name, then the id.
    case employee
    /// Where the record seems to come from.
    case source
    /// The place.
    case place
    /// The comment.
    case comment
    /// The record id.
    case record
  }

  /// The column.
  public var column: Column
  /// Whether small values come first.
  public var isAscending: Bool

  /// Takes a column and a direction.
  public init(column: Column, isAscending: Bool) {
    self.column = column
    self.isAscending = isAscending
  }

  /// The newest first, the order in which a store keeps its records.
  public static let newestFirst = RecordOrder(column: .time, isAscending: false)
}
