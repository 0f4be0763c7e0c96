import Attendance

/// A record id, or none, as one number: up to twenty digits, and how many of them are written.
///
/// Ids are text: `7` and `007` are two ids. The digits fit into 67 bits, their count into five more.
struct PackedID: Sendable, Hashable {
  private let bits: UInt128

  /// Takes an id; nil is none.
  init(_ id: RecordID?) {
    guard let id else {
      bits = 0
      return
    }
    let value = id.rawValue.utf8.reduce(into: UInt128(0)) { $0 = $0 * 10 + UInt128($1 & 0x0F) }
    bits = value << 8 | UInt128(id.rawValue.utf8.count)
  }

  /// The number that the digits stand for; none comes before all.
  var value: UInt128 { bits >> 8 }

  /// How many digits are written; 0 where there is no id.
  var count: Int { Int(truncatingIfNeeded: bits & 0xFF) }

  /// Writes the digits to the end of twenty bytes.
  func write(into bytes: inout [UInt8]) {
    let (high, low) = value.quotientAndRemainder(dividingBy: 10_000_000_000)
    var rest = UInt64(truncatingIfNeeded: low)
    for index in stride(from: 19, through: 10, by: -1) {
      bytes[index] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    rest = UInt64(truncatingIfNeeded: high)
    for index in stride(from: 9, through: 0, by: -1) {
      bytes[index] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
  }

  /// Whether a word can stand in an id at all.
  static func mayContain(_ word: ByteWord) -> Bool {
    word.count <= 20 && word.consists { (0x30...0x39).contains($0) }
  }

  /// Tells whether a word stands in the digits.
  func contains(_ word: ByteWord, _ bytes: inout [UInt8]) -> Bool {
    guard word.count <= count else { return false }
    write(into: &bytes)
    return word.isFound(in: bytes.span.extracting((20 - count)..<20))
  }

  /// The id; nil where there is none.
  var recordID: RecordID? {
    guard count > 0 else { return nil }
    var bytes = [UInt8](repeating: 0, count: 20)
    write(into: &bytes)
    return RecordID(String(decoding: bytes.suffix(count), as: UTF8.self))
  }
}
