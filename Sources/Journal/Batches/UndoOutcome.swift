public import Attendance

/// What came of the import of one record, with what the platform's last answer said.
public struct UndoOutcome: Sendable, Hashable, Codable {
  /// The deleted record.
  public let recordID: RecordID
  /// What became of its import.
  public let verdict: UndoVerdict
  /// The HTTP status; nil where no answer came.
  public let status: Int?
  /// The answer's code; nil where none could be read.
  public let code: PlatformCode?
  /// The answer's message, unaltered; nil where none could be read.
  public let message: String?
  /// The id under which the platform logged the call; nil where it gave none.
  public let logID: String?
  /// Up to which attempt it tells; nil in journals of before it was noted.
  public let attempt: Int?

  /// Puts an outcome together.
  public init(
    recordID: RecordID, verdict: UndoVerdict, status: Int? = nil, code: PlatformCode? = nil,
    message: String? = nil, logID: String? = nil, attempt: Int? = nil
  ) {
    self.recordID = recordID
    self.verdict = verdict
    self.status = status
    self.code = code
    self.message = message
    self.logID = logID
    self.attempt = attempt
  }
}
