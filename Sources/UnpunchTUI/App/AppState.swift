public import Attendance
public import FeishuAttendance
public import Journal
public import Terminal
public import UnpunchKit

/// All that the screens show, as one value.
///
/// What belongs to one screen or dialog is its own; here is what lies around them.
public struct AppState: Sendable {
  /// A sentence about what went on in the background: it stays for some seconds, whatever keys are pressed.
  struct News: Sendable, Equatable {
    let notice: Notice
    let generation: Generation
    var mayGo = false
  }

  let context: AppContext
  /// The size of the terminal.
  public internal(set) var size: Size
  /// The screens: the last one is seen, and goes back to the one before it; never empty.
  var screens: [any Screen]
  var dialog: (any Dialog)?
  /// The keys of what lies under them.
  var help: HelpDialog?
  /// The sentence at the bottom that stays until the next key.
  var notice: Notice?
  /// What went on in the background, shown if there is no ``notice``.
  var news: News?
  var generation = Generation()
  /// The batches that the platform is being asked about.
  var inquiries = Inquiries()
  /// What is known of the journal since it was looked at last.
  var journal = JournalWatch()
  /// Whether the terminal brought the key that is taken in one piece with the one before it, as a paste comes that is
  /// not marked.
  public var cameTogether = false
  /// How the program ends as soon as the deletion or the undo under way has ended; nil: it goes on.
  var endsAfterWork: Ending?
  /// Why an outcome of this run could not be kept; nil: all were.
  public internal(set) var notKept: JournalError?

  /// Makes the state of a start, and the first things to do; without a query the form is opened, with an id kind.
  ///
  /// What was left open is looked for before anything else; a read-only run changes nothing, not even the journal.
  public static func start(
    _ context: AppContext, size: Size, query: FlowQuery?, idKind: IDKind
  ) -> (AppState, [Effect]) {
    let screen: any Screen =
      query.map { RecordsScreen(query: $0, opener: .options) }
      ?? FindScreen(context: context, idKind: idKind)
    var state = AppState(context: context, size: size, screen: screen)
    let (opening, wishes) = state.onStage { _, stage in OpeningDialog.open(&stage) }
    state.dialog = opening
    let effects = state.carryOut(wishes) + state.watchIdleness()
    return (state, effects)
  }

  /// Why there is nothing to see: the failure of the last search, if it brought no record at all.
  public var failure: FeishuError? {
    guard let list = recordsBehind?.list, list.store.count == 0 else { return nil }
    return list.gaps.first?.error
  }

  init(context: AppContext, size: Size, screen: any Screen) {
    self.context = context
    self.size = size
    screens = [screen]
  }

  /// The list of records, wherever it waits; nil before there is one.
  var recordsBehind: RecordsScreen? { screens.lazy.compactMap { $0 as? RecordsScreen }.last }

  var screen: any Screen {
    get { screens[screens.count - 1] }
    set { screens[screens.count - 1] = newValue }
  }
}
