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

  /// Makes the depth that a number of colours is enough for.
  ///
  /// - Parameter colors: What the description of the terminal says; negative where it says nothing.
  package init(colors: Int) {
    switch colors {
    case ..<8: self = .none
    case ..<16: self = .eight
    case ..<256: self = .sixteen
    default: self = .many
    }
  }
}
