/// A JSON object with all its members in the order in which they stood, a repeated name included.
///
/// Parsers disagree on which of two equal names counts, so here nobody chooses: ``subscript(_:)`` says that it is repeated.
public struct JSONObject: Sendable, Hashable {
  /// A name and its value.
  public struct Member: Sendable, Hashable {
    /// The name, with its escapes resolved.
    public let name: String
    /// The value.
    public let value: JSONValue
  }

  /// What stands under a name.
  public enum Lookup: Sendable, Hashable {
    /// Nothing.
    case absent
    /// One value.
    case present(JSONValue)
    /// Two or more values, in their order.
    case repeated([JSONValue])
  }

  /// The members, in their order.
  public let members: [Member]

  /// Makes an object of members.
  ///
  /// - Parameter members: The members, in their order; a name may be repeated.
  public init(_ members: [Member]) {
    self.members = members
  }

  /// What stands under a name.
  ///
  /// - Parameter name: The name, compared by its Unicode scalars.
  public subscript(name: String) -> Lookup {
    var found: JSONValue?
    for member in members where member.name.unicodeScalars.elementsEqual(name.unicodeScalars) {
      guard found == nil else {
        return .repeated(
          members.filter { $0.name.unicodeScalars.elementsEqual(name.unicodeScalars) }
            .map(\.value))
      }
      found = member.value
    }
    return found.map(Lookup.present) ?? .absent
  }
}
