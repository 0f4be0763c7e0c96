public import Attendance
public import FeishuAttendance
public import Terminal
public import UnpunchKit

/// All that the screens show, as one value.
public struct AppState: Sendable, Equatable {
  /// A sentence at the bottom that stays until the next key.
  struct Notice: Sendable, Equatable {
    let text: Text
    let role: Role
  }

  /// What stays the same.
  let context: AppContext
  /// The size of the terminal.
  var size: Size
  /// The screen.
  var screen: Screen
  /// The dialog on it.
  var dialog: Dialog?
  /// The sentence at the bottom.
  var notice: Notice?
  /// The generation of the newest request.
  var generation = Generation()
  /// How the program ends as soon as the deletion under way has ended; nil where it goes on.
  var endsAfterDeletion: Ending?

  /// Makes the state of a start, and the first things to do.
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
    guard let query else {
      return (
        AppState(
          context: context, size: size,
          screen: .find(FindState(context: context, idKind: idKind), back: nil)), []
      )
    }
    var state = AppState(
      context: context, size: size, screen: .records(RecordsState(query: query, opener: .options)))
    let effects = state.beginLate()
    return (state, effects)
  }

  /// Starts the first search as soon as the window is large enough to show it.
  mutating func beginLate() -> [Effect] {
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

  /// Whether the terminal is large enough to draw a screen.
  var isLargeEnough: Bool { size.columns >= 60 && size.rows >= 16 }
}
