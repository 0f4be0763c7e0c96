/// A JSON value as it was written: numbers keep their digits, objects keep every member.
public indirect enum JSONValue: Sendable, Hashable {
  /// `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A number, as the text that stood there; it never passes through a floating-point number.
  case number(String)
  /// A string, with its escapes resolved.
  case string(String)
  /// An array.
  case array([JSONValue])
  /// An object.
  case object(JSONObject)

  /// The string, where this is one.
  public var string: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// The object, where this is one.
  public var object: JSONObject? {
    if case .object(let object) = self { object } else { nil }
  }

  /// The elements, where this is an array.
  public var array: [JSONValue]? {
    if case .array(let elements) = self { elements } else { nil }
  }

  /// The boolean, where this is one.
  public var bool: Bool? {
    if case .bool(let value) = self { value } else { nil }
  }

  /// The integer, where this is an integer literal or a string of one, written in the usual way and within 64 bits.
  ///
  /// The platform writes some integers as strings; `1.0`, `1e3`, `"01"` and `+1` are none.
  public var integer: Int? {
    switch self {
    case .number(let text), .string(let text):
      guard let value = Int(text), String(value) == text else { return nil }
      return value
    case .null, .bool, .array, .object:
      return nil
    }
  }

  /// The record id, where this is a string of 1 to 20 digits or an integer literal of as many.
  public var recordID: RecordID? {
    switch self {
    case .number(let text), .string(let text): RecordID(text)
    case .null, .bool, .array, .object: nil
    }
  }

  /// Whether this is `null`.
  public var isNull: Bool { self == .null }
}
