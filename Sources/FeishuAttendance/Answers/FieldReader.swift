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

  /// The text under a name: a string, or the digits of a number.
  func text(_ name: String) throws(Fault) -> String? {
    switch try value(name) {
    case nil: nil
    case .string(let text), .number(let text): text
    case .null, .bool, .array, .object: throw Fault(what: .unexpected(name))
    }
  }

  /// The same, to be compared by its bytes.
  func exact(_ name: String) throws(Fault) -> ExactText? {
    try text(name).map { ExactText($0) }
  }

  func integer(_ name: String) throws(Fault) -> Int? {
    guard let value = try value(name) else { return nil }
    guard let integer = value.integer else { throw Fault(what: .unexpected(name)) }
    return integer
  }

  func bool(_ name: String) throws(Fault) -> Bool? {
    guard let value = try value(name) else { return nil }
    guard let bool = value.bool else { throw Fault(what: .unexpected(name)) }
    return bool
  }

  func object(_ name: String) throws(Fault) -> FieldReader? {
    guard let value = try value(name) else { return nil }
    guard let object = value.object else { throw Fault(what: .unexpected(name)) }
    return FieldReader(object)
  }

  /// The objects of a list; none where the list is absent or null.
  func objects(_ name: String) throws(Fault) -> [FieldReader] {
    guard let value = try value(name) else { return [] }
    guard let elements = value.array else { throw Fault(what: .unexpected(name)) }
    var readers: [FieldReader] = []
    readers.reserveCapacity(elements.count)
    for element in elements {
      guard let object = element.object else { throw Fault(what: .unexpected(name)) }
      readers.append(FieldReader(object))
    }
    return readers
  }

  func required<Value>(_ name: String, _ value: Value?) throws(Fault) -> Value {
    guard let value else { throw Fault(what: .missing(name)) }
    return value
  }

  var isEmpty: Bool { object.members.isEmpty }
}
