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

/// How large a screen is, in cells.
public struct Size: Hashable, Sendable {
  /// Cells in a row.
  public let columns: Int
  /// Rows.
  public let rows: Int

  /// Makes a size; what is negative counts as nothing.
  public init(columns: Int, rows: Int) {
    self.columns = max(0, columns)
    self.rows = max(0, rows)
  }

  /// The most that is drawn: a terminal may say that it has 65,535 columns and rows, which nobody sees.
  public static let largest = Size(columns: 1000, rows: 500)

  /// The part of it that is drawn, from the upper left corner on.
  public var drawn: Size {
    Size(
      columns: min(columns, Self.largest.columns), rows: min(rows, Self.largest.rows))
  }
}

/// A rectangle of cells.
public struct Rect: Hashable, Sendable {
  /// The column of its left edge.
  public var column: Int
  /// The row of its upper edge.
  public var row: Int
  /// Its width in cells.
  public var columns: Int
  /// Its height in rows.
  public var rows: Int

  /// Makes a rectangle; what is negative in its size counts as nothing.
  public init(column: Int, row: Int, columns: Int, rows: Int) {
    self.column = column
    self.row = row
    self.columns = max(0, columns)
    self.rows = max(0, rows)
  }

  /// Makes the rectangle that covers a whole screen.
  public init(_ size: Size) {
    self.init(column: 0, row: 0, columns: size.columns, rows: size.rows)
  }

  /// The position of its upper left cell.
  public var origin: Position { Position(column: column, row: row) }

  /// Whether a cell lies in it.
  public func contains(_ position: Position) -> Bool {
    (column..<column + columns).contains(position.column)
      && (row..<row + rows).contains(position.row)
  }

  /// The rectangle without so many cells at either side and rows above and below; empty if nothing is left.
  public func inset(columns: Int, rows: Int) -> Rect {
    Rect(
      column: column + columns, row: row + rows,
      columns: self.columns - 2 * columns, rows: self.rows - 2 * rows)
  }
}
