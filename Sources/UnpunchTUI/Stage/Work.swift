public import Attendance
public import Journal
public import UnpunchKit

/// A piece of work for the kit, as data; what comes of it is an ``Answer``.
public enum Work: Sendable, Equatable {
  /// Search, arrange what is found, and report how far it has got.
  case find(FlowQuery, Arrangement = Arrangement())
  /// Filter and sort.
  case arrange(RecordList, Arrangement)
  /// Read records by their ids, arrange what is found, and report how far it has got.
  case gather([RecordHint], FlowQuery, Arrangement = Arrangement())
  /// Read a file of record ids.
  case readRecords(path: String)
  /// List the files that may be chosen, if they are those of one directory.
  case listFiles
  /// Read a file of employees.
  case readEmployees(path: String, IDKind)
  /// Read the records of a plan again.
  case reread(DeletionPlan)
  /// Delete the records of a confirmed plan.
  case delete(DeletionPlan, reason: String)
  /// Give up the last reading before the deletion of a generation, so that nothing is sent; what is sent already goes on.
  case endReading(Generation)
  /// Look in the journal for batches of this app and host that are still open.
  case findOpen
  /// Ask the platform what became of a batch.
  case settle(batch: Int)
  /// Keep what an operator says about a record of a batch.
  case mark(ByHand.Word, RecordID, of: Int)
  /// Look in the journal for the batches that deleted records which are not there any more.
  case findEarlier([RecordID])
  /// Find the earlier batches that deleted what the platform refuses as not found in this one.
  case linkEarlier(batch: Int)
  /// Read the history.
  case readHistory
  /// Read one batch of the history.
  case readBatch(Int)
  /// Read one batch again, or the whole history, if the journal has got events behind this one.
  case refresh(batch: Int?, since: Int64?)
  /// Find out what the undo of a batch would do.
  case planUndo(batch: Int)
  /// Import the records of a confirmed undo.
  case undo(UndoPlan, reason: String)
  /// End the undo of a generation as soon as the record in flight has its outcome.
  case endUndo(Generation)
}

/// What came of a piece of work.
public enum Answer: Sendable {
  /// So many calls of so many of a search are done.
  case searchProgressed(done: Int, of: Int)
  /// A search ended, and these rows of what it found are shown.
  case searchFinished(RecordList, ArrangedRows)
  /// The rows that a filter and an order leave are known.
  case arranged(ArrangedRows)
  /// The file of record ids was read, or could not be.
  case recordsRead(Result<RecordHints, FileProblem>)
  /// The files that may be chosen are known.
  case filesListed([String])
  /// The file of employees was read, or could not be.
  case employeesRead(Result<EmployeeList, FileProblem>)
  /// The records of a plan were read again.
  case rereadFinished(Rereading)
  /// A deletion has progressed.
  case deletionProgressed(DeletionProgress)
  /// A deletion ended.
  case deletionFinished(DeletionResult)
  /// The batches of this app and host that are still open are known.
  case openBatchesFound(Result<[JournalBatch], JournalError>)
  /// Asking about a batch has progressed.
  case inquiryProgressed(SettlementProgress)
  /// Asking about a batch ended.
  case inquiryEnded(Result<SettlementResult, JournalError>)
  /// What an operator said about a record is in the journal, or could not be kept.
  case marked(Result<JournalBatch, JournalError>)
  /// The earlier batches that deleted records which are not there any more are known.
  case earlierFound([RecordID: JournalBatch])
  /// The history was read, or could not be.
  case historyRead(Result<[HistoryEntry], JournalError>)
  /// One batch of the history was read, or could not be.
  case batchRead(Result<JournalBatch, JournalError>)
  /// The journal was looked at again for what the screen shows; nil: it has not changed since.
  case refreshed(Result<JournalNews?, JournalError>)
  /// What an undo would do is known, or that there is none.
  case undoPlanned(Result<UndoPlan, UndoRefusal>)
  /// An undo has progressed.
  case undoProgressed(UndoProgress)
  /// An undo ended.
  case undoFinished(UndoResult)
  /// The platform's rate limit has something that is read wait this long; nil: nothing waits any more.
  case platformWaits(Duration?)
}

/// How records are filtered and sorted.
public struct Arrangement: Sendable, Equatable {
  /// Which records are shown.
  public let filter: RecordFilter
  /// How they are sorted.
  public let order: RecordOrder
  /// The record under the cursor, whose new place is to be told.
  public let anchor: RecordID?
  /// The ids that are selected.
  public let selected: Set<RecordID>

  /// Takes how records are filtered and sorted.
  public init(
    filter: RecordFilter = RecordFilter(""), order: RecordOrder = .newestFirst,
    anchor: RecordID? = nil, selected: Set<RecordID> = []
  ) {
    self.filter = filter
    self.order = order
    self.anchor = anchor
    self.selected = selected
  }

  /// Whether it puts the same rows into the same order as another one, and tells of the same record.
  func isSame(as other: Self) -> Bool {
    filter == other.filter && order == other.order && anchor == other.anchor
  }
}

/// What the journal says now of what a screen shows.
public struct JournalNews: Sendable {
  /// What it says.
  public enum Content: Sendable {
    /// Of one batch.
    case batch(JournalBatch)
    /// Of all.
    case history([HistoryEntry])
  }

  /// What it says.
  public let content: Content
  /// The number of its last event.
  public let sequence: Int64

  /// Takes what was read.
  public init(_ content: Content, sequence: Int64) {
    self.content = content
    self.sequence = sequence
  }
}

/// A wait with a meaning.
public enum Timer: LoopTimer {
  /// How long a question does not listen after it was opened.
  case questionDeadTime
  /// How long rows of a question must stand to count as seen.
  case rowsStood
  /// One second of a deletion or an undo that is under way.
  case workingSecond
  /// One second of a pause before the platform is asked again.
  case inquirySecond
  /// The time in which the platform may still act on a batch.
  case lateQuestion
  /// How long a piece of news stays at least.
  case news
  /// How long what is in flight may take when the program is to end.
  case lastPatience
  /// How long the platform has asked to wait.
  case platformWait(Duration)

  /// How long it takes.
  public var duration: Duration {
    switch self {
    case .questionDeadTime: .milliseconds(500)
    case .rowsStood, .workingSecond, .inquirySecond: .seconds(1)
    // A second more, so that the platform is not asked within the time itself.
    case .lateQuestion: .seconds(OpenQuestions.lateness + 1)
    case .news: .seconds(4)
    // A little longer than an answer may take; the whole program is gone three seconds later, come what may.
    case .lastPatience: .seconds(21)
    case .platformWait(let wait): wait
    }
  }
}

/// How the program ends.
public enum Ending: Sendable, Equatable {
  /// The operator is done.
  case asked
  /// Nobody has pressed a key for so long that the program ends by itself.
  case leftAlone
  /// The operator interrupted it, or someone asked from outside.
  case interrupted
  /// The terminal is gone.
  case terminalLost
  /// The operator interrupted it while records were read again before a deletion, and nothing was sent.
  case beforeDeletion
  /// The operator left while a deletion or an undo was under way; its outcome is not known here.
  case duringDeletion
  /// The operator asked to quit while a deletion was under way, and it ended like this.
  case afterDeletion(Tally, batch: Int)
  /// The operator asked to quit while an undo was under way, and it ended like this.
  case afterUndo(Tally, batch: Int)
}

/// One batch as the history shows it.
public struct HistoryEntry: Sendable, Hashable {
  /// The number.
  public let number: Int
  /// When it was asked for.
  public let at: UnixTime
  /// Who asked for it.
  public let operatorName: String
  /// How many records ended how.
  public let tally: Tally
  /// The reason or ticket; may be empty.
  public let reason: String
  /// Whether something of it is still to be asked.
  public let isOpen: Bool
  /// Whether the copies of its records have been dropped.
  public let isPurged: Bool

  /// Takes a batch.
  public init(_ batch: JournalBatch) {
    number = batch.number
    at = batch.at.time
    operatorName = batch.operatorName
    tally = batch.tally
    reason = batch.reason
    isOpen = !OpenQuestions(batch).isEmpty
    isPurged = batch.isPurged
  }
}
