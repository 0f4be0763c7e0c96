/// Reads the terms of a filter, one after the other; it takes any text and never fails.
struct FilterReader {
  private(set) var terms: [RecordFilter.Term] = []
  private(set) var mistakes: [RecordFilter.Mistake] = []

  private let scalars: [Unicode.Scalar]
  /// The same, full-width and typographic signs as the plain ones; it decides what is a sign.
  private let plain: [Unicode.Scalar]
  private var position = 0

  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
    plain = scalars.map(Self.plain)
  }

  /// Reads to the end.
  mutating func readAll() {
    while true {
      while position < plain.count, plain[position].properties.isWhitespace { position += 1 }
      guard position < plain.count else { return }
      readTerm()
    }
  }

  private mutating func readTerm() {
    let start = position
    let isExcluded = plain[position] == "-"
    if isExcluded { position += 1 }
    let result: Result
    if isAtEndOfTerm {
      result = .mistake(.nothingFollows(piece(from: start)))
    } else if let comparison = takeComparison() {
      result = readMoment(comparison, from: start)
    } else if let name = takeField() {
      result = readField(name, from: start)
    } else {
      result = readWord(from: start)
    }
    switch result {
    case .meaning(let meaning):
      terms.append(RecordFilter.Term(meaning: meaning, isExcluded: isExcluded))
    case .mistake(let mistake):
      mistakes.append(mistake)
    }
  }

  /// What a term comes to.
  enum Result {
    case meaning(RecordFilter.Meaning)
    case mistake(RecordFilter.Mistake)
  }

  /// A word, a phrase in quotes, or a date, a time of day or a span that stands alone.
  private mutating func readWord(from start: Int) -> Result {
    let isQuoted = plain[position] == "\""
    let value = takeValue()
    guard !value.isEmpty else { return .mistake(.nothingFollows(piece(from: start))) }
    if !isQuoted, let time = FilterTime.alone(value) { return time }
    return .meaning(.text(FoldedText.folded(value), in: nil))
  }

  private mutating func readMoment(_ comparison: FilterTime.Comparison, from start: Int) -> Result {
    let value = takeValue()
    guard !value.isEmpty else { return .mistake(.nothingFollows(piece(from: start))) }
    guard let time = FilterTime(value) else { return .mistake(.notATime(value)) }
    return time.hasUnlikelyYear
      ? .mistake(.unlikelyYear(value)) : .meaning(time.meaning(comparison))
  }

  private mutating func readField(_ name: String, from start: Int) -> Result {
    let field = RecordFilter.Field(named: FoldedText.folded(name))
    let hasValue = !isAtEndOfTerm
    let value = takeValue()
    guard let field else { return .mistake(.unknownField(name)) }
    switch field {
    case .duplicates where !hasValue:
      return .meaning(.duplicates(.all))
    case .duplicates, .source, .text:
      guard !value.isEmpty else { return .mistake(.nothingFollows(piece(from: start))) }
    }
    switch field {
    case .duplicates:
      let isExtra = ["extra", "多余"].contains { $0.hasPrefix(FoldedText.folded(value)) }
      return isExtra ? .meaning(.duplicates(.extra)) : .mistake(.unknownDuplicates(value))
    case .source:
      let kinds = SourceKind.named(value)
      return kinds.isEmpty ? .mistake(.unknownSource(value)) : .meaning(.source(kinds))
    case .text(let column):
      return .meaning(.text(FoldedText.folded(value), in: column))
    }
  }

  /// Letters and a colon, where that is what stands here.
  private mutating func takeField() -> String? {
    var end = position
    while end < plain.count, plain[end].properties.isAlphabetic { end += 1 }
    guard end > position, end < plain.count, plain[end] == ":" else { return nil }
    defer { position = end + 1 }
    return Self.text(scalars[position..<end])
  }

  private mutating func takeComparison() -> FilterTime.Comparison? {
    let hasEqual = position + 1 < plain.count && plain[position + 1] == "="
    let comparison: FilterTime.Comparison
    switch plain[position] {
    case ">": comparison = hasEqual ? .from : .after
    case "<": comparison = hasEqual ? .until : .before
    case "≥": comparison = .from
    case "≤": comparison = .until
    case "=": comparison = .within
    default: return nil
    }
    position += hasEqual ? 2 : 1
    return comparison
  }

  /// What stands in quotes, without them, or everything up to the next white space; a quote that is not closed is at the end.
  private mutating func takeValue() -> String {
    let isQuoted = position < plain.count && plain[position] == "\""
    if isQuoted { position += 1 }
    let start = position
    if !isQuoted {
      while !isAtEndOfTerm { position += 1 }
      return Self.text(scalars[start..<position])
    }
    while position < plain.count, plain[position] != "\"" { position += 1 }
    let value = scalars[start..<position]
    if position < plain.count { position += 1 }
    return value.allSatisfy(\.properties.isWhitespace) ? "" : Self.text(value)
  }

  private var isAtEndOfTerm: Bool {
    position >= plain.count || plain[position].properties.isWhitespace
  }

  private func piece(from start: Int) -> String { Self.text(scalars[start..<position]) }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    String(String.UnicodeScalarView(scalars))
  }

  /// The sign that a Chinese input method, or a text processor, has put another one for.
  private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case "“", "”", "„", "‟", "＂": "\""
    case "》", "〉": ">"
    case "《", "〈": "<"
    case "−", "－": "-"
    default: scalar.narrow
    }
  }
}
