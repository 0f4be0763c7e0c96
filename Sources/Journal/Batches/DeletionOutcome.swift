public import Attendance

/// What came of a batch, with what the platform's last answer said.
public struct DeletionOutcome: Sendable, Hashable, Codable {
  /// A verdict for each record of the batch, in the order sent.
  public let verdicts: [RecordVerdict]
  /// The HTTP status; nil where no answer came.
  public let status: Int?
  /// The answer's code; nil where none could be read.
  public let code: PlatformCode?
  /// The answer's message, unaltered; nil where none could be read.
  public let message: String?
  /// The id under which the platform logged the call; nil where it gave none.
  public let logID: String?

  /// Puts an outcome together.
  public init(
    verdicts: [RecordVerdict], status: Int? = nil, code: PlatformCode? = nil,
    message: String? = nil, logID: String? = nil
  ) {
    self.verdicts = verdicts
    self.status = status
    self.code = code
    self.message = message
    self.logID = logID
  }
  /// The records that the answer lists as deleted.
  var deletedByReply: Set<RecordID> {
    Set(verdicts.filter { $0.verdict == .deleted(.reply) }.map(\.recordID))
  }
}

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
