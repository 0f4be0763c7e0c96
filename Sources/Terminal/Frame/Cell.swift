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
