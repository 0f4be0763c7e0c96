/// A text from outside, which equals only the same bytes.
///
/// A `String` compares by canonical equivalence: `Å` and the sign for ångström, a Chinese letter and its compatibility
/// form, `é` in one piece and in two are one to it. What the platform, a person or a file says is therefore kept in
/// this type, which compares, orders, hashes and searches its UTF-8 bytes. Only what is shown or sent asks for ``text``.
public struct ExactText: Sendable, Hashable, Comparable, Codable, CustomStringConvertible {
  /// The text, for showing and sending.
  public let text: String

  /// Takes a text as it came.
  ///
  /// - Parameter text: Any text.
  public init(_ text: String) {
    var text = text
    // So that its bytes can be looked at in one piece.
    text.makeContiguousUTF8()
    self.text = text
  }

  /// Whether there is nothing in it.
  public var isEmpty: Bool { text.isEmpty }

  /// The text.
  public var description: String { text }

  /// Tells whether two texts are the same bytes.
  ///
  /// - Parameters:
  ///   - left: One text.
  ///   - right: The other.
  /// - Returns: Whether they are.
  public static func == (left: Self, right: Self) -> Bool {
    guard left.text.utf8.count == right.text.utf8.count else { return false }
    return left.withBytes { left in right.withBytes { left.elementsEqual($0) } }
  }

  /// Tells whether one text comes before another: by their bytes, which is the order of their code points.
  ///
  /// - Parameters:
  ///   - left: One text.
  ///   - right: The other.
  /// - Returns: Whether `left` comes before `right`.
  public static func < (left: Self, right: Self) -> Bool {
    left.withBytes { left in right.withBytes { left.lexicographicallyPrecedes($0) } }
  }

  /// Tells whether a text stands in this one.
  ///
  /// - Parameter part: What is looked for; an empty text stands in every text.
  /// - Returns: Whether its bytes stand there side by side.
  public func contains(_ part: ExactText) -> Bool {
    withBytes { all in
      part.withBytes { part in
        guard let first = part.first else { return true }
        guard part.count <= all.count else { return false }
        return (0...(all.count - part.count)).contains { start in
          all[start] == first && all[start..<(start + part.count)].elementsEqual(part)
        }
      }
    }
  }

  /// Adds the bytes of the text to a hash.
  ///
  /// - Parameter hasher: What they are added to.
  public func hash(into hasher: inout Hasher) {
    withBytes { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    // The end: one text beside another is not the two in one.
    hasher.combine(0xFF as UInt8)
  }

  /// Reads a text.
  ///
  /// - Parameter decoder: Where to read from.
  /// - Throws: A decoding error where there is no text.
  public init(from decoder: any Decoder) throws {
    self.init(try decoder.singleValueContainer().decode(String.self))
  }

  /// Writes the text, and nothing around it.
  ///
  /// - Parameter encoder: Where to write to.
  /// - Throws: What the encoder throws.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }

  private func withBytes<Value>(_ body: (UnsafeBufferPointer<UInt8>) -> Value) -> Value {
    if let value = text.utf8.withContiguousStorageIfAvailable(body) { return value }
    var text = text
    return text.withUTF8(body)
  }
}

extension ExactText: ExpressibleByStringInterpolation {
  /// Takes a text that stands in the source.
  ///
  /// - Parameter value: The text.
  public init(stringLiteral value: String) {
    self.init(value)
  }
}
