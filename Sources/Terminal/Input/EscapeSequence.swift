/// An escape sequence that has begun, and is swallowed as far as it goes.
///
/// The forms are those of ECMA-48 5.4 and 8.3,
/// <https://ecma-international.org/publications-and-standards/standards/ecma-48/>.
enum EscapeSequence: Hashable, Sendable {
  /// This many more bytes.
  case bytes(Int)
  /// A control sequence: parameters up to a final letter, with the last number so far and how many stand before it.
  case control(isFirstByte: Bool, number: Int, before: Int = 0)
  case mouse(MouseReport)
  /// A string up to BEL or `ESC \`, with the number of bytes so far.
  case string(length: Int, hasEscape: Bool)

  /// The most bytes of a string: no answer of a terminal is longer.
  static let longestString = 4096

  /// Larger numbers are nonsense: no terminal has so many columns.
  private static let largestNumber = 9999

  /// What a byte did to a sequence.
  enum Step {
    case goesOn
    case ended
    /// The byte was Escape, and it is not the end of this sequence.
    case anotherBegins
  }

  /// Begins the sequence that a byte after Escape stands for; nil if it stands for none.
  init?(introducer byte: UInt8) {
    switch byte {
    case UInt8(ascii: "["): self = .control(isFirstByte: true, number: 0)
    case UInt8(ascii: "O"), UInt8(ascii: "N"): self = .bytes(1)
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "X"), UInt8(ascii: "^"),
      UInt8(ascii: "_"):
      self = .string(length: 0, hasEscape: false)
    default: return nil
    }
  }

  /// Whether a sequence that stopped between two bursts can go on with this one.
  ///
  /// A key code, or a control that comes alone, is a person who pressed a key, not the rest of an
  /// answer.
  func mayResume(with code: Int32, count: Int) -> Bool {
    guard code < 0x100, code != 0x7F, code >= 0x20 || count > 1 || code == 0x07 || code == 0x1B
    else { return false }
    switch self {
    case .string(_, hasEscape: true): return code == Int32(UInt8(ascii: "\\"))
    case .string: return true
    case .bytes, .control, .mouse: return code >= 0x20
    }
  }

  mutating func consume(_ byte: UInt8) -> Step {
    switch self {
    case .bytes(let count):
      if byte == 0x1B { return .anotherBegins }
      self = .bytes(count - 1)
      return count > 1 ? .goesOn : .ended
    case .control(let isFirstByte, let number, let before):
      return consumeParameter(byte, isFirstByte: isFirstByte, number: number, before: before)
    case .mouse(var report):
      if byte == 0x1B { return .anotherBegins }
      let isWhole = report.consume(byte)
      self = .mouse(report)
      return isWhole ? .ended : .goesOn
    case .string(let length, let hasEscape):
      if hasEscape { return byte == UInt8(ascii: "\\") ? .ended : .anotherBegins }
      self = .string(length: length + 1, hasEscape: byte == 0x1B)
      return byte == 0x07 || length >= Self.longestString ? .ended : .goesOn
    }
  }

  private mutating func consumeParameter(
    _ byte: UInt8, isFirstByte: Bool, number: Int, before: Int
  ) -> Step {
    switch (byte, isFirstByte) {
    case (0x1B, _):
      return .anotherBegins
    case (UInt8(ascii: "M"), true):
      // The old mouse report: button, column, row.
      self = .bytes(3)
      return .goesOn
    case (UInt8(ascii: "<"), true):
      self = .mouse(MouseReport())
      return .goesOn
    case (UInt8(ascii: "["), true):
      // A function key of the Linux console.
      self = .bytes(1)
      return .goesOn
    case (0x40..<0x7F, _):
      return .ended
    case (UInt8(ascii: "0")...UInt8(ascii: "9"), _):
      let digit = Int(byte - UInt8(ascii: "0"))
      self = .control(
        isFirstByte: false, number: min(number * 10 + digit, Self.largestNumber), before: before)
      return .goesOn
    default:
      self = .control(isFirstByte: false, number: 0, before: before + 1)
      return .goesOn
    }
  }
}
