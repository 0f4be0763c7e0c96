import Terminal

/// Rows of texts in columns, as wide as their widest text.
enum TextTable {
  /// How many columns stand between two cells.
  private static let gap = 2

  /// Columns that give way where a row is wider than the terminal, the widest first, down to some columns of each.
  struct Cut {
    let columns: [Int]
    var atLeast = 0
  }

  /// One line a row, without blanks at its end; a column in which nothing is left takes no room.
  ///
  /// Where a row is wider than the terminal that is written to, it is cut, one cut after the other until it fits; an id
  /// or a time is in none.
  static func lines(
    _ rows: [[SafeText]], indent: Int = 0, cutting cuts: [Cut] = [], toFit columns: Int? = nil
  ) -> [String] {
    let count = rows.map(\.count).max() ?? 0
    var widths = (0..<count).map { column in
      rows.reduce(0) { max($0, $1.count > column ? $1[column].columns : 0) }
    }
    if let columns {
      func excess() -> Int {
        indent + widths.reduce(-gap) { $0 + ($1 > 0 ? $1 + gap : 0) } - columns
      }
      for cut in cuts {
        while excess() > 0, let widest = cut.columns.max(by: { widths[$0] < widths[$1] }),
          widths[widest] > cut.atLeast
        {
          widths[widest] -= 1
        }
      }
    }
    return rows.map { row in
      let cells = zip(row, widths).filter { $1 > 0 }.map { $0.cut(to: $1).padded(to: $1) }
      let line = String(repeating: " ", count: indent) + cells.joined(separator: "  ").plain
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
  }
}
