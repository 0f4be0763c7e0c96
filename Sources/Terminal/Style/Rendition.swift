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
