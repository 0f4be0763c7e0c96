public import Attendance

/// An id as people and spreadsheets write it.
public enum IDWord {
  /// What is wrong inside of an id, so that it can be said what to do.
  public enum Flaw: Sendable, Hashable {
    /// There is a character in it that cannot be seen, or that stands for one that got lost.
    case unseen(Unicode.Scalar)
    /// A spreadsheet or a program has made a number of it, such as `6.70935E+18`.
    case scientific
    /// A spreadsheet has put separators between its thousands.
    case grouped
  }

  /// An id without what a spreadsheet or a chat has put around it: white space, characters that cannot be seen, quotes,
  /// `="…"`, an apostrophe in front.
  ///
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

  /// What is wrong with a word that is no id; nil where nothing more can be said of it.
  public static func flaw(of word: String) -> Flaw? {
    if hasGroups(word) { return .grouped }
    if let unseen = word.unicodeScalars.first(where: { isUnseen($0) || $0 == "\u{FFFD}" }) {
      return .unseen(unseen)
    }
    return isScientific(word) ? .scientific : nil
  }

  /// Whether it is written as spreadsheets and programs write large numbers: `6.70935E+18`, with a comma in some
  /// countries, `6.7e18`.
  ///
  /// Without a sign and a fraction, as in `7E18`, it may be the id of an employee.
  static func isScientific(_ word: String) -> Bool {
    let bytes = Array(word.utf8)
    guard let letter = bytes.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "e") }) else {
      return false
    }
    let number = bytes[..<letter]
    var exponent = bytes[(letter + 1)...]
    let isSigned = exponent.first == UInt8(ascii: "+")
    if isSigned { exponent = exponent.dropFirst() }
    return number.first.map(isDigit) == true && number.allSatisfy { isDigit($0) || isPoint($0) }
      && (1...3).contains(exponent.count) && exponent.allSatisfy(isDigit)
      && (isSigned || number.contains(where: isPoint))
  }

  private static func isPoint(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",")
  }

  /// The first number in a line that a spreadsheet has written with commas in it, which would pass for several ids:
  /// `6,70935E+18`, or four groups of thousands or more, as no list of record ids has.
  public static func numberWithCommas(in line: ArraySlice<UInt8>) -> String? {
    line.split { !isDigit($0) && !isPoint($0) && !"Ee+".utf8.contains($0) }.lazy
      .map { String(decoding: $0, as: UTF8.self) }
      .first { hasGroups($0) || $0.utf8.contains(UInt8(ascii: ",")) && isScientific($0) }
  }

  /// Whether separators stand between its thousands: commas, points, apostrophes, or spaces that do not part words.
  private static func hasGroups(_ word: String) -> Bool {
    var separators: Set<Unicode.Scalar> = []
    let groups = word.unicodeScalars.split(omittingEmptySubsequences: false) { scalar in
      guard !("0"..."9").contains(scalar) else { return false }
      separators.insert(scalar)
      return true
    }
    guard separators.count == 1, separators.allSatisfy(mayGroup) else { return false }
    return groups.count >= 4 && (1...3).contains(groups[0].count)
      && groups.dropFirst().allSatisfy { $0.count == 3 }
  }

  private static func mayGroup(_ scalar: Unicode.Scalar) -> Bool {
    [",", ".", "'", "’"].contains(scalar) || scalar.properties.isWhitespace
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
    return String(
      String.UnicodeScalarView(
        unicodeScalars.map { ("\u{FF10}"..."\u{FF19}").contains($0) ? $0.narrow : $0 }))
  }
}
