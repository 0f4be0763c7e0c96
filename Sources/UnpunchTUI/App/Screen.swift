import UnpunchKit

/// The screen that is shown, with what belongs to it.
enum Screen: Sendable, Equatable {
  /// What to find; with the records to go back to, where there are any.
  case find(FindState, back: RecordsState?)
  /// The list of records.
  case records(RecordsState)
  /// What became of a batch, and the list to go back to.
  case outcome(OutcomeState, back: RecordsState)
}

/// The dialog that lies on a screen; there is never more than one.
indirect enum Dialog: Sendable, Equatable {
  /// The keys of what lies under it.
  case help(HelpState, over: Dialog?)
  /// All that is known of one thing.
  case details(DetailsState)
  /// The question before a deletion, and the deletion itself.
  case confirm(ConfirmState)
  /// Whether a record that does not look imported is to be selected.
  case unlikely(UnlikelyState)
  /// The path of a file of employees.
  case file(FileState)
  /// Whether the program is to end.
  case quit
}
