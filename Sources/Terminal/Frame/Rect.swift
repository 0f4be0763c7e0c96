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
  ///
  /// - Parameters:
  ///   - column: The column of its left edge.
  ///   - row: The row of its upper edge.
  ///   - columns: Its width in cells.
  ///   - rows: Its height in rows.
  public init(column: Int, row: Int, columns: Int, rows: Int) {
    self.column = column
    self.row = row
    self.columns = max(0, columns)
    self.rows = max(0, rows)
  }

  /// Makes the rectangle that covers a whole screen.
  ///
  /// - Parameter size: The size of the screen.
  public init(_ size: Size) {
    self.init(column: 0, row: 0, columns: size.columns, rows: size.rows)
  }

  /// Whether there is no cell in it.
  public var isEmpty: Bool { columns <= 0 || rows <= 0 }

  /// The position of its upper left cell.
  public var origin: Position { Position(column: column, row: row) }

  /// Tells whether a cell lies in it.
  ///
  /// - Parameter position: The cell.
  /// - Returns: Whether it does.
  public func contains(_ position: Position) -> Bool {
    (column..<column + columns).contains(position.column)
      && (row..<row + rows).contains(position.row)
  }

  /// Takes the same number of cells away from every edge.
  ///
  /// - Parameter cells: How many; one leaves the inside of a box.
  /// - Returns: The smaller rectangle, empty where nothing is left.
  public func inset(by cells: Int) -> Rect {
    inset(columns: cells, rows: cells)
  }

  /// Takes cells away from the sides, and rows from above and below.
  ///
  /// - Parameters:
  ///   - columns: Cells, from the left and again from the right.
  ///   - rows: Rows, from above and again from below.
  /// - Returns: The smaller rectangle, empty where nothing is left.
  public func inset(columns: Int, rows: Int) -> Rect {
    Rect(
      column: column + columns, row: row + rows,
      columns: self.columns - 2 * columns, rows: self.rows - 2 * rows)
  }

  /// Places a rectangle of a size in the middle of this one.
  ///
  /// - Parameter size: The size wanted; it is reduced to what fits.
  /// - Returns: A rectangle that lies wholly inside.
  public func centered(_ size: Size) -> Rect {
    let columns = min(size.columns, self.columns)
    let rows = min(size.rows, self.rows)
    return Rect(
      column: column + (self.columns - columns) / 2, row: row + (self.rows - rows) / 2,
      columns: columns, rows: rows)
  }
}
