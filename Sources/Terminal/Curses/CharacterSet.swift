import CNcurses

/// What the locale of the process can show.
enum CharacterSet {
  /// Everything, as wide as `ColumnWidth` says.
  case utf8
  /// Only what the C library calls printable and counts as wide as we do.
  case other

  /// Appends a glyph, or ASCII of the same width in its place.
  func append(_ glyph: Glyph, to characters: inout [wchar_t]) {
    switch self {
    case .utf8:
      glyph.forEachScalar { characters.append(wchar_t(bitPattern: $0.value)) }
    case .other:
      if unpunch_process_width(glyph.base.value) == Int32(glyph.columns) {
        characters.append(wchar_t(bitPattern: glyph.base.value))
      } else {
        let substitute = wchar_t(Self.substitute(for: glyph.base).value)
        characters += Array(repeating: substitute, count: Int(glyph.columns))
      }
    }
  }

  private static func substitute(for base: Unicode.Scalar) -> Unicode.Scalar {
    switch base {
    case "─", "—", "–": "-"
    case "│": "|"
    case "┌", "┐", "└", "┘", "├", "┤", "┬", "┴", "┼": "+"
    case "…": "~"
    case "·", "•", "●": "*"
    case "‹": "<"
    case "›", "→": ">"
    case "✓": "v"
    case "✗": "x"
    default: "?"
    }
  }
}
