extension SafeText {
  /// Cuts the end off a text that is too long, and puts `…` in its place.
  ///
  /// Never half of a wide character, so the result may be a column shorter than it might.
  public func cut(to columns: Int) -> SafeText {
    guard columns > 0 else { return .empty }
    guard self.columns > columns else { return self }
    var kept = Self.prefix(of: glyphs, columns: columns - 1)
    // If the text has an ellipsis of its own, one tells both.
    while kept.last == .ellipsis { kept.removeLast() }
    return SafeText(glyphs: kept + [.ellipsis])
  }

  /// Cuts the beginning off a text that is too long, as `…6941` for an id.
  public func cutFront(to columns: Int) -> SafeText {
    guard columns > 0 else { return .empty }
    guard self.columns > columns else { return self }
    let end = Self.prefix(of: glyphs.reversed(), columns: columns - 1)
    return SafeText(glyphs: [.ellipsis] + end.reversed())
  }

  /// Makes a text exactly as wide as asked: cut with `…`, or filled with spaces on the right.
  public func padded(to columns: Int) -> SafeText {
    let text = cut(to: columns)
    let missing = max(0, columns - text.columns)
    return SafeText(glyphs: text.glyphs + Array(repeating: .space, count: missing))
  }

  /// Breaks a text into lines: at spaces, and beside wide characters, which Chinese is made of.
  ///
  /// A word longer than a line is broken where the line ends. The spaces at a break are dropped. A
  /// line does not begin with Chinese closing punctuation and does not end with opening punctuation, unless it is beside
  /// such a word.
  ///
  /// - Parameters:
  ///   - columns: The most columns of a line; less than two, a wide character's width, count as two.
  ///   - keepsWords: Whether a word longer than a line stays whole, on a line that is too long then: a path that is to
  ///     be copied.
  /// - Returns: At least one line; one empty line for an empty text.
  public func wrapped(to columns: Int, keepsWords: Bool = false) -> [SafeText] {
    let limit = max(2, columns)
    var lines: [SafeText] = []
    var line: [Glyph] = []
    var width = 0
    var breakIndex = 0
    for glyph in glyphs {
      if let last = line.last, Self.mayBreak(between: last, and: glyph) { breakIndex = line.count }
      while width + Int(glyph.columns) > limit, glyph != .space, !line.isEmpty,
        breakIndex > 0 || !keepsWords
      {
        let end = breakIndex > 0 ? breakIndex : line.count
        lines.append(Self.line(line[..<end]))
        line = Array(line[end...].drop { $0 == .space })
        width = line.reduce(0) { $0 + Int($1.columns) }
        breakIndex = 0
      }
      line.append(glyph)
      width += Int(glyph.columns)
    }
    let last = Self.line(line[...])
    return last.isEmpty && !lines.isEmpty ? lines : lines + [last]
  }

  /// Breaks a text into lines, and cuts with `…` what is more than there are rows for, of which one is the least.
  public func wrapped(to columns: Int, rows: Int) -> [SafeText] {
    let lines = wrapped(to: columns)
    let rows = max(1, rows)
    guard lines.count > rows else { return lines }
    let last = lines[rows - 1] + SafeText(glyphs: [.ellipsis, .ellipsis])
    return lines.prefix(rows - 1) + [last.cut(to: min(columns, last.columns - 1))]
  }

  private static func prefix(of glyphs: some Sequence<Glyph>, columns: Int) -> [Glyph] {
    var room = columns
    return Array(
      glyphs.prefix { glyph in
        room -= Int(glyph.columns)
        return room >= 0
      })
  }

  private static func mayBreak(between left: Glyph, and right: Glyph) -> Bool {
    if left == .space { return right != .space }
    return (left.isWide || right.isWide) && !closingPunctuation.contains(right.base)
      && !openingPunctuation.contains(left.base)
  }

  private static let openingPunctuation = Set("（【「『《“‘".unicodeScalars)

  private static let closingPunctuation = Set("，。；：、！？）】」』》”’…".unicodeScalars)

  private static func line(_ glyphs: ArraySlice<Glyph>) -> SafeText {
    var glyphs = glyphs
    while glyphs.last == .space { glyphs.removeLast() }
    return SafeText(glyphs: glyphs)
  }
}
