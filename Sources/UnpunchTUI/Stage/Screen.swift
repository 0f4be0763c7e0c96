import Attendance
import FeishuAttendance
import Journal
import Terminal
import UnpunchKit

/// What a screen or a dialog knows of what is around it.
struct Stage: Sendable {
  let context: AppContext
  /// The size of the terminal.
  let size: Size
  /// What a dialog is laid out in: the terminal without the rows of a long notice.
  let room: Size
  /// The batches that the platform is being asked about.
  let inquiries: Inquiries
  /// How the program ends as soon as what is under way has ended; nil: it goes on.
  let ending: Ending?
  /// Whether the terminal brought the key in one piece with the one before it.
  let cameTogether: Bool
  /// Whether there is no screen to go back to.
  let isFirst: Bool
  /// How many rows at the bottom a screen leaves to a notice.
  let leftOut: Int
  /// Whether a dialog lies over the screen.
  let isCovered: Bool
  /// Makes the generations of new requests.
  var generation: Generation

  mutating func nextGeneration() -> Generation { generation.advance() }
}

/// What lies on the terminal: a screen, or a dialog over it.
///
/// It owns its state; what happens to it changes it, and it returns what it wants of what is around it.
protocol Layer: Sendable, Equatable {
  mutating func press(_ key: Key, _ stage: inout Stage) -> [Wish]
  mutating func paste(_ text: String, _ stage: inout Stage) -> [Wish]
  /// Handles a message to all screens.
  mutating func receive(_ message: Message, _ stage: inout Stage) -> [Wish]
  /// Handles the end of a wait.
  mutating func fire(_ timer: Timer, _ generation: Generation, _ stage: inout Stage) -> [Wish]
  /// Handles `Ctrl-C`; nil: it has nothing to stop.
  mutating func interrupt(_ stage: inout Stage) -> [Wish]?
  /// Keeps what must be seen in sight after the size or the contents have changed.
  mutating func clampScrolling(_ stage: Stage)
  /// Its keys; nil: they stand in it.
  func help(_ stage: Stage) -> Help?
  func draw(into frame: inout Frame, _ stage: Stage)

  /// Whether the arrows move in what is shown, and do nothing else, so that the wheel may turn them.
  var isScrolled: Bool { get }
  /// Whether the keys edit a text now.
  var isTypingText: Bool { get }
  /// Whether what was asked for is not on the screen yet, though it will be soon.
  var isAwaiting: Bool { get }
  /// Whether a key that moves in a list moves here, and does nothing else.
  var isMoved: Bool { get }
}

extension Layer {
  mutating func paste(_ text: String, _ stage: inout Stage) -> [Wish] { [] }
  mutating func receive(_ message: Message, _ stage: inout Stage) -> [Wish] { [] }
  mutating func fire(_ timer: Timer, _ generation: Generation, _ stage: inout Stage) -> [Wish] {
    []
  }
  mutating func interrupt(_ stage: inout Stage) -> [Wish]? { nil }
  mutating func clampScrolling(_ stage: Stage) {}
  func help(_ stage: Stage) -> Help? { nil }
  var isScrolled: Bool { false }
  var isTypingText: Bool { false }
  var isAwaiting: Bool { false }
  var isMoved: Bool { false }
}

/// A screen: the terminal shows one, and may go back to those below it.
protocol Screen: Layer {
  /// Handles a press of the mouse on an entry of the screen, counted from zero, or on a part of one; if it
  /// opens something, a second press there is an Enter.
  mutating func press(
    entry: Int, part: Int?, _ stage: inout Stage
  ) -> (wishes: [Wish], opens: Bool)
  /// The first row of a notice of several rows; nil: it ends where the hints stand.
  func noticeRow(of rows: Int, _ stage: Stage) -> Int?

  /// The times that it shows.
  var times: [UnixTime] { get }
  /// Whether a search is under way in it, which refuses keys in words.
  var isSearching: Bool { get }
  /// What it shows of the journal, so that it is looked at again before a key is taken; nil: nothing, or not yet.
  var shownJournal: ShownJournal? { get }
  /// Whether it shows something of the journal.
  var isOfJournal: Bool { get }
}

extension Screen {
  func noticeRow(of rows: Int, _ stage: Stage) -> Int? { nil }
  var times: [UnixTime] { [] }
  var isSearching: Bool { false }
  var shownJournal: ShownJournal? { nil }
  var isOfJournal: Bool { shownJournal != nil }
}

/// What a screen shows of the journal.
enum ShownJournal: Sendable {
  case history
  case outcome(JournalBatch)
  case undoOutcome(JournalBatch)

  /// The batch; nil: all of them.
  var batch: JournalBatch? {
    switch self {
    case .history: nil
    case .outcome(let batch), .undoOutcome(let batch): batch
    }
  }
}

/// A dialog: there is never more than one.
protocol Dialog: Layer {
  /// What changes something on the platform and is under way; nil: nothing.
  var undertaking: Undertaking? { get }
  /// What is to be done if nobody is at the terminal any more; nil: it stays.
  var whenLeftAlone: [Wish]? { get }
  /// Whether `Esc` ends what it waits for, wherever it stands among what was typed.
  var isLeftByEscape: Bool { get }
  /// Whether a question mark gives its help too.
  var takesQuestionMark: Bool { get }
  /// Whether nothing else is to be seen.
  var coversAll: Bool { get }
  /// Whether what is behind it may still change what it means.
  var leavesScreenAwaited: Bool { get }

  /// Whether it waits for the end of asking about a batch.
  func awaitsInquiry(about batch: Int) -> Bool
  /// Has the time taken of the rows that have come on the screen.
  mutating func watchRows(isDrawn: Bool, _ stage: inout Stage) -> [Wish]
}

extension Dialog {
  var undertaking: Undertaking? { nil }
  var whenLeftAlone: [Wish]? { nil }
  var isLeftByEscape: Bool { false }
  var takesQuestionMark: Bool { false }
  var coversAll: Bool { false }
  var leavesScreenAwaited: Bool { false }
  func awaitsInquiry(about batch: Int) -> Bool { false }
  mutating func watchRows(isDrawn: Bool, _ stage: inout Stage) -> [Wish] { [] }
}

/// What changes something on the platform and is under way.
struct Undertaking: Sendable {
  /// Why the terminal is not left to the shell meanwhile.
  let refusalToSuspend: Text
  /// What has it come to an outcome soon.
  let end: [Wish]
}

/// The keys of a screen or a dialog.
struct Help: Sendable, Equatable {
  /// What the list is headed by.
  let title: Text
  let rows: [HelpRow]
}
