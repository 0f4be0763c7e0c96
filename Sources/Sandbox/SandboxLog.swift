/// A request that the sandbox answered.
public struct SandboxCall: Sendable, Equatable {
  /// The method.
  public var method: String

  /// The path, without the query.
  public var path: String

  /// The HTTP status of the answer.
  public var status: Int
}

/// What one `batch_del` request did: the truth, whatever its answer said.
public struct SandboxDeletion: Sendable, Equatable {
  /// The ids asked for, in order.
  public var asked: [String]

  /// The ids whose records this request deleted, in order.
  public var deleted: [String]

  /// The reason of each id that was refused.
  public var refused: [String: String]

  /// Makes an entry, for comparing.
  public init(asked: [String], deleted: [String], refused: [String: String]) {
    self.asked = asked
    self.deleted = deleted
    self.refused = refused
  }
}

/// What one `batch_create` request did: the truth, whatever its answer said.
public struct SandboxImport: Sendable, Equatable {
  /// The idempotency key of each record asked for, in order; nil if a record had none.
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
