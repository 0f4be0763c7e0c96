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

  func string(_ name: String) throws(Refusal) -> String? { try read(name, \.string) }

  func integer(_ name: String) throws(Refusal) -> Int? {
    try read(name) { if case .integer(let integer) = $0 { integer } else { nil } }
  }

  func boolean(_ name: String) throws(Refusal) -> Bool? {
    try read(name) { if case .boolean(let boolean) = $0 { boolean } else { nil } }
  }

  func strings(_ name: String) throws(Refusal) -> [String]? {
    try read(name) { $0.elements(\.string) }
  }

  func objects(_ name: String) throws(Refusal) -> [Body]? {
    try read(name) { $0.elements(\.members)?.map(Body.init(members:)) }
  }

  /// What a member says; a member that means nothing as that type is refused.
  private func read<Value>(
    _ name: String, _ meaning: (JSON) -> Value?
  ) throws(Refusal) -> Value? {
    guard let value = members[name], value != .null else { return nil }
    guard let meant = meaning(value) else { throw .wrongType(name, value) }
    return meant
  }
}
