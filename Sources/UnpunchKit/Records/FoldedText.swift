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
  ///
  /// - Throws: Where the task is cancelled.
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

  /// The form in which texts are compared: lower case, and full-width and other compatibility forms as the plain ones.
  static func folded(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.lowercased() }
    return text.precomposedStringWithCompatibilityMapping.lowercased()
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
