/// The place of a cell, counted from zero at the upper left.
public struct Position: Hashable, Sendable {
  /// Cells to the left of it.
  public var column: Int
  /// Rows above it.
  public var row: Int

  /// Makes a position; it may lie outside a frame.
  public init(column: Int, row: Int) {
    self.column = column
    self.row = row
  }
}
