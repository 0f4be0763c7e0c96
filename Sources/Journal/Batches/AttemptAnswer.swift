public import Attendance

/// What the platform answered to one attempt, as far as it is kept.
public struct AttemptAnswer: Sendable, Hashable, Codable {
  /// The HTTP status; nil where no answer came.
  public let status: Int?
  /// The answer's code; nil where none could be read.
  public let code: PlatformCode?
  /// The id under which the platform logged the call; nil where it gave none.
  public let logID: String?

  /// Takes an answer.
  public init(status: Int?, code: PlatformCode?, logID: String?) {
    self.status = status
    self.code = code
    self.logID = logID
  }
}
