/// The members of a request's JSON body, read with the types that the platform declares.
///
/// A missing member and `null` are the same: nil. A member of another type is refused with 9499.
struct Body {
  private let members: [String: JSON]

  init(_ bytes: [UInt8]) throws(Refusal) {
    guard let members = JSON.parsed(bytes)?.members else { throw .notJSON }
    self.members = members
  }

  init(members: [String: JSON]) {
    self.members = members
  }

  func string(_ name: String) throws(Refusal) -> String? {
    guard let value = value(name) else { return nil }
    guard case .string(let string) = value else { throw .wrongType(name, value) }
    return string
  }

  func integer(_ name: String) throws(Refusal) -> Int? {
    guard let value = value(name) else { return nil }
    guard case .integer(let integer) = value else { throw .wrongType(name, value) }
    return integer
  }

  func boolean(_ name: String) throws(Refusal) -> Bool? {
    guard let value = value(name) else { return nil }
    guard case .boolean(let boolean) = value else { throw .wrongType(name, value) }
    return boolean
  }

  func strings(_ name: String) throws(Refusal) -> [String]? {
    guard let value = value(name) else { return nil }
    guard case .array(let elements) = value else { throw .wrongType(name, value) }
    var strings: [String] = []
    for element in elements {
      guard case .string(let string) = element else { throw .wrongType(name, value) }
      strings.append(string)
    }
    return strings
  }

  func objects(_ name: String) throws(Refusal) -> [Body]? {
    guard let value = value(name) else { return nil }
    guard case .array(let elements) = value else { throw .wrongType(name, value) }
    var bodies: [Body] = []
    for element in elements {
      guard let members = element.members else { throw .wrongType(name, value) }
      bodies.append(Body(members: members))
    }
    return bodies
  }

  private func value(_ name: String) -> JSON? {
    members[name].flatMap { $0 == .null ? nil : $0 }
  }
}
