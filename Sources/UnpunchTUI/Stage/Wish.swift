import Attendance
import Journal
import Terminal
import UnpunchKit

/// What a screen or a dialog wants of what is around it.
enum Wish: Sendable {
  // Of what is said.
  /// Show a sentence until the next key.
  case notice(Text, Role = .warning)
  /// Take the sentence away: it spoke of what is over now.
  case clearNotice
  /// Take this sentence away, if it is what is said: it does not hold any more.
  case retract(Text)

  // Of what is shown.
  case push(ScreenRequest)
  /// Show what became of a deletion: in place of the outcome that it was asked from, or else on top.
  case replaceOutcome(DeletionReport)
  /// Take all screens away, and show this one.
  case restart(ScreenRequest)
  case pop
  /// Go back to the list of records, and search again.
  case reload
  /// Search for this in a list of its own.
  case search(FlowQuery)
  /// Read these records in a list of their own, as the query asks.
  case gather([RecordHint])
  case open(DialogRequest)
  case close
  /// Show the keys of what is on the screen.
  case help

  // Of the kit and the loop.
  case run(Work, Generation)
  case cancel(Generation)
  /// Be told when a time has passed.
  case wait(Timer, Generation)
  /// Throw away keys that were typed before what is drawn next.
  case discardTypedAhead
  case copy([RecordID], areNew: Bool = false)
  case quit(Ending)

  // Of what others show as well.
  /// Ask the platform what became of a batch, unless that is under way.
  case inquire(batch: Int)
  case stopInquiry(batch: Int)
  /// Give every screen a message.
  case tell(Message)
}

/// A screen that is asked for.
enum ScreenRequest: Sendable {
  /// The form; filled in with a query if there was one.
  case find(FlowQuery)
  case history
  case outcome(DeletionReport)
  case undoOutcome(UndoReport)
}

/// A dialog that is asked for.
enum DialogRequest: Sendable {
  /// The question before a deletion, and the deletion itself.
  case confirm(DeletionPlan)
  /// The question before an undo, and the undo itself.
  case undo(batch: Int)
  /// What the operator says about a record of which nothing is known.
  case mark(MarkSubject)
  /// All that is known of one thing.
  case details(Details)
  case notKept(NotKept)
  /// What `y` says yes to.
  case question(YesSubject)
  /// The path of a file, or the ids of records.
  case file(FileSubject)
}

/// What is given by a file.
enum FileSubject: Sendable, Equatable {
  /// Employees; which id they are given by, if the file does not say it.
  case employees(IDKind)
  /// Records, whose ids may be typed or pasted too.
  case records
}

/// What a question asks that `y` says yes to.
enum YesSubject: Sendable, Equatable {
  /// Whether the program is to end, though so many records are selected.
  case quit(selected: Int)
  /// Whether a search is made that takes so many calls.
  case manyCalls(FlowQuery)
  /// Whether records are selected that do not look imported, or that have a field that is not as documented; and
  /// whether the cursor goes on afterwards, as it does after a single selection.
  case unlikely([FlowRecord], movesDown: Bool)
}

/// A message to the screens, wherever they are in the stack.
enum Message: Sendable {
  /// A piece of work has an answer.
  case answered(Answer, Generation)
  /// This is what is known of a batch now.
  case changed(JournalBatch)
  /// Asking about the batch that is shown ended.
  case inquired(Result<SettlementResult, JournalError>)
  /// The journal has these batches now.
  case historyChanged([HistoryEntry])
  /// These earlier deletions are known.
  case earlierFound([RecordID: EarlierDeletion], Generation)
  case deleted(Set<RecordID>)
  /// These records are deleted, refused for good, or nothing can be said of them: they are not selected any more.
  case deselected([RecordID])
  /// Nobody is at the terminal any more: nothing stays selected.
  case leftAlone
  /// These records are to be selected although they do not look imported.
  ///
  /// If it was the last question, it is not asked again in this run.
  case selectAnyway([FlowRecord], movesDown: Bool, isLastQuestion: Bool)
  /// These employees stand in a file.
  case employees(EmployeeList)
  /// The window shows the screen, and nothing else has to be known first.
  case begun
  /// Search again for what was searched for.
  case reload
}

/// A record of which nothing is known, and of which the operator may say what was found.
struct MarkSubject: Sendable, Equatable {
  /// The batch that was to delete it.
  let batch: Int
  /// Whether it is asked about its deletion or its import.
  let purpose: Purpose
  let id: RecordID
  /// The record as it was; nil: its copy has been purged.
  let record: FlowRecord?
  let name: String?
}
