public import Attendance

/// What the journal tells of the import of one deleted record: all its events, folded into one value.
public struct UndoRecord: Sendable, Hashable {
  /// The record, its key, and the equal records that were there before.
  public let item: UndoIntent.Item
  /// The batch by whose undo it was made, where that is not the one that shows it.
  public package(set) var elsewhere: Int?
  /// The reason or ticket that the operator typed for the undo; empty where there is none, or none any more.
  package internal(set) var reason = ""
  /// How many attempts were begun; 0 means that nothing was sent.
  public package(set) var attempts = 0
  /// What came of it last; nil where it was never learnt.
  public package(set) var outcome: UndoOutcome?

  /// What became of it: where no outcome was kept, not sent or not known.
  public var verdict: UndoVerdict {
    if let outcome { return outcome.verdict }
    return attempts == 0
      ? .notImported(.refused(.neverSent(.noAttempt))) : .unknown(.noAnswer(.programEnded))
  }
}

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
