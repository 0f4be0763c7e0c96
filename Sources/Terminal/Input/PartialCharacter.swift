/// The bytes of a UTF-8 character that has not come whole.
struct PartialCharacter: Hashable, Sendable {
  private var bytes: [UInt8] = []
  private var length = 0

  /// Consumes a byte, and returns the character that it completes.
  ///
  /// Bytes that are not UTF-8 are dropped, alone: the key after them counts.
  mutating func consume(_ byte: UInt8) -> Unicode.Scalar? {
    if byte & 0xC0 == 0x80, !bytes.isEmpty {
      bytes.append(byte)
    } else {
      guard let length = Self.length(startingWith: byte) else {
        bytes = []
        return nil
      }
      self.length = length
      bytes = [byte]
    }
    guard bytes.count == length else { return nil }
    defer { bytes = [] }
    return String(validating: bytes, as: UTF8.self)?.unicodeScalars.first
  }

  /// Returns the bytes of the character that begins with this one; nil if none does.
  static func length(startingWith byte: UInt8) -> Int? {
    switch byte {
    case 0..<0x80: 1
    case 0xC2..<0xE0: 2
    case 0xE0..<0xF0: 3
    case 0xF0..<0xF5: 4
    default: nil
    }
  }
}
