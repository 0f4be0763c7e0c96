public import Attendance
public import FeishuAttendance
public import Journal
public import Terminal
public import UnpunchKit

/// All that the screens show, as one value.
public struct AppState: Sendable, Equatable {
  /// A sentence at the bottom.
  struct Notice: Sendable, Equatable {
    let text: Text
    let role: Role
  }

  /// A sentence about what went on in the background: it stays for some seconds, whatever keys are pressed.
  struct News: Sendable, Equatable {
    let notice: Notice
    let generation: Generation
    var mayGo = false
  }

  /// What stays the same.
  let context: AppContext
  /// The size of the terminal.
  var size: Size
  /// The screen.
  var screen: Screen
  /// The dialog on it.
  var dialog: Dialog?
  /// The sentence at the bottom that stays until the next key.
  var notice: Notice?
  /// What went on in the background, shown where there is no ``notice``.
  var news: News?
  /// The generation of the newest request.
  var generation = Generation()
  /// The batches that the platform is being asked about, by their numbers.
  var settling: [Int: Settling] = [:]
  /// The batches that are to be asked about once more, by their numbers.
  var late: [Int: Generation] = [:]
  /// The look at the journal that the next key waits for; nil where there is none.
  var refreshing: Generation?
  /// Whether the screen shows what the journal says, as far as it was looked at since the last key.
  var isFresh = false
  /// The last event of the journal that was looked at; nil before that.
  var journalSeen: Int64?
  /// Whether the terminal brought the key that is taken in one piece with the one before it, as a paste comes that is
  /// not marked.
  var cameTogether = false
  /// How the program ends as soon as the deletion or the undo under way has ended; nil where it goes on.
  var endsAfterWork: Ending?
  /// Why an outcome of this run could not be kept; nil where all were.
  public internal(set) var notKept: JournalError?

  /// Makes the state of a start, and the first things to do.
  ///
  /// What was left open is looked for before anything else; a read-only run changes nothing, not even the journal.
  ///
  /// - Parameters:
  ///   - context: What stays the same.
  ///   - size: The size of the terminal.
  ///   - query: What to find at once; nil opens the form.
  ///   - idKind: The id kind that an empty form proposes.
  /// - Returns: The state and the effects to run.
  public static func start(
    _ context: AppContext, size: Size, query: FlowQuery?, idKind: IDKind
  ) -> (AppState, [Effect]) {
    let screen: Screen =
      if let query {
        .records(RecordsState(query: query, opener: .options))
      } else {
        .find(FindState(context: context, idKind: idKind), back: nil)
      }
    var state = AppState(context: context, size: size, screen: screen)
    let effects = state.open() + state.watchIdleness()
    return (state, effects)
  }

  /// Starts the first search as soon as the window is large enough to show it, and what was left open is known.
  mutating func beginLate() -> [Effect] {
    if case .opening(let opening) = dialog, opening.phase == .looking { return [] }
    guard isLargeEnough, case .records(let records) = screen, records.list == nil,
      records.finding == nil
    else { return [] }
    return find(records.query)
  }

  /// Why there is nothing to see: the failure of the last search, where it brought no record at all.
  public var failure: FeishuError? {
    guard let list = recordsBehind?.list, list.store.count == 0 else { return nil }
    return list.gaps.first?.error
  }

  init(context: AppContext, size: Size, screen: Screen) {
    self.context = context
    self.size = size
    self.screen = screen
  }
}
