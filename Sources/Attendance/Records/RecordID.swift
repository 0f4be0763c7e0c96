/// The platform's id of one check-in flow record: 1 to 20 decimal digits, kept as text.
///
/// Real ids have 19 digits, more than a `Double` can hold (`6709359313699356941` would come back as `…6672`),
/// so an id is never a number here, and never passes through one.
public struct RecordID: RawRepresentable, Sendable, Hashable, Codable, CustomStringConvertible {
  /// The digits, exactly as the platform gave them.
  public let rawValue: String

  /// Takes the digits of an id.
  ///
  /// - Parameter rawValue: 1 to 20 ASCII digits and nothing else; anything else gives nil.
  public init?(rawValue: String) {
    let bytes = rawValue.utf8
    guard (1...20).contains(bytes.count), bytes.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    self.rawValue = rawValue
  }

  /// Takes the digits of an id.
  ///
  /// - Parameter digits: 1 to 20 ASCII digits and nothing else; anything else gives nil.
  public init?(_ digits: String) {
    self.init(rawValue: digits)
  }

  /// The digits.
  public var description: String { rawValue }
}

extension JSONValue {
  /// The record id, where this is a string of 1 to 20 digits or an integer literal of as many.
  public var recordID: RecordID? {
    switch self {
    case .number(let text), .string(let text): RecordID(text)
    case .null, .bool, .oddString, .array, .object: nil
    }
  }
}
