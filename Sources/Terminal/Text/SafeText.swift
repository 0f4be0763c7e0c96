/// Text that is safe to show on a terminal: the only thing that can be drawn or printed.
///
/// Whatever came from a server, a file, a person or the environment passes through here once. It
/// cannot move the cursor, change colours, speak to the terminal, or look shorter than it is.
/// Sanitising is idempotent: `SafeText(text.plain) == text` while it has at most 4096 scalars.
public struct SafeText: Hashable, Sendable {
  /// The cells of the text, from left to right.
  package private(set) var glyphs: [Glyph]

  /// Sanitises a text.
  ///
  /// Controls become pictures such as `␛`, invisible and direction-changing scalars are spelled out
  /// as `‹U+202E›`, spaces of every kind become one space, and at most two marks stay on a letter.
  ///
  /// - Parameter untrusted: Any text; of what is over 4096 scalars the beginning is kept, with `…`.
  public init(_ untrusted: String) {
    glyphs = Sanitizer.glyphs(of: untrusted)
  }

  /// Sanitises bytes that should be UTF-8; what is not becomes U+FFFD.
  public init(decoding bytes: some Sequence<UInt8>) {
    self.init(String(decoding: Array(bytes), as: UTF8.self))
  }

  init(glyphs: some Sequence<Glyph>) {
    self.glyphs = Array(glyphs)
  }

  /// The text without anything in it.
  public static let empty = SafeText(glyphs: [])

  /// The columns that the text takes on a terminal.
  public var columns: Int {
    glyphs.reduce(0) { $0 + Int($1.columns) }
  }

  /// Whether there is nothing to show.
  public var isEmpty: Bool { glyphs.isEmpty }

  /// What is drawn, as a string; safe to print.
  public var plain: String {
    var text = String.UnicodeScalarView()
    for glyph in glyphs { glyph.forEachScalar { text.append($0) } }
    return String(text)
  }

  /// Puts two texts together.
  public static func + (left: SafeText, right: SafeText) -> SafeText {
    SafeText(glyphs: left.glyphs + right.glyphs)
  }

  /// Appends a text.
  public static func += (left: inout SafeText, right: SafeText) {
    left.glyphs += right.glyphs
  }
}

extension SafeText: CustomStringConvertible {
  /// What is drawn, as a string; safe to print.
  public var description: String { plain }
}

extension SafeText: ExpressibleByStringLiteral {
  /// Sanitises a literal like any other text.
  public init(stringLiteral value: String) {
    self.init(value)
  }
}

extension Sequence where Element == SafeText {
  /// Puts texts together with a separator between them.
  public func joined(separator: SafeText = .empty) -> SafeText {
    var whole: [Glyph] = []
    for (index, text) in enumerated() {
      if index > 0 { whole += separator.glyphs }
      whole += text.glyphs
    }
    return SafeText(glyphs: whole)
  }
}
