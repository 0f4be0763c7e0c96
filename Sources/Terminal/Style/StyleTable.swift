/// How every role looks in every theme: one table.
///
/// No theme says anything by colour alone: the words and marks of the screens carry the meaning too.
package struct StyleTable: Sendable {
  /// The theme that is looked up.
  package let theme: Theme

  /// Makes the table of a theme.
  ///
  /// - Parameter theme: The theme; `mono` where the terminal has no colours.
  package init(theme: Theme) { self.theme = theme }

  /// Looks a style up.
  ///
  /// The cursor row is reversed in every theme. Only what tells an outcome keeps its colour on it,
  /// as the colour of the row's background there; what is dim is not dim, for it has to be read.
  ///
  /// - Parameter style: The style of a cell.
  /// - Returns: How it looks.
  package func rendition(of style: Style) -> Rendition {
    var rendition = row(of: style.role)[theme]
    guard style.isCursorRow else { return rendition }
    rendition.attributes.insert(.reverse)
    rendition.attributes.remove(.dim)
    if !keepsColorOnCursorRow(style.role) { rendition.foreground = nil }
    return rendition
  }

  /// The colours in use, for which colour pairs are needed.
  package var colors: Set<Rendition.Color> {
    Set(Role.allCases.compactMap { row(of: $0)[theme].foreground })
  }

  private struct Row {
    var mono: Rendition.Attributes
    var colored: Rendition.Attributes
    var auto: Rendition.Color?
    var dark: Rendition.Color?
    var light: Rendition.Color?

    subscript(theme: Theme) -> Rendition {
      switch theme {
      case .mono: Rendition(attributes: mono, foreground: nil)
      case .auto: Rendition(attributes: colored, foreground: auto)
      case .dark: Rendition(attributes: colored, foreground: dark)
      case .light: Rendition(attributes: colored, foreground: light)
      }
    }
  }

  private static let red: Int16 = 1
  private static let green: Int16 = 2
  private static let yellow: Int16 = 3
  private static let blue: Int16 = 4
  private static let magenta: Int16 = 5
  private static let cyan: Int16 = 6

  private func row(of role: Role) -> Row {
    switch role {
    case .text: plain([])
    case .dim: plain([.dim])
    case .header: plain([.bold, .underline], colored: [.bold])
    case .title: plain([.bold])
    case .label: colored([], Self.cyan, dark: 110, light: 24)
    case .border: colored([.dim], [], Self.blue, dark: 67, light: 67)
    case .hint: plain([])
    case .hintKey: colored([.bold], Self.cyan, dark: 117, light: 25)
    case .field: plain([.underline])
    case .fieldFocused: plain([.reverse])
    case .selected: colored([.bold], Self.magenta, dark: 183, light: 90)
    case .success: colored([], Self.green, dark: 114, light: 28)
    case .failure: colored([.bold], Self.red, dark: 203, light: 124)
    case .warning: colored([.underline], [], Self.yellow, dark: 214, light: 130)
    case .error: colored([.bold], Self.red, dark: 203, light: 124)
    case .demo: colored([.reverse], Self.magenta, dark: 183, light: 90)
    case .danger: colored([.bold, .reverse], Self.red, dark: 203, light: 124)
    }
  }

  private func plain(
    _ mono: Rendition.Attributes, colored: Rendition.Attributes? = nil
  ) -> Row {
    Row(mono: mono, colored: colored ?? mono)
  }

  private func colored(
    _ attributes: Rendition.Attributes, _ auto: Int16, dark: Int16, light: Int16
  ) -> Row {
    colored(attributes, attributes, auto, dark: dark, light: light)
  }

  /// `auto` is one of the terminal's own eight colours; the themes fall back to it.
  private func colored(
    _ mono: Rendition.Attributes, _ attributes: Rendition.Attributes, _ auto: Int16,
    dark: Int16, light: Int16
  ) -> Row {
    Row(
      mono: mono, colored: attributes,
      auto: Rendition.Color(of256: auto, of8: auto),
      dark: Rendition.Color(of256: dark, of8: auto),
      light: Rendition.Color(of256: light, of8: auto))
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
