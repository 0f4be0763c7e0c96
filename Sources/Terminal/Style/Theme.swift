/// Which colours are used; each falls back to no colour if the terminal has none.
///
/// If there are 256, the colours of `dark` and `light` have a contrast of at least 4.5:1 to the
/// backgrounds they are made for. No theme says anything by colour alone.
public enum Theme: String, CaseIterable, Sendable {
  /// `dark` or `light`, by `COLORFGBG` if the terminal sets it; else colours that read on both.
  ///
  /// Those have 4.5:1 on black, and at least 3.5:1 on dark grey, white and cream: no colour has
  /// 4.5:1 on all of them.
  case auto
  /// Colours for a dark background.
  case dark
  /// Colours for a light background.
  case light
  /// No colour: bold, underlined, reversed and dim.
  case mono

  /// What stands for `auto` on a terminal that says which background it has: `dark` or `light` if the value tells.
  ///
  /// It is that of `COLORFGBG`, as `15;0` or `0;default;15`: the last number is the background's among 16 colours.
  package func onBackground(_ background: String) -> Theme {
    switch self {
    case .dark, .light, .mono: return self
    case .auto: break
    }
    switch background.split(separator: ";").last.flatMap({ Int($0) }) {
    case .some(0...6), .some(8): return .dark
    case .some(7), .some(9...15): return .light
    case .some, .none: return .auto
    }
  }
}

/// How many colours a terminal has.
package enum ColorDepth: CaseIterable, Sendable {
  /// None, or none are wanted.
  case none
  /// Eight, whose shades are the terminal's own.
  case eight
  /// Sixteen, whose shades are the terminal's own.
  case sixteen
  /// The 256 of xterm, of which those from 16 on have the same shade everywhere.
  case many

  /// Makes the depth that a number of colours is enough for; a negative one says nothing.
  package init(colors: Int) {
    switch colors {
    case ..<8: self = .none
    case ..<16: self = .eight
    case ..<256: self = .sixteen
    default: self = .many
    }
  }
}
