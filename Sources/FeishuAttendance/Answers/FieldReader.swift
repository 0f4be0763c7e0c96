import Attendance

/// Reads single fields out of an object, and says which one is wrong.
struct FieldReader: Sendable {
  /// What is wrong with a field.
  struct Fault: Error, Sendable {
    let what: Malformation
  }

  private let object: JSONObject

  init(_ object: JSONObject) {
    self.object = object
  }

  /// The value under a name; nil where it is absent or null.
  func value(_ name: String) throws(Fault) -> JSONValue? {
    switch object[name] {
    case .absent: nil
    case .present(let value): value.isNull ? nil : value
    case .repeated: throw Fault(what: .repeated(name))
    }
  }

  /// The same as a value of one type.
  private func value<Value>(
    _ name: String, as type: (JSONValue) -> Value?
  ) throws(Fault) -> Value? {
    guard let value = try value(name) else { return nil }
    guard let typed = type(value) else { throw Fault(what: .unexpected(name)) }
    return typed
  }

  /// The text under a name: a string, or the digits of a number.
  func text(_ name: String) throws(Fault) -> String? {
    switch try value(name) {
    case nil: nil
    case .string(let text), .number(let text): text
    case .null, .bool, .oddString, .array, .object: throw Fault(what: .unexpected(name))
    }
  }

  /// What can be read of a text that is odd.
  func readable(_ name: String) -> ExactText? {
    if case .present(.oddString(let odd)) = object[name] { ExactText(odd.readable) } else { nil }
  }

  /// What stands under a name, as JSON; nil where that is too long to be compared later.
  func source(_ name: String, limit: Int) -> ExactText? {
    switch object[name] {
    case .absent: return ""
    case .present(let value): return value.source(limit: limit)
    case .repeated(let values):
      let texts = values.compactMap { $0.source(limit: limit) }
      let all = texts.map(\.text).joined(separator: "; ")
      return texts.count == values.count && all.utf8.count <= limit ? ExactText(all) : nil
    }
  }

  /// The same, to be compared by its bytes.
  func exact(_ name: String) throws(Fault) -> ExactText? {
    try text(name).map { ExactText($0) }
  }

  func integer(_ name: String) throws(Fault) -> Int? {
    try value(name, as: \.integer)
  }

  func bool(_ name: String) throws(Fault) -> Bool? {
    try value(name, as: \.bool)
  }

  func object(_ name: String) throws(Fault) -> FieldReader? {
    try value(name, as: \.object).map { FieldReader($0) }
  }

  /// What a successful answer to a reading holds under `data`; its lists may be empty, it may not be missing.
  func data() throws(Fault) -> FieldReader {
    try required("data", try object("data"))
  }

  /// The objects of a list; none where the list is absent or null.
  func objects(_ name: String) throws(Fault) -> [FieldReader] {
    var readers: [FieldReader] = []
    for element in try value(name, as: \.array) ?? [] {
      guard let object = element.object else { throw Fault(what: .unexpected(name)) }
      readers.append(FieldReader(object))
    }
    return readers
  }

  /// The elements of a list, each as an object: one that is none has no fields.
  func elements(_ name: String) throws(Fault) -> [FieldReader] {
    (try value(name, as: \.array) ?? []).map { FieldReader($0.object ?? JSONObject([])) }
  }

  /// The text under a name; nil also where there is anything else.
  func textIfAny(_ name: String) -> String? {
    guard case .present(let value) = object[name] else { return nil }
    switch value {
    case .string(let text), .number(let text): return text
    case .null, .bool, .oddString, .array, .object: return nil
    }
  }

  /// Whether there is said to be more, in whatever way; the page of no call that is read here foresees it.
  var saysMore: Bool {
    switch object["has_more"] {
    case .absent, .present(.null), .present(.bool(false)): false
    case .present, .repeated: true
    }
  }

  func required<Value>(_ name: String, _ value: Value?) throws(Fault) -> Value {
    guard let value else { throw Fault(what: .missing(name)) }
    return value
  }

  var isEmpty: Bool { object.members.isEmpty }
}
