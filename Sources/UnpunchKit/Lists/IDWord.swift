public import Attendance

/// An id as people and spreadsheets write it.
public enum IDWord {
  /// What is wrong inside of an id, so that it can be said what to do.
  public enum Flaw: Sendable, Hashable {
    /// There is a character in it that cannot be seen, or that stands for one that got lost.
    case unseen(Unicode.Scalar)
    /// A spreadsheet has made a number of it, such as `6.70935E+18`.
    case scientific
    /// A spreadsheet has put separators between its thousands.
    case grouped
  }

  /// An id without what a spreadsheet or a chat has put around it: white space, characters that cannot be seen, quotes,
  /// `="…"`, an apostrophe in front.
  ///
  /// - Parameter text: What was written.
  /// - Returns: The id, not looked at any further; nil where nothing is left.
  public static func cleaned(_ text: String) -> String? {
    // What most ids are made of is decided first, since lists are long.
    if !text.isEmpty, text.utf8.allSatisfy(isPlain) { return text }
    var word = Substring(text).unicodeScalars
    while true {
      word = trimmed(word)
      guard let first = word.first, let last = word.last else { return nil }
      if first == "=", word.count == 1 { return nil }
      if first == "=", word.dropFirst().first == "\"" {
        word = word.dropFirst()
      } else if apostrophes.contains(first) {
        word = word.dropFirst()
        if apostrophes.contains(last), !word.isEmpty { word = word.dropLast() }
      } else if quotes.contains(first) || quotes.contains(last) {
        if quotes.contains(first) { word = word.dropFirst() }
        if quotes.contains(last), !word.isEmpty { word = word.dropLast() }
      } else {
        return String(word)
      }
    }
  }

  /// What is wrong with a word that is no id.
  ///
  /// - Parameter word: A word without what stood around it.
  /// - Returns: The flaw; nil where nothing more can be said of it.
  public static func flaw(of word: String) -> Flaw? {
    if let unseen = word.unicodeScalars.first(where: { isUnseen($0) || $0 == "\u{FFFD}" }) {
      return .unseen(unseen)
    }
    if isScientific(word) { return .scientific }
    return hasGroups(word) ? .grouped : nil
  }

  /// Whether a spreadsheet wrote it as it writes large numbers: `6.70935E+18`, with a comma in some countries.
  static func isScientific(_ word: String) -> Bool {
    let parts = Array(word.utf8).split(
      separator: UInt8(ascii: "E"), omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].first == UInt8(ascii: "+"),
      (1...3).contains(parts[1].count - 1), parts[1].dropFirst().allSatisfy(isDigit)
    else { return false }
    return !parts[0].isEmpty
      && parts[0].allSatisfy {
        isDigit($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",")
      }
  }

  /// The first number with separators between its thousands in a line: four groups or more, as no list of record ids has.
  ///
  /// - Parameter line: The line.
  /// - Returns: The number as it stands there; nil where there is none.
  public static func grouped(in line: ArraySlice<UInt8>) -> String? {
    line.split { !isDigit($0) && $0 != UInt8(ascii: ",") }.lazy
      .map { String(decoding: $0, as: UTF8.self) }.first(where: hasGroups)
  }

  private static func hasGroups(_ word: String) -> Bool {
    let groups = word.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    return groups.count >= 4 && (1...3).contains(groups[0].count)
      && groups.dropFirst().allSatisfy { $0.count == 3 }
      && groups.allSatisfy { $0.allSatisfy(isDigit) }
  }

  /// Whether a scalar cannot be seen where it stands in an id.
  static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "!"..."~": false
    default:
      scalar.properties.isWhitespace || scalar.properties.generalCategory == .format
        || scalar.properties.isDefaultIgnorableCodePoint
    }
  }

  private static let apostrophes: Set<Unicode.Scalar> = ["'", "‘", "’"]
  private static let quotes: Set<Unicode.Scalar> = ["\"", "“", "”"]

  private static func trimmed(
    _ word: Substring.UnicodeScalarView
  ) -> Substring.UnicodeScalarView {
    var word = word
    while let first = word.first, isUnseen(first) { word.removeFirst() }
    while let last = word.last, isUnseen(last) { word.removeLast() }
    return word
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "="), UInt8(ascii: "'"), UInt8(ascii: "\""): false
    case 0x21...0x7E: true
    default: false
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}

extension RecordID {
  /// Reads an id that an operator wrote; the full-width digits of a Chinese input method count as digits.
  ///
  /// - Parameter word: The id, without what a spreadsheet has put around it.
  public init?(typed word: String) {
    self.init(rawValue: word.withASCIIDigits)
  }

  /// Whether it looks as if a spreadsheet had rounded it: 16 digits or more, and those beyond the 15th are all zeros.
  ///
  /// One real id in ten thousand looks so.
  public var looksRounded: Bool {
    let digits = rawValue.utf8
    return digits.count >= 16 && digits.dropFirst(15).allSatisfy { $0 == UInt8(ascii: "0") }
  }
}

extension StringProtocol {
  /// The text with the digits of a Chinese input method, `０` to `９`, as those of ASCII.
  var withASCIIDigits: String {
    guard utf8.contains(where: { $0 >= 0x80 }) else { return String(self) }
    var text = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      let isWide = ("\u{FF10}"..."\u{FF19}").contains(scalar)
      text.append(isWide ? Unicode.Scalar(UInt8(scalar.value - 0xFF10 + 0x30)) : scalar)
    }
    return String(text)
  }
}
