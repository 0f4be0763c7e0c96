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
  /// A record of the batch and what became of it.
  public struct Entry: Sendable, Hashable {
    /// The record's id.
    public let id: RecordID
    /// The record as it was; nil where its copy has been purged.
    public let record: FlowRecord?
    /// What became of it, by all that is known now.
    public let verdict: Verdict
    /// What became of its import, where it was to be imported again.
    public let undo: UndoVerdict?
  }

  /// Why a batch is not sent, though the platform had turned it away, or had not been asked.
  public enum Halt: Sendable, Hashable {
    /// The records were read once more, and are not what was confirmed; never empty.
    case differs([Rereading.Difference])
    /// The records could not be read once more.
    case unreadable(FeishuError)
    /// Each reading was too old when it was done.
    case tooSlow
    /// The platform asks for a wait of that length, with which all waits would be too long.
    case waitTooLong(Duration)
    /// It has been waited for three times.
    case tooManyWaits
    /// The token came to its end each time before it could be used.
    case tokenLapsed
    /// The wait was cancelled.
    case cancelled

    /// How the records differ from what was confirmed; none where that is not why.
    public var differences: [Rereading.Difference] {
      if case .differs(let differences) = self { differences } else { [] }
    }
  }

  /// The batch, as the journal has it; where the journal could not keep the outcome, as it was seen.
  public var batch: JournalBatch
  /// Why nothing was sent, no answer came, or the answer was no success; nil where its code is 0, or where the report is
  /// of an earlier run.
  public let cause: FeishuError?
  /// Why it was not sent, or not sent again; nil where nothing kept it from that.
  public let halt: Halt?
  /// Why a later attempt or the outcome could not be kept; nil where all was.
  public let journalError: JournalError?

  /// Puts a report together.
  public init(
    batch: JournalBatch, cause: FeishuError? = nil, halt: Halt? = nil,
    journalError: JournalError? = nil
  ) {
    self.batch = batch
    self.cause = cause
    self.halt = halt
    self.journalError = journalError
  }

  /// The batch's number in the journal.
  public var batchNumber: Int { batch.number }
  /// When it was asked for.
  public var at: UnixTime { batch.at.time }
  /// The answer's code, words and ids, with the verdicts as they were then.
  public var outcome: DeletionOutcome { batch.outcome ?? batch.abandoned }
  /// How often the batch was sent, refusals included.
  public var attempts: Int { batch.attempts }
  /// The names of the employees, as far as they are known.
  public var names: [UserID: String] { batch.intent.names }
  /// What was asked for, to be tried again; nil where the copies have been purged.
  public var plan: DeletionPlan? { DeletionPlan(batch.intent) }

  /// The records and what became of them, in the order sent.
  public var entries: [Entry] {
    batch.verdicts.map {
      Entry(
        id: $0.recordID, record: batch.record($0.recordID), verdict: $0.verdict,
        undo: batch.undo[$0.recordID]?.verdict)
    }
  }

  /// How many records ended how.
  public var tally: Tally { batch.tally }

  /// The ids of the records with a verdict of one sort, in the order sent.
  public func ids(where isMeant: (Verdict) -> Bool) -> [RecordID] {
    entries.filter { isMeant($0.verdict) }.map(\.id)
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

extension WriteAttempt {
  /// An attempt that was not made, since the records may not be sent as they were read.
  init(unsent halt: DeletionReport.Halt) {
    switch halt {
    case .differs: self.init(observation: .neverSent(.recordsChanged))
    case .unreadable(let error):
      let isCancelled = if case .cancelled = error { true } else { false }
      self.init(observation: .neverSent(isCancelled ? .cancelled : .readingTooOld), cause: error)
    case .tooSlow, .waitTooLong, .tooManyWaits:
      self.init(observation: .neverSent(.readingTooOld))
    case .tokenLapsed: self.init(observation: .neverSent(.noToken))
    case .cancelled: self.init(observation: .neverSent(.cancelled))
    }
  }
}
