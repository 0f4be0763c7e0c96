/// Why a file could not be read, in the system's words.
public struct FileProblem: Error, Sendable, Hashable {
  /// The path, as it was given.
  public let path: String
  /// The system's words.
  public let reason: String

  /// Names a problem.
  public init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }
}
