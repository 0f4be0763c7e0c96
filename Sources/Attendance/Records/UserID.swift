/// The id of one employee, in the form that an ``IDKind`` says.
public struct UserID: RawRepresentable, Sendable, Hashable, Codable, CustomStringConvertible {
  /// The id, exactly as it was given.
  public let rawValue: String

  /// Takes an id that an operator wrote.
  ///
  /// - Parameter rawValue: 1 to 64 characters without spaces, commas and control characters; anything else gives nil.
  public init?(typed rawValue: String) {
    guard (1...64).contains(rawValue.unicodeScalars.count),
      rawValue.unicodeScalars.allSatisfy(Self.mayStand)
    else { return nil }
    self.rawValue = rawValue
  }

  /// Takes an id that the platform sent, whatever is in it.
  ///
  /// - Parameter rawValue: The text of a `user_id` in an answer.
  public init(rawValue: String) {
    self.rawValue = rawValue
  }

  /// Whether a scalar may stand in an id; what most ids are made of is decided first, since lists are long.
  private static func mayStand(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ",": false
    case "!"..."~": true
    default: !scalar.properties.isWhitespace && scalar.properties.generalCategory != .control
    }
  }

  /// The id.
  public var description: String { rawValue }
}
