import Terminal

/// Rows of texts in columns, as wide as their widest text.
enum TextTable {
  /// The lines of a table.
  ///
  /// - Parameters:
  ///   - rows: The rows; each has as many texts as the first.
  ///   - indent: How many spaces stand before each.
  /// - Returns: One line a row, without blanks at its end.
  static func lines(_ rows: [[SafeText]], indent: Int = 0) -> [String] {
    let count = rows.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in
      rows.reduce(0) { max($0, $1.count > column ? $1[column].columns : 0) }
    }
    return rows.map { row in
      let cells = zip(row, widths).map { $0.padded(to: $1) }
      let line = String(repeating: " ", count: indent) + cells.joined(separator: "  ").plain
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
  }
}
