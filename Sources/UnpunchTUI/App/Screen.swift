import UnpunchKit

/// The screen that is shown, with what belongs to it and the screen to go back to.
indirect enum Screen: Sendable, Equatable {
  /// What to find; with the records to go back to, where there are any.
  case find(FindState, back: RecordsState?)
  /// The list of records.
  case records(RecordsState)
  /// The batches of the journal.
  case history(HistoryState, back: Screen)
  /// What became of a batch.
  case outcome(OutcomeState, back: Screen)
  /// What became of an undo.
  case undone(UndoneState, back: Screen)

  /// The screen to go back to; nil at the first one.
  var back: Screen? {
    switch self {
    case .find(_, let back): back.map { .records($0) }
    case .records: nil
    case .history(_, let back), .outcome(_, let back), .undone(_, let back): back
    }
  }

  /// Changes this screen and all those to go back to.
  mutating func forEach(_ change: (inout Screen) -> Void) {
    change(&self)
    switch self {
    case .find, .records: break
    case .history(let history, var back):
      back.forEach(change)
      self = .history(history, back: back)
    case .outcome(let outcome, var back):
      back.forEach(change)
      self = .outcome(outcome, back: back)
    case .undone(let undone, var back):
      back.forEach(change)
      self = .undone(undone, back: back)
    }
  }
}

/// The dialog that lies on a screen; there is never more than one.
indirect enum Dialog: Sendable, Equatable {
  /// What was left open, before anything else is offered.
  case opening(OpeningState)
  /// The keys of what lies under it.
  case help(HelpState, over: Dialog?)
  /// All that is known of one thing.
  case details(DetailsState)
  /// The question before a deletion, and the deletion itself.
  case confirm(ConfirmState)
  /// The question before an undo, and the undo itself.
  case undo(UndoState)
  /// What the operator says about a record of which nothing is known.
  case mark(MarkState)
  /// That an outcome could not be kept.
  case notKept(NotKeptState)
  /// The path of a file of employees.
  case file(FileState)
  /// What `y` says yes to, such as to end the program.
  case question(YesQuestion)
}
