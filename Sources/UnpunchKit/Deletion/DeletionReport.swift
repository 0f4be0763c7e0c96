public import Attendance
public import FeishuAttendance
public import Journal

/// How a confirmed deletion ended.
public enum DeletionResult: Sendable {
  /// Nothing was sent.
  case notStarted(NotStarted)
  /// The batch was sent, or tried to be, and this came of it.
  case concluded(DeletionReport)
}

/// Why a confirmed deletion sent nothing.
public enum NotStarted: Sendable, Hashable {
  /// The records were read once more, and are not what was confirmed.
  case differs([Rereading.Difference])
  /// The records could not be read once more.
  case readingFailed(FeishuError)
  /// The journal could not take the intent or the first attempt.
  case journal(JournalError)
}

/// What became of a batch, and what is to be told about it.
public struct DeletionReport: Sendable {
  /// The batch's number in the journal.
  public let batchNumber: Int
  /// When it was asked for.
  public let at: UnixTime
  /// What was asked for.
  public let plan: DeletionPlan
  /// A verdict for every record, and the answer's code, words and ids.
  public let outcome: DeletionOutcome
  /// How often the batch was sent, refusals included.
  public let attempts: Int
  /// Why nothing was sent, no answer came, or the answer was no success; nil where its code is 0.
  public let cause: FeishuError?
  /// Why a later attempt or the outcome could not be kept; nil where all was.
  public let journalError: JournalError?

  /// Puts a report together.
  ///
  /// - Parameters:
  ///   - batchNumber: The batch's number in the journal.
  ///   - at: When it was asked for.
  ///   - plan: What was asked for.
  ///   - outcome: What came of it.
  ///   - attempts: How often the batch was sent.
  ///   - cause: Why nothing was sent, no answer came, or the answer was no success.
  ///   - journalError: Why a later attempt or the outcome could not be kept.
  public init(
    batchNumber: Int, at: UnixTime, plan: DeletionPlan, outcome: DeletionOutcome, attempts: Int,
    cause: FeishuError?, journalError: JournalError?
  ) {
    self.batchNumber = batchNumber
    self.at = at
    self.plan = plan
    self.outcome = outcome
    self.attempts = attempts
    self.cause = cause
    self.journalError = journalError
  }

  /// The records and their verdicts, in the order sent.
  public var entries: [(item: Selection.Item, verdict: Verdict)] {
    zip(plan.items, outcome.verdicts).map { ($0, $1.verdict) }
  }

  /// The ids of the records with a verdict of one sort, in the order sent.
  ///
  /// - Parameter isMeant: Tells whether a verdict is of that sort.
  /// - Returns: The ids.
  public func ids(where isMeant: (Verdict) -> Bool) -> [RecordID] {
    entries.filter { isMeant($0.verdict) }.map(\.item.id)
  }
}

/// What a deletion is doing right now.
public enum DeletionProgress: Sendable, Hashable {
  /// The records are read once more.
  case rereading
  /// The intent is being written to the journal.
  case recording
  /// The request is under way.
  case sending
  /// The platform asked to wait; the batch is sent again by itself after this.
  case waiting(Duration)
}
