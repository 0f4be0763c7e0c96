import Terminal
import UnpunchKit

extension AppState {
  /// Has the keys watched, where the settings say after how long a terminal counts as left alone.
  mutating func watchIdleness() -> [Effect] {
    guard let timeout = context.idleTimeout else { return [] }
    return [.watchIdleness(timeout, nextGeneration())]
  }

  /// Nobody has pressed a key: who comes to the terminal now may be somebody else.
  mutating func beLeftAlone(_ idleness: Idleness) -> [Effect] {
    switch idleness {
    case .once: dropWhatWasBegun()
    case .twice: end(.leftAlone)
    }
  }

  /// Drops the selection and every question; what is under way goes on.
  private mutating func dropWhatWasBegun() -> [Effect] {
    guard let timeout = context.idleTimeout else { return [] }
    let effects = dropQuestion()
    updateRecords { $0.selection.removeAll() }
    say(.leftAlone(timeout))
    return effects + resized()
  }

  private mutating func dropQuestion() -> [Effect] {
    guard !isWorking else { return [] }
    switch dialog.flatMap(Self.question) {
    case .confirm(let confirm):
      dialog = nil
      return [.cancel(confirm.generation)]
    case .undo(let undo):
      dialog = nil
      return [.cancel(undo.generation)]
    case .mark(let mark):
      // What was said is being kept already.
      guard mark.generation == nil else { return [] }
      dialog = nil
      return []
    case .question:
      dialog = nil
      return []
    case .opening, .help, .details, .notKept, .file, nil:
      return []
    }
  }

  /// The dialog, or the one under the help.
  private static func question(_ dialog: Dialog) -> Dialog? {
    if case .help(_, let over) = dialog { return over }
    return dialog
  }
}
