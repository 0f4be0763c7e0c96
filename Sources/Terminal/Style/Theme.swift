/// Which colours are used; each falls back to no colour where the terminal has none.
public enum Theme: String, CaseIterable, Sendable {
  /// The terminal's own eight colours, on its own background; reads on dark and on light.
  case auto
  /// Colours for a dark background.
  case dark
  /// Colours for a light background.
  case light
  /// No colour: bold, underlined, reversed and dim.
  case mono
}
