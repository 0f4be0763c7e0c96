/// The id of one employee, in the form that an ``IDKind`` says; ids are equal where their bytes are.
public struct UserID: Sendable, Hashable, Comparable, Codable, CustomStringConvertible {
  /// The id as a text that compares by its bytes.
  public let exact: ExactText

  /// The id, exactly as it was given.
  public var rawValue: String { exact.text }

  /// Takes an id that an operator wrote.
  ///
  /// - Parameter rawValue: 1 to 64 characters without spaces, commas, control characters and what cannot be seen; anything else gives nil.
  public init?(typed rawValue: String) {
    guard (1...64).contains(rawValue.unicodeScalars.count),
      rawValue.unicodeScalars.allSatisfy(Self.mayStand)
    else { return nil }
    exact = ExactText(rawValue)
  }

  /// Takes an id that the platform sent, whatever is in it.
  ///
  /// - Parameter rawValue: The text of a `user_id` in an answer.
  public init(rawValue: String) {
    exact = ExactText(rawValue)
  }

  /// Takes an id that the platform sent, whatever is in it.
  ///
  /// - Parameter exact: The text of a `user_id` in an answer.
  public init(_ exact: ExactText) {
    self.exact = exact
  }

  /// Whether a scalar may stand in an id; what most ids are made of is decided first, since lists are long.
  private static func mayStand(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ",": false
    case "!"..."~": true
    // What cannot be seen, and what stands for a character that got lost, nobody has meant.
    case "\u{FFFD}": false
    default:
      switch scalar.properties.generalCategory {
      case .control, .format: false
      default:
        !scalar.properties.isWhitespace && !scalar.properties.isDefaultIgnorableCodePoint
      }
    }
  }

  /// The id.
  public var description: String { exact.text }

  /// Tells whether one id comes before another, by their bytes.
  ///
  /// - Parameters:
  ///   - left: One id.
  ///   - right: The other.
  /// - Returns: Whether `left` comes before `right`.
  public static func < (left: Self, right: Self) -> Bool { left.exact < right.exact }

  /// Reads an id.
  ///
  /// - Parameter decoder: Where to read from.
  /// - Throws: A decoding error where there is no text.
  public init(from decoder: any Decoder) throws {
    exact = try ExactText(from: decoder)
  }

  /// Writes the id, and nothing around it.
  ///
  /// - Parameter encoder: Where to write to.
  /// - Throws: What the encoder throws.
  public func encode(to encoder: any Encoder) throws {
    try exact.encode(to: encoder)
  }
}

/// Which of an employee's two ids is meant: the query parameter `employee_type` of the attendance calls.
///
/// Feishu: <https://open.feishu.cn/document/server-docs/attendance-v1/user_task/query-2> (read 2026-11-23).
public enum IDKind: String, Sendable, Hashable, CaseIterable, Codable {
  /// The user id of the member page in the admin console.
  case employeeID = "employee_id"
  /// The job number.
  case employeeNumber = "employee_no"
}
