/// How every role looks in every theme: one table.
///
/// No theme says anything by colour alone: the words and marks of the screens carry the meaning too.
package struct StyleTable: Sendable {
  /// The theme that is looked up.
  package let theme: Theme
  /// How many colours there are.
  package let depth: ColorDepth

  /// Makes the table of a theme.
  package init(theme: Theme, depth: ColorDepth) {
    self.theme = theme
    self.depth = depth
  }

  /// Looks a style up.
  ///
  /// The cursor row is reversed in every theme. Only what tells an outcome keeps its colour on it,
  /// as the colour of the row's background there; what is dim is not dim, for it has to be read, and
  /// what is bold is not bold, for PuTTY makes it dark grey on the colour.
  package func rendition(of style: Style) -> Rendition {
    var rendition = rendition(of: style.role)
    guard style.isCursorRow else { return rendition }
    rendition.attributes.insert(.reverse)
    rendition.attributes.subtract([.bold, .dim])
    if !keepsColorOnCursorRow(style.role) { rendition.foreground = nil }
    return rendition
  }

  /// The colours in use, for which colour pairs are needed.
  package var colors: Set<Int16> {
    Set(Role.allCases.compactMap { rendition(of: $0).foreground })
  }

  private func rendition(of role: Role) -> Rendition {
    let row = Self.row(of: role)
    let shades: Shades?
    switch theme {
    case .mono: shades = nil
    case .auto: shades = row.auto
    case .dark: shades = row.dark
    case .light: shades = row.light
    }
    let foreground: Int16?
    switch depth {
    case .none: return Rendition(attributes: row.mono, foreground: nil)
    case .eight: foreground = shades?.of8
    case .sixteen: foreground = shades?.of16
    case .many: foreground = shades?.of256
    }
    guard theme != .mono else { return Rendition(attributes: row.mono, foreground: nil) }
    return Rendition(
      attributes: foreground == nil ? row.plain : row.colored, foreground: foreground)
  }

  /// The numbers of one colour among 256, among 16 and among 8; nil: the terminal's own.
  private struct Shades {
    var of256: Int16?
    var of16: Int16?
    var of8: Int16?
  }

  private struct Row {
    /// If there are no colours.
    var mono: Rendition.Attributes
    /// If there are, and this role has none.
    var plain: Rendition.Attributes
    /// With its colour.
    var colored: Rendition.Attributes
    var auto: Shades?
    var dark: Shades?
    var light: Shades?
  }

  private static let red: Int16 = 1
  private static let green: Int16 = 2
  private static let yellow: Int16 = 3
  private static let blue: Int16 = 4
  private static let magenta: Int16 = 5
  private static let cyan: Int16 = 6
  /// Those of the eight that neither a white nor a black background swallows: on white, xterm's
  /// yellow has a contrast of 1.7:1 and its bold cyan of 1.3:1, and blue is as dark on black.
  private static let readOnBoth: Set<Int16> = [red, green, magenta]
  /// Added to one of the eight, it is the brighter one of the sixteen.
  private static let bright: Int16 = 8

  private static func row(of role: Role) -> Row {
    switch role {
    case .text, .hint: plain([])
    case .dim: row([.dim], colored: [], many: (auto: nil, dark: 246, light: 241))
    case .header: plain([.bold, .underline], [.bold])
    case .title: plain([.bold])
    case .label: row([], cyan, on: blue, many: (auto: 31, dark: 110, light: 24))
    case .border:
      row([.dim], colored: [], cyan, on: blue, many: (auto: 244, dark: 68, light: 61))
    case .hintKey: row([.bold], cyan, on: blue, many: (auto: 31, dark: 117, light: 25))
    case .field: plain([.underline])
    case .fieldFocused: plain([.reverse])
    case .selected: row([.bold], magenta, on: blue, many: (auto: 134, dark: 183, light: 90))
    case .success: row([], green, on: green, many: (auto: 64, dark: 114, light: 22))
    case .failure, .error: row([.bold], red, on: red, many: (auto: 196, dark: 203, light: 124))
    case .warning:
      // An underline would run through the lines of a box.
      row([.bold], colored: [], yellow, on: magenta, many: (auto: 166, dark: 214, light: 94))
    case .demo: row([.reverse], magenta, on: magenta, many: (auto: 134, dark: 183, light: 90))
    case .danger: row([.reverse], red, on: red, many: (auto: 196, dark: 203, light: 124))
    }
  }

  /// A role without a colour.
  private static func plain(
    _ mono: Rendition.Attributes, _ colored: Rendition.Attributes? = nil
  ) -> Row {
    Row(mono: mono, plain: colored ?? mono, colored: colored ?? mono)
  }

  /// A role that has a colour only if there are 256; else it is as in `mono`.
  private static func row(
    _ mono: Rendition.Attributes, colored: Rendition.Attributes,
    many: (auto: Int16?, dark: Int16, light: Int16)
  ) -> Row {
    Row(
      mono: mono, plain: mono, colored: colored, auto: Shades(of256: many.auto),
      dark: Shades(of256: many.dark), light: Shades(of256: many.light))
  }

  /// A role with a colour: one of the eight for dark backgrounds, and one for light ones.
  ///
  /// `auto` has the one of the two that is read on both; if there is none, the terminal's own.
  private static func row(
    _ mono: Rendition.Attributes, colored: Rendition.Attributes? = nil, _ dark: Int16,
    on light: Int16, many: (auto: Int16, dark: Int16, light: Int16)
  ) -> Row {
    let both = [dark, light].first(where: readOnBoth.contains)
    return Row(
      mono: mono, plain: colored ?? mono, colored: colored ?? mono,
      auto: Shades(of256: many.auto, of16: both, of8: both),
      dark: Shades(of256: many.dark, of16: dark + bright, of8: dark),
      light: Shades(of256: many.light, of16: light, of8: light))
  }

  private func keepsColorOnCursorRow(_ role: Role) -> Bool {
    switch role {
    case .success, .failure, .warning, .error, .danger: true
    case .text, .dim, .header, .title, .label, .border, .hint, .hintKey, .field, .fieldFocused,
      .selected, .demo:
      false
    }
  }
}

/// How a style looks on a terminal: attributes, and the colour of the letters.
///
/// There is no background: the terminal's own is never painted over.
package struct Rendition: Hashable, Sendable {
  /// What a terminal without colours can do.
  package struct Attributes: OptionSet, Hashable, Sendable {
    /// One bit an attribute.
    package let rawValue: UInt8

    /// Makes a set of attributes from its bits.
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Brighter or heavier.
    package static let bold = Attributes(rawValue: 1)
    /// Fainter.
    package static let dim = Attributes(rawValue: 2)
    /// Underlined.
    package static let underline = Attributes(rawValue: 4)
    /// Letters and background changed over.
    package static let reverse = Attributes(rawValue: 8)
  }

  /// What it has besides colour.
  package var attributes: Attributes
  /// The number of the colour of the letters; nil: the terminal's own.
  package var foreground: Int16?
}
