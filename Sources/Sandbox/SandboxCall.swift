/// A request that the sandbox answered.
public struct SandboxCall: Sendable, Equatable {
  /// The method.
  public var method: String

  /// The path, without the query.
  public var path: String

  /// The HTTP status of the answer.
  public var status: Int
}
