/// One whole screen as a value: what is shown where, and where the text cursor stands.
///
/// Only `SafeText` can be put into it. A wide glyph is always followed by its continuation: whoever
/// overwrites one half of it blanks the other.
public struct Frame: Equatable, Sendable {
  /// How large the frame is.
  public let size: Size

  /// Where the text cursor is shown; nil: it is hidden.
  public var cursor: Position?

  private var cells: [Cell]
  /// Later ones lie over earlier ones.
  private var aims: [Aim] = []

  private struct Aim: Equatable {
    let rect: Rect
    let target: Target?
  }

  /// Makes an empty frame: spaces in the style of plain text.
  public init(size: Size) {
    let size = size.drawn
    self.size = size
    cells = Array(repeating: .blank, count: size.columns * size.rows)
  }

  /// Draws a text in one row; if it is too long it is cut with `…`.
  ///
  /// - Parameters:
  ///   - text: What to draw.
  ///   - position: Where its first cell goes; outside the frame nothing is drawn.
  ///   - style: How it is shown.
  ///   - columns: The most columns it may take, and what is left of them is filled with spaces in the
  ///     same style; nil: as far as the right edge, and nothing is filled.
  /// - Returns: The columns that were drawn, the filling among them.
  @discardableResult
  public mutating func put(
    _ text: SafeText, at position: Position, style: Style = .text, columns: Int? = nil
  ) -> Int {
    guard contains(position) else { return 0 }
    let room = min(columns ?? .max, size.columns - position.column)
    let shown = columns == nil ? text.cut(to: room) : text.padded(to: room)
    return draw(shown.glyphs, at: position, style: style)
  }

  /// Fills what of a rectangle lies in the frame with spaces.
  public mutating func fill(_ rect: Rect, style: Style = .text) {
    let columns = columnsInside(rect)
    let spaces = Array(repeating: Glyph.space, count: columns.count)
    for row in rowsInside(rect) {
      draw(spaces, at: Position(column: columns.lowerBound, row: row), style: style)
    }
  }

  /// Changes how the cells of a rectangle are shown, and leaves what they show.
  ///
  /// A wide glyph has one style: that of its left half decides.
  public mutating func restyle(_ rect: Rect, _ change: (Style) -> Style) {
    let columns = columnsInside(rect)
    for row in rowsInside(rect) {
      for column in columns {
        let index = row * size.columns + column
        guard case .glyph(let glyph) = cells[index].content else { continue }
        cells[index].style = change(cells[index].style)
        if glyph.isWide { cells[index + 1].style = cells[index].style }
      }
    }
  }

  /// Draws lines along the edge of a rectangle, and a title in the upper one, and leaves what is inside.
  ///
  /// Of a rectangle with less than two columns or rows nothing is drawn.
  public mutating func box(_ rect: Rect, title: SafeText = .empty, style: Style = .border) {
    guard rect.columns >= 2, rect.rows >= 2 else { return }
    let right = rect.column + rect.columns - 1
    let bottom = rect.row + rect.rows - 1
    for column in rect.column...right {
      line("─", at: Position(column: column, row: rect.row), style: style)
      line("─", at: Position(column: column, row: bottom), style: style)
    }
    for row in rect.row...bottom {
      line("│", at: Position(column: rect.column, row: row), style: style)
      line("│", at: Position(column: right, row: row), style: style)
    }
    line("┌", at: rect.origin, style: style)
    line("┐", at: Position(column: right, row: rect.row), style: style)
    line("└", at: Position(column: rect.column, row: bottom), style: style)
    line("┘", at: Position(column: right, row: bottom), style: style)

    // A corner, a line and a space on either side.
    let shown = title.cut(to: rect.columns - 6)
    guard !shown.isEmpty else { return }
    put(
      " " + shown + " ", at: Position(column: rect.column + 2, row: rect.row), style: style)
  }

  /// Says what a press of the mouse in a rectangle means (nil: nothing), over what was said of these cells before.
  public mutating func aim(_ rect: Rect, at target: Target?) {
    aims.append(Aim(rect: rect, target: target))
  }

  /// What was said last of a press of the mouse on a cell; nil if it means nothing, or lies outside the frame.
  public func target(at position: Position) -> Target? {
    aims.last { $0.rect.contains(position) }?.target
  }

  /// The rows as text, without the spaces at their ends; for tests and for printing.
  public var lines: [String] {
    (0..<size.rows).map { row in
      var glyphs = self.row(row).compactMap { cell -> Glyph? in
        guard case .glyph(let glyph) = cell.content else { return nil }
        return glyph
      }
      while glyphs.last == .space { glyphs.removeLast() }
      return SafeText(glyphs: glyphs).plain
    }
  }

  /// How a cell is shown; outside the frame as plain text.
  public func style(at position: Position) -> Style {
    contains(position) ? cells[position.row * size.columns + position.column].style : .text
  }

  /// The cells of a row, which must be inside the frame.
  package func row(_ row: Int) -> ArraySlice<Cell> {
    cells[row * size.columns..<(row + 1) * size.columns]
  }

  // MARK: - Cells

  private func contains(_ position: Position) -> Bool {
    (0..<size.columns).contains(position.column) && (0..<size.rows).contains(position.row)
  }

  private func columnsInside(_ rect: Rect) -> Range<Int> {
    Self.clamped(rect.column, rect.columns, below: size.columns)
  }

  private func rowsInside(_ rect: Rect) -> Range<Int> {
    Self.clamped(rect.row, rect.rows, below: size.rows)
  }

  private static func clamped(_ start: Int, _ length: Int, below limit: Int) -> Range<Int> {
    let lower = min(max(0, start), limit)
    return lower..<max(lower, min(start + length, limit))
  }

  private mutating func line(_ base: Unicode.Scalar, at position: Position, style: Style) {
    guard contains(position) else { return }
    draw([Glyph(base: base, columns: 1)], at: position, style: style)
  }

  /// Draws glyphs that fit into the row, and returns their columns.
  @discardableResult
  private mutating func draw(_ glyphs: [Glyph], at position: Position, style: Style) -> Int {
    guard !glyphs.isEmpty else { return 0 }
    let start = position.row * size.columns + position.column
    if cells[start].content == .continuation {
      cells[start - 1].content = .glyph(.space)
    }
    var index = start
    for glyph in glyphs {
      cells[index] = Cell(content: .glyph(glyph), style: style)
      index += 1
      if glyph.isWide {
        cells[index] = Cell(content: .continuation, style: style)
        index += 1
      }
    }
    if index < (position.row + 1) * size.columns, cells[index].content == .continuation {
      cells[index].content = .glyph(.space)
    }
    return index - start
  }
}

/// One cell of a frame.
public struct Cell: Hashable, Sendable {
  /// What stands in a cell.
  package enum Content: Hashable, Sendable {
    /// A glyph; a wide one goes on in the next cell.
    case glyph(Glyph)
    /// The right half of the wide glyph before it.
    case continuation
  }

  /// What stands in the cell.
  package var content: Content
  /// How it is shown.
  public var style: Style

  /// A space in the style of plain text.
  static let blank = Cell(content: .glyph(.space), style: .text)
}

/// What a press of the mouse in a part of a frame means.
public enum Target: Hashable, Sendable {
  /// The same as a key, whose name is written there.
  case key(Key)
  /// An entry of the list on the screen, counted from zero.
  case entry(Int)
  /// A part of an entry that does something by itself, counted from zero: its mark, or one of its choices.
  case part(Int, ofEntry: Int)
}
