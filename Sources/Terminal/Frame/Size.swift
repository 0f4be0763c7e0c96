/// How large a screen is, in cells.
public struct Size: Hashable, Sendable {
  /// Cells in a row.
  public let columns: Int
  /// Rows.
  public let rows: Int

  /// Makes a size; what is negative counts as nothing.
  ///
  /// - Parameters:
  ///   - columns: Cells in a row.
  ///   - rows: Rows.
  public init(columns: Int, rows: Int) {
    self.columns = max(0, columns)
    self.rows = max(0, rows)
  }
}
