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
