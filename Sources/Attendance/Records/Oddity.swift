/// A field of a record that is not what the platform's page says: of another type, no text, there twice, or an id that
/// another record has too.
public struct Oddity: Sendable, Hashable, Codable {
  /// How long a value may be that is kept; a record with a longer one is not listed.
  public static let limit = 16_384

  /// The platform's name of the field.
  public let field: String
  /// What stood there, as JSON; nil where the field is missing that has to be there.
  public let value: ExactText?

  /// Names a field and what stood there.
  ///
  /// - Parameters:
  ///   - field: The platform's name of the field.
  ///   - value: What stood there, as JSON; nil where the field is missing.
  public init(field: String, value: ExactText?) {
    self.field = field
    self.value = value
  }
}
