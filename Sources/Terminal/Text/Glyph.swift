import CNcurses

/// What one cell of the terminal shows: a base scalar with at most two combining marks.
///
/// Only the sanitiser makes them, so a glyph never holds a control, a format or an unassigned scalar.
package struct Glyph: Hashable, Sendable {
  let base: Unicode.Scalar
  /// 1 or 2.
  let columns: Int8
  private var firstMark: Unicode.Scalar = Self.none
  private var secondMark: Unicode.Scalar = Self.none

  /// Stands where there is no mark: NUL is never one.
  private static let none: Unicode.Scalar = "\0"
  static let space = Glyph(base: " ", columns: 1)
  static let ellipsis = Glyph(base: "…", columns: 1)

  init(base: Unicode.Scalar, columns: Int8) {
    self.base = base
    self.columns = columns
  }

  /// Whether it takes two columns.
  package var isWide: Bool { columns == 2 }

  /// Adds a mark while there is room, and says whether there was.
  mutating func add(mark: Unicode.Scalar) -> Bool {
    if firstMark == Self.none {
      firstMark = mark
    } else if secondMark == Self.none {
      secondMark = mark
    } else {
      return false
    }
    return true
  }

  /// Hands over base and marks one by one, without an array.
  func forEachScalar(_ body: (Unicode.Scalar) -> Void) {
    body(base)
    if firstMark != Self.none { body(firstMark) }
    if secondMark != Self.none { body(secondMark) }
  }
}

/// The width of a scalar on a terminal, as ncurses counts it.
package enum ColumnWidth {
  /// The columns that a scalar takes: 0 for a combining mark, 1, or 2 for a wide one; -1 for what cannot be printed.
  ///
  /// A constant function: it asks `wcwidth` in the C.UTF-8 locale, whatever the process is set to.
  package static func of(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x20..<0x7F: 1
    case 0..<0xA0: -1
    default: Int(unpunch_width(scalar.value))
    }
  }
}
