import Attendance

/// The JSON values of a text, one after the other: one a line, or laid out over several, in arrays, or ids between them.
///
/// An array at the top is opened and not held as a whole, so that a long one takes no more memory than the lines of
/// `ndjson` do.
struct JSONItems {
  /// A value, or what stands between values.
  struct Item {
    enum Content {
      case value(JSONValue)
      case text(String)
    }

    /// The line that it begins in, from 1.
    let line: Int
    let content: Content
  }

  private let text: [UInt8]
  private var index = 0
  private var line = 1
  /// Whether an array is open.
  private var isInArray = false

  init(_ text: [UInt8]) { self.text = text }

  /// The next value; nil at the end.
  ///
  /// - Throws: ``ListMistake`` where something is no JSON, or ends in the middle.
  mutating func next() throws(ListMistake) -> Item? {
    while index < text.count {
      switch text[index] {
      case 0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: ","): step(to: index + 1)
      case 0xEF where text[index...].starts(with: [0xEF, 0xBB, 0xBF]): step(to: index + 3)
      case UInt8(ascii: "[") where !isInArray:
        isInArray = true
        step(to: index + 1)
      case UInt8(ascii: "]") where isInArray:
        isInArray = false
        step(to: index + 1)
      case UInt8(ascii: "{"): return try value()
      case _ where isInArray: return try value()
      default: return restOfLine()
      }
    }
    if isInArray { throw .noJSON(line: line) }
    return nil
  }

  private mutating func value() throws(ListMistake) -> Item {
    let (start, begun) = (index, line)
    guard let end = end(of: start), let value = try? JSONReader.read(Array(text[start..<end]))
    else { throw .noJSON(line: begun) }
    step(to: end)
    return Item(line: begun, content: .value(value))
  }

  private mutating func restOfLine() -> Item {
    let (start, begun) = (index, line)
    var end = start
    while end < text.count, text[end] != 0x0A, text[end] != 0x0D { end += 1 }
    step(to: end)
    return Item(
      line: begun, content: .text(String(decoding: text[start..<end], as: UTF8.self)))
  }

  /// Where a value ends, whatever is in it; nil where it does not.
  private func end(of start: Int) -> Int? {
    var (depth, index) = (0, start)
    while index < text.count {
      switch text[index] {
      case UInt8(ascii: "\""):
        index += 1
        while index < text.count, text[index] != UInt8(ascii: "\"") {
          index += text[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        guard index < text.count else { return nil }
        index += 1
        if depth == 0 { return index }
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        index += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if depth == 0 { return index }
        depth -= 1
        index += 1
        if depth == 0 { return index }
      case 0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: ","):
        if depth == 0 { return index }
        index += 1
      default: index += 1
      }
    }
    return nil
  }

  private mutating func step(to end: Int) {
    while index < end {
      if ListText.endsLine(text, at: index) { line += 1 }
      index += 1
    }
  }
}
