/// A name with its value: a header, or a parameter of a query.
public struct SandboxField: Sendable, Hashable {
  /// The name, as it was written.
  public var name: String

  /// The value, decoded.
  public var value: String

  /// Makes a field.
  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}
