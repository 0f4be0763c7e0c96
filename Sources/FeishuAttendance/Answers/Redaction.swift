import Foundation

/// Takes what must not be shown out of a text that another side may have repeated: whole or in part, as it is or encoded.
///
/// It works on bytes. Found are eight bytes of a secret in a row, for whoever repeats it may have cut it; as they are,
/// in letters of one case, in base64 at each of its three alignments, in hexadecimal digits; and each of these under
/// percent signs, escapes of JSON and references of HTML, up to three deep.
struct Redaction: Sendable {
  private static let mark = Array("•••".utf8)
  /// How many bytes in a row are enough: fewer would hide words that have nothing to do with it.
  private static let run = 8
  private static let depth = 3

  /// All rows of eight bytes of all forms, each packed into one number.
  private let runs: Set<UInt64>
  /// The secrets that are shorter, none of them empty.
  private let short: [[UInt8]]
  /// How many bytes the longest form has.
  let longest: Int

  init(_ hidden: [String?]) {
    var runs: Set<UInt64> = []
    var short: [[UInt8]] = []
    var longest = 0
    for secret in hidden.compactMap(\.self).map({ Array($0.utf8) }) where !secret.isEmpty {
      if secret.count < Self.run { short.append(secret) }
      for form in [secret] + Self.encodings(of: secret) + Self.cases(of: secret) {
        longest = max(longest, form.count)
        Self.eachRun(of: form) { runs.insert($1) }
      }
    }
    self.runs = runs
    self.short = short
    self.longest = longest
  }

  func clean(_ text: String) -> String {
    String(decoding: clean(Array(text.utf8)), as: UTF8.self)
  }

  /// The same for an answer's bytes, whatever they are: nothing else in them changes, so they are judged the same.
  func clean(_ body: [UInt8]) -> [UInt8] {
    guard longest > 0 else { return body }
    var isHidden = [Bool](repeating: false, count: body.count)
    var text = LayeredText(body)
    mark(text, in: &isHidden)
    for _ in 0..<Self.depth {
      guard text.decode() else { break }
      mark(text, in: &isHidden)
    }
    guard isHidden.contains(true) else { return body }
    return Self.cut(body, isHidden)
  }

  private func mark(_ text: LayeredText, in isHidden: inout [Bool]) {
    func hide(_ range: Range<Int>) {
      for index in text.origin(of: range) { isHidden[index] = true }
    }
    Self.eachRun(of: text.bytes) { start, run in
      if runs.contains(run) { hide(start..<start + Self.run) }
    }
    for secret in short {
      for range in text.bytes.ranges(of: secret) { hide(range) }
    }
  }

  /// Calls a body with the start of each row of eight bytes, and the row as a number.
  private static func eachRun(of bytes: [UInt8], _ body: (Int, UInt64) -> Void) {
    var value: UInt64 = 0
    for (index, byte) in bytes.enumerated() {
      value = value << 8 | UInt64(byte)
      if index >= run - 1 { body(index - run + 1, value) }
    }
  }

  /// What is left, with one mark for each gap.
  private static func cut(_ body: [UInt8], _ isHidden: [Bool]) -> [UInt8] {
    let backslash = UInt8(ascii: "\\")
    var left: [UInt8] = []
    for (index, byte) in body.enumerated() {
      if !isHidden[index] {
        left.append(byte)
      } else if index == 0 || !isHidden[index - 1] {
        // Half of an escape before the mark would make something else of it.
        while left.last == backslash { left.removeLast() }
        left += mark
      }
    }
    return left
  }

  /// A secret in small and in capital letters, as some write the lines of a head.
  private static func cases(of secret: [UInt8]) -> [[UInt8]] {
    let text = String(decoding: secret, as: UTF8.self)
    return [Array(text.lowercased().utf8), Array(text.uppercased().utf8)]
  }

  /// The other forms of a secret, without the letters that depend on what stands before it.
  private static func encodings(of secret: [UInt8]) -> [[UInt8]] {
    let digits = secret.flatMap { byte -> [UInt8] in
      let text = String(byte, radix: 16)
      return Array((text.utf8.count == 1 ? "0" + text : text).utf8)
    }
    let capitals = digits.map { $0 >= UInt8(ascii: "a") ? $0 - 32 : $0 }
    let base64 = (0..<3).flatMap { shift -> [[UInt8]] in
      let text = Data([UInt8](repeating: 0, count: shift) + secret).base64EncodedString()
      // Its last letters are these only where nothing follows it, and then they are its own too.
      let letters = Array(text.utf8.dropFirst((shift * 8 + 5) / 6))
      let forAddresses = letters.map { letter -> UInt8 in
        switch letter {
        case UInt8(ascii: "+"): UInt8(ascii: "-")
        case UInt8(ascii: "/"): UInt8(ascii: "_")
        default: letter
        }
      }
      return letters == forAddresses ? [letters] : [letters, forAddresses]
    }
    return [digits, capitals] + base64
  }
}
