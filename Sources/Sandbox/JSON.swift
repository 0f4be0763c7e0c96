import Foundation

/// A JSON value of the wire; members of an object keep their order when it is written.
enum JSON: Sendable, Equatable {
  case null
  case boolean(Bool)
  case integer(Int)
  case number(Double)
  case string(String)
  case array([JSON])
  case object([Member])

  struct Member: Sendable, Equatable {
    var name: String
    var value: JSON

    init(_ name: String, _ value: JSON) {
      self.name = name
      self.value = value
    }

    /// What an answer with data says beside its code.
    static func success(_ data: JSON) -> [Member] {
      [Member("msg", .string("success")), Member("data", data)]
    }
  }

  /// Parses a body; nil if it is not JSON.
  static func parsed(_ body: [UInt8]) -> JSON? {
    // Why a body is not JSON does not matter: the platform says the same of every one.
    try? JSONDecoder().decode(JSON.self, from: Data(body))
  }

  static func strings(_ values: [String]) -> JSON {
    .array(values.map(JSON.string))
  }

  var string: String? { if case .string(let string) = self { string } else { nil } }

  /// What all elements of an array mean; nil if one of them means nothing, and for another value.
  func elements<Value>(_ meaning: (JSON) -> Value?) -> [Value]? {
    guard case .array(let elements) = self else { return nil }
    let meant = elements.compactMap(meaning)
    return meant.count == elements.count ? meant : nil
  }

  /// The members of an object with the last of a name; nil for another value.
  var members: [String: JSON]? {
    guard case .object(let members) = self else { return nil }
    return Dictionary(members.map { ($0.name, $0.value) }, uniquingKeysWith: { _, last in last })
  }

  /// The value as compact JSON text.
  var text: String {
    switch self {
    case .null: "null"
    case .boolean(let value): value ? "true" : "false"
    case .integer(let value): String(value)
    case .number(let value): String(value)
    case .string(let value): JSON.quoted(value)
    case .array(let values): "[" + values.map(\.text).joined(separator: ",") + "]"
    case .object(let members):
      "{" + members.map { "\(JSON.quoted($0.name)):\($0.value.text)" }.joined(separator: ",") + "}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      case _ where scalar.value < 0x20:
        quoted += "\\u00" + (scalar.value < 0x10 ? "0" : "") + String(scalar.value, radix: 16)
      case _: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}

extension JSON: Decodable {
  init(from decoder: any Decoder) throws {
    if let members = try? decoder.container(keyedBy: Name.self) {
      self = .object(
        try members.allKeys.sorted { $0.stringValue < $1.stringValue }
          .map { Member($0.stringValue, try members.decode(JSON.self, forKey: $0)) })
      return
    }
    // Each kind is tried in turn: a wrong guess is no error.
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .null
    } else if let boolean = try? value.decode(Bool.self) {
      self = .boolean(boolean)
    } else if let string = try? value.decode(String.self) {
      self = .string(string)
    } else if let integer = try? value.decode(Int.self) {
      self = .integer(integer)
    } else if let number = try? value.decode(Double.self) {
      self = .number(number)
    } else {
      self = .array(try value.decode([JSON].self))
    }
  }

  private struct Name: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) {
      self.stringValue = stringValue
    }

    init?(intValue: Int) {
      nil
    }
  }
}
