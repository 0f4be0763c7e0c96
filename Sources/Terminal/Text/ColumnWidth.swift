import CNcurses

/// The width of a scalar on a terminal, as ncurses counts it.
package enum ColumnWidth {
  /// Returns the columns that a scalar takes: 0 for a combining mark, 1, or 2 for a wide one.
  ///
  /// A constant function: it asks `wcwidth` in the C.UTF-8 locale, whatever the process is set to.
  ///
  /// - Returns: 0, 1 or 2; -1 for what cannot be printed.
  package static func of(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x20..<0x7F: 1
    case 0..<0xA0: -1
    default: Int(unpunch_width(scalar.value))
    }
  }
}
