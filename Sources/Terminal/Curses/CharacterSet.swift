import CNcurses

/// What the terminal can show, as far as the locale and its name tell.
enum CharacterSet {
  /// Everything, as wide as `ColumnWidth` says.
  case utf8
  /// What is as wide on a terminal that draws lines, dots and dashes in two columns: ASCII and what is
  /// wide everywhere.
  case eastAsian
  /// What the fonts of the Linux console have: no Chinese, no check marks.
  case console
  /// Only what the C library calls printable and counts as wide as we do.
  case other

  /// Finds the set by the locale, which is set, and by what `TERM` says.
  init(_ locale: LocaleOutcome, terminal name: String) {
    switch locale {
    // A UTF-8 locale may count lines and dots as two columns, as East Asian terminals can.
    case .asSet, .fellBack:
      if unpunch_process_width(0x2500) != 1 {
        self = .other
      } else {
        self = name == "linux" || name.utf8.starts(with: "linux-".utf8) ? .console : .utf8
      }
    case .notUTF8: self = .other
    }
  }

  /// Whether a glyph can be shown as it is.
  func shows(_ glyph: Glyph) -> Bool {
    switch self {
    case .utf8: true
    case .eastAsian: glyph.isWide || glyph.base.isASCII
    case .console: Self.isInConsoleFonts(glyph.base)
    case .other: unpunch_process_width(glyph.base.value) == Int32(glyph.columns)
    }
  }

  var showsChinese: Bool { shows(Glyph(base: "打", columns: 2)) }

  /// Appends a glyph, or ASCII of the same width in its place.
  func append(_ glyph: Glyph, to characters: inout [wchar_t]) {
    guard shows(glyph) else {
      let substitute = wchar_t(Self.substitute(for: glyph.base).value)
      characters += repeatElement(substitute, count: Int(glyph.columns))
      return
    }
    switch self {
    // ncurses 6.4 keeps a mark on a wide character in its right half, never sends it, and puts what
    // follows a column too far to the left once that half has changed.
    case .utf8 where glyph.isWide: characters.append(wchar_t(bitPattern: glyph.base.value))
    case .utf8: glyph.forEachScalar { characters.append(wchar_t(bitPattern: $0.value)) }
    case .eastAsian, .console, .other: characters.append(wchar_t(bitPattern: glyph.base.value))
    }
  }

  /// Whether every usual font of the console has a glyph: the Latin letters of Western Europe, single
  /// and double lines, and blocks.
  private static func isInConsoleFonts(_ base: Unicode.Scalar) -> Bool {
    switch base.value {
    case 0x20..<0x7F, 0xA1..<0x100, 0x2500, 0x2502, 0x250C, 0x2510, 0x2514, 0x2518, 0x251C, 0x2524,
      0x252C, 0x2534, 0x253C, 0x2550...0x256C, 0x2580, 0x2584, 0x2588, 0x2591...0x2593:
      true
    default: false
    }
  }

  /// The ASCII character that stands for one that cannot be shown.
  static func substitute(for base: Unicode.Scalar) -> Unicode.Scalar {
    switch base {
    case "─", "━", "═", "—", "–", "·": "-"
    case "│", "┃", "║", "▏", "▎", "▍", "▌", "▐": "|"
    case "┌", "┐", "└", "┘", "├", "┤", "┬", "┴", "┼": "+"
    case "…": "~"
    case "•", "●", "◆", "■": "*"
    case "○", "◌": "o"
    case "‹", "←", "◂", "◀": "<"
    case "›", "→", "▸", "▶": ">"
    case "↑", "▲", "▴": "^"
    case "↓", "▼", "▾", "✓", "✔": "v"
    case "✗", "✘", "×": "x"
    case "“", "”": "\""
    case "‘", "’": "'"
    // Bars: the higher, the darker.
    case "▁", "▂": "."
    case "▃", "▄", "░": ":"
    case "▅", "▆", "▒": "+"
    case "▇", "█", "▓": "#"
    default: "?"
    }
  }
}
