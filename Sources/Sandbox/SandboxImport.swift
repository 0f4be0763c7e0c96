/// What one `batch_create` request did: the truth, whatever its answer said.
public struct SandboxImport: Sendable, Equatable {
  /// The idempotency key of each record asked for, in order; nil where a record had none.
  public var keys: [String?]

  /// The ids of the new records, in order.
  public var imported: [String]

  /// The people of each record that was passed over, in order, written `user-creator`.
  public var unknown: [String]

  /// The key for which the whole call was refused, as it was used before.
  public var usedKey: String?

  /// Makes an entry, for comparing.
  public init(
    keys: [String?], imported: [String], unknown: [String] = [], usedKey: String? = nil
  ) {
    self.keys = keys
    self.imported = imported
    self.unknown = unknown
    self.usedKey = usedKey
  }
}
