/// Turns untrusted scalars into glyphs that cannot drive a terminal or hide from a reader.
///
/// Controls become control pictures (`␛`), every kind of space one space, and what is invisible,
/// turns the direction of writing, is private or unassigned is spelled out (`‹U+202E›`). A mark
/// without a base gets a dotted circle; marks over the second of a base are left out.
struct Sanitizer {
  /// The most scalars that one text keeps; a longer one ends in `…`.
  static let mostScalars = 4096
  /// The most scalars that are looked at: marks that are left out count as well, so that a text of marks takes no longer.
  static let mostLookedAt = 4 * mostScalars

  private var glyphs: [Glyph] = []
  private var scalarCount = 0

  static func glyphs(of untrusted: String) -> [Glyph] {
    var sanitizer = Sanitizer()
    for (index, scalar) in untrusted.unicodeScalars.enumerated() {
      sanitizer.append(scalar)
      if sanitizer.scalarCount > mostScalars || index >= mostLookedAt {
        sanitizer.cutToMost()
        break
      }
    }
    return sanitizer.glyphs
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x20..<0x7F:
      append(Glyph(base: scalar, columns: 1))
    case 0..<0x20:
      append(picture: 0x2400 + scalar.value, of: scalar)
    case 0x7F:
      append(picture: 0x2421, of: scalar)
    default:
      appendBeyondASCII(scalar)
    }
  }

  private mutating func appendBeyondASCII(_ scalar: Unicode.Scalar) {
    if scalar.properties.generalCategory == .spaceSeparator {
      append(.space)
      return
    }
    if scalar.isUnseen {
      spellOut(scalar)
      return
    }
    switch ColumnWidth.of(scalar) {
    case 0: append(mark: scalar)
    case 1: append(Glyph(base: scalar, columns: 1))
    case 2: append(Glyph(base: scalar, columns: 2))
    default: spellOut(scalar)
    }
  }

  private mutating func append(_ glyph: Glyph) {
    glyphs.append(glyph)
    scalarCount += 1
  }

  private mutating func append(picture value: UInt32, of scalar: Unicode.Scalar) {
    guard let picture = Unicode.Scalar(value) else { return spellOut(scalar) }
    append(Glyph(base: picture, columns: 1))
  }

  private mutating func append(mark: Unicode.Scalar) {
    if glyphs.isEmpty { append(Glyph(base: "\u{25CC}", columns: 1)) }
    if glyphs[glyphs.count - 1].add(mark: mark) { scalarCount += 1 }
  }

  private mutating func spellOut(_ scalar: Unicode.Scalar) {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let padding = String(repeating: "0", count: max(0, 4 - digits.count))
    for shown in "‹U+\(padding)\(digits)›".unicodeScalars {
      append(Glyph(base: shown, columns: 1))
    }
  }

  private mutating func cutToMost() {
    while scalarCount >= Self.mostScalars, let last = glyphs.popLast() {
      last.forEachScalar { _ in scalarCount -= 1 }
    }
    append(.ellipsis)
  }
}

extension Unicode.Scalar {
  /// Whether it has no look of its own: it drives a terminal, turns the direction of writing, is private or unassigned, or
  /// is a space that is not the usual one.
  public var isUnseen: Bool {
    if isASCII { return value < 0x20 || value == 0x7F }
    switch properties.generalCategory {
    case .spaceSeparator, .control, .format, .lineSeparator, .paragraphSeparator, .surrogate,
      .privateUse, .unassigned:
      return true
    default: return properties.isDefaultIgnorableCodePoint
    }
  }
}
