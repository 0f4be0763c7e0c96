public import Attendance
public import Journal
public import Terminal
public import UnpunchKit

/// Something that happened; the only thing that changes an ``AppState``.
public enum Action: Sendable {
  /// A key was pressed.
  case keyPressed(Key)
  /// Text was pasted.
  case textPasted(String)
  /// A text was pasted that is too large to take: none of it was.
  case pasteRefused
  /// The mouse was used.
  case mouseUsed(MouseEvent)
  /// A paste has begun, and its end does not come.
  case pasteStalled
  /// A paste whose end does not come was left: nothing of it was taken.
  case pasteLeft
  /// Keys, clicks or pastes were thrown away, since what they would have acted on was not shown yet.
  case typedAheadDropped
  /// Keys were refused, since what was asked for before them does not come.
  case keysRefused
  /// A press of the mouse was refused, since something else stands there than when it was pressed.
  case clickRefused
  /// The terminal has another size, also after it was resumed.
  case resized(Size)
  /// Someone asked the program from outside to end.
  case endRequested
  /// The terminal is gone.
  case terminalLost
  /// A search has come on: this many calls of so many are done.
  case findProgressed(done: Int, of: Int, Generation)
  /// A search ended.
  case findFinished(Finding, Generation)
  /// The rows that a filter and an order leave are known.
  case arranged(ArrangedRows, Generation)
  /// The file of employees was read, or could not be.
  case employeesRead(Result<EmployeeList, FileProblem>, Generation)
  /// The records of a plan were read again.
  case rereadFinished(Rereading, Generation)
  /// A deletion has come on.
  case deletionProgressed(DeletionProgress, Generation)
  /// A deletion ended.
  case deletionFinished(DeletionResult, Generation)
  /// The batches of this app and host that are still open are known.
  case openBatchesFound(Result<[JournalBatch], JournalError>, Generation)
  /// Asking about a batch has come on.
  case settlingProgressed(SettlementProgress, Generation)
  /// Asking about a batch ended.
  case settled(Result<SettlementResult, JournalError>, Generation)
  /// What an operator said about a record is in the journal, or could not be kept.
  case marked(Result<JournalBatch, JournalError>, Generation)
  /// The earlier batches that deleted records which are not there any more are known.
  case earlierFound([RecordID: JournalBatch], Generation)
  /// The history was read, or could not be.
  case historyRead(Result<[HistoryEntry], JournalError>, Generation)
  /// One batch of the history was read, or could not be.
  case batchRead(Result<JournalBatch, JournalError>, Generation)
  /// The journal was looked at again for what the screen shows; nil where it has not changed since.
  case refreshed(Result<JournalNews?, JournalError>, Generation)
  /// What an undo would do is known, or that there is none.
  case undoPlanned(Result<UndoPlan, UndoRefusal>, Generation)
  /// An undo has come on.
  case undoProgressed(UndoProgress, Generation)
  /// An undo ended.
  case undoFinished(UndoResult, Generation)
  /// These ids were sent to the terminal's clipboard, or could not be.
  case copied([RecordID], areNew: Bool = false, isSent: Bool)
  /// Nobody has pressed a key for a while.
  case leftAlone(Idleness)
  /// The platform's rate limit has something that is read wait this long; nil where nothing waits any more.
  case platformWaits(Duration?)
  /// A wait that was asked for is over.
  case timePassed(Timer, Generation)
}

extension Action {
  /// Whether somebody at the terminal did it.
  var isTyped: Bool {
    switch self {
    case .keyPressed, .textPasted, .pasteRefused, .mouseUsed: true
    case .pasteStalled, .pasteLeft, .typedAheadDropped, .keysRefused, .clickRefused, .resized,
      .endRequested, .terminalLost, .findProgressed, .findFinished, .arranged, .employeesRead,
      .rereadFinished,
      .deletionProgressed, .deletionFinished, .openBatchesFound, .settlingProgressed, .settled,
      .marked, .earlierFound, .historyRead, .batchRead, .refreshed, .undoPlanned, .undoProgressed,
      .undoFinished, .copied, .leftAlone, .platformWaits, .timePassed:
      false
    }
  }

  /// Whether somebody means something by it: all that is typed, but for letting a button of the mouse go.
  var isMeant: Bool {
    if case .mouseUsed(let mouse) = self { mouse.action != .release } else { isTyped }
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
  ///
  /// - Parameters:
  ///   - content: What the journal says.
  ///   - sequence: The number of its last event.
  public init(_ content: Content, sequence: Int64) {
    self.content = content
    self.sequence = sequence
  }
}

/// Which request an answer belongs to; an answer to an older one is dropped.
public struct Generation: Sendable, Hashable, Comparable {
  /// The number; larger is later.
  var number = 0

  /// The first generation.
  public init() {}

  /// Makes the next generation.
  ///
  /// - Returns: The generation of a new request.
  mutating func advance() -> Generation {
    number += 1
    return self
  }

  /// Tells whether one generation is older than another.
  ///
  /// - Parameters:
  ///   - left: One generation.
  ///   - right: The other.
  /// - Returns: Whether `left` is older.
  public static func < (left: Self, right: Self) -> Bool { left.number < right.number }
}

/// Why a file could not be read, in the system's words.
public struct FileProblem: Error, Sendable, Hashable {
  /// The path, as it was given.
  public let path: String
  /// The system's words.
  public let reason: String

  /// Names a problem.
  ///
  /// - Parameters:
  ///   - path: The path, as it was given.
  ///   - reason: The system's words.
  public init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }
}
