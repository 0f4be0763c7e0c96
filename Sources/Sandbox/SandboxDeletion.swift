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
