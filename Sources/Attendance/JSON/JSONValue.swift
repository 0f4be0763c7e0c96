/// A JSON value as it was written: numbers keep their digits, objects keep every member.
public enum JSONValue: Sendable, Hashable {
  /// `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A number, as the text that stood there; it never passes through a floating-point number.
  case number(String)
  /// A string, with its escapes resolved.
  case string(String)
  /// A string that is no text, where the reader was told to keep such.
  indirect case oddString(JSONOddString)
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
    case .null, .bool, .oddString, .array, .object:
      return nil
    }
  }

  /// Whether this is `null`.
  public var isNull: Bool { if case .null = self { true } else { false } }

  /// The value as JSON again, so that two are the same text exactly where they are the same value.
  ///
  /// - Parameter limit: How many bytes it may have.
  /// - Returns: The text; nil where it would be longer.
  public func source(limit: Int) -> ExactText? {
    var text = ""
    return write(to: &text, limit: limit) ? ExactText(text) : nil
  }

  private func write(to text: inout String, limit: Int) -> Bool {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .number(let digits): text += digits
    case .string(let value): return Self.write(value, to: &text, limit: limit)
    case .oddString(let odd): text += odd.source.text
    case .array(let elements):
      text += "["
      for (index, element) in elements.enumerated() {
        if index > 0 { text += "," }
        guard element.write(to: &text, limit: limit) else { return false }
      }
      text += "]"
    case .object(let object):
      text += "{"
      for (index, member) in object.members.enumerated() {
        if index > 0 { text += "," }
        guard Self.write(member.name, to: &text, limit: limit) else { return false }
        text += ":"
        guard member.value.write(to: &text, limit: limit) else { return false }
      }
      text += "}"
    }
    return text.utf8.count <= limit
  }

  private static func write(_ value: String, to text: inout String, limit: Int) -> Bool {
    guard value.utf8.count <= limit else { return false }
    text += "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"", "\\": text += "\\\(scalar)"
      case "\0"..<" ": text += "\\u{\(scalar.value)}"
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
    return text.utf8.count <= limit
  }
}

/// A string of an answer that is no text: half of a surrogate pair, bytes that are no UTF-8, a raw control character or an
/// escape that JSON does not have.
///
/// Only ``JSONReader/read(_:keepingOddStrings:)`` makes one, and only where it is told to.
public struct JSONOddString: Sendable, Hashable {
  /// The string as it stood there, its quotes included; equal where the bytes are.
  public let source: ExactText
  /// What can be read of it; U+FFFD where nothing can be.
  public let readable: String

  init(raw: some Collection<UInt8>, readable: [UInt8]) {
    if let text = String(validating: raw, as: UTF8.self) {
      source = "\"\(text)\""
    } else {
      let digits = raw.map { byte in
        (byte < 0x10 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
      source = "bytes\"\(digits.joined())\""
    }
    self.readable = String(decoding: readable, as: UTF8.self)
  }
}
