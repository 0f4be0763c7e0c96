/// The words of a line: ids with commas, semicolons, Chinese ones included, or white space that is typed between them.
public struct ListWords {
  /// The words, without what a spreadsheet has put around them; what stands between quotes is one.
  public private(set) var words: [String] = []
  /// Whether a quote begins that does not end; then it does not matter.
  public private(set) var hasOpenQuote = false

  /// Reads a line.
  public init(_ line: String) {
    // What most lists are made of is decided first: they are long, and read with each key.
    if line.utf8.allSatisfy({ $0 < 0x80 && $0 != 0x22 }) {
      for word in line.utf8.split(whereSeparator: Self.separatesByte) {
        take(String(Substring(word)))
      }
    } else {
      readQuoted(Array(line.unicodeScalars))
    }
  }

  private mutating func readQuoted(_ scalars: [Unicode.Scalar]) {
    var index = 0
    var isOpen: Set<Unicode.Scalar> = []
    while index < scalars.count {
      let scalar = scalars[index]
      if Self.separates(scalar) {
        index += 1
        continue
      }
      let isFormula = scalar == "=" && index + 1 < scalars.count && scalars[index + 1] == "\""
      if isFormula { index += 1 }
      if let closing = Self.closing(scalars[index]) {
        index += 1
        guard !isOpen.contains(closing), let end = scalars[index...].firstIndex(of: closing) else {
          isOpen.insert(closing)
          hasOpenQuote = true
          continue
        }
        take(String(String.UnicodeScalarView(scalars[index..<end])))
        index = end + 1
      } else {
        let end = scalars[index...].firstIndex(where: Self.separates) ?? scalars.count
        take(String(String.UnicodeScalarView(scalars[index..<end])))
        index = end
      }
    }
  }

  private mutating func take(_ word: String) {
    if let word = IDWord.cleaned(word) { words.append(word) }
  }

  private static func closing(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar {
    case "\"": "\""
    case "“": "”"
    default: nil
    }
  }

  private static func separatesByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: ";"), 0x20, 0x09...0x0D: true
    default: false
    }
  }

  private static func separates(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ",", ";", "，", "；", "、": true
    // White space that is typed, that of Chinese input among it, and line ends. Other spaces hold together what they stand in, as in a number that is
    // written in groups: where such a one parted it, the pieces would pass for ids.
    case " ", "\u{3000}", "\t"..."\r", "\u{85}", "\u{2028}", "\u{2029}": true
    default: false
    }
  }
}
