import Foundation

/// Texts in the form in which they are searched, one behind the other in one array of bytes.
struct FoldedText: Sendable {
  private var bytes: [UInt8] = []
  /// Where each text ends.
  private var ends: [Int] = []

  /// Takes texts in their order.
  init(_ texts: some Sequence<String>) {
    for text in texts {
      bytes.append(contentsOf: Self.folded(text).utf8)
      ends.append(bytes.count)
    }
  }

  /// How many texts there are.
  var count: Int { ends.count }

  /// Tells for each text whether a word stands in it.
  func containing(_ word: ByteWord) throws(CancellationError) -> [Bool] {
    var found = [Bool](repeating: false, count: count)
    let all = bytes.span
    try Cancellation.checked(count) { numbers in
      for number in numbers {
        let start = number == 0 ? 0 : ends[number - 1]
        found[number] = word.isFound(in: all.extracting(start..<ends[number]))
      }
    }
    return found
  }

  /// How many bytes of a text are searched: far more than a place or a comment has that a person wrote.
  static let longest = 16_384
  /// How many marks may follow each other and be composed as one; Unicode's own limit (UAX #15, stream-safe text).
  private static let mostMarks = 30

  /// The form in which texts are searched: lower case, and full-width and other compatibility forms as the plain ones.
  ///
  /// Composing takes time by the square of how many marks stand side by side, so a longer row of them is composed in
  /// parts, and of a text that is longer than ``longest`` the beginning counts.
  static func folded(_ text: String) -> String {
    let bytes = text.utf8.prefix(longest)
    if bytes.allSatisfy({ $0 < 0x80 }) {
      return String(decoding: bytes, as: UTF8.self).lowercased()
    }
    var folded = ""
    for part in parts(of: text) {
      folded += part.precomposedStringWithCompatibilityMapping.lowercased()
    }
    return folded
  }

  /// The beginning of a text, cut where more marks follow each other than are composed as one.
  static func parts(of text: String) -> [String] {
    var parts: [String] = []
    var part = String.UnicodeScalarView()
    var (count, marks) = (0, 0)
    for scalar in text.unicodeScalars {
      count += UTF8.width(scalar)
      if count > longest { break }
      marks = isMark(scalar) ? marks + 1 : 0
      if marks > mostMarks {
        parts.append(String(part))
        part = String.UnicodeScalarView()
        marks = 1
      }
      part.append(scalar)
    }
    parts.append(String(part))
    return parts
  }

  /// Whether a scalar is a mark on what stands before it, or begins with one when it is decomposed.
  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0x300 else { return false }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .spacingMark: return true
    // The halfwidth voiced sound marks of kana are letters, and marks once they are made full-width.
    default: return scalar == "\u{FF9E}" || scalar == "\u{FF9F}"
    }
  }
}

/// A word as bytes, to be looked for in bytes.
struct ByteWord: Sendable {
  private let bytes: [UInt8]

  /// Takes a word that is folded already.
  init(_ folded: String) {
    bytes = Array(folded.utf8)
  }

  /// How many bytes it has.
  var count: Int { bytes.count }

  /// Whether all bytes are as a condition says.
  func consists(of condition: (UInt8) -> Bool) -> Bool { bytes.allSatisfy(condition) }

  /// Tells whether the word stands somewhere in these bytes.
  func isFound(in text: Span<UInt8>) -> Bool {
    let word = bytes.span
    guard word.count <= text.count, let last = bytes.last else { return word.isEmpty }
    // The last byte of a Chinese letter says more than its first.
    let end = word.count - 1
    for start in 0...(text.count - word.count) where text[start + end] == last {
      var index = 0
      while index < end, text[start + index] == word[index] { index += 1 }
      if index == end { return true }
    }
    return false
  }
}
