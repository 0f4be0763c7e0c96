import Terminal

/// What the keys of the question before an undo do, apart from typing the count and the reason.
enum UndoCommand: Sendable, Hashable {
  case accept
  case otherField
  case takeDoubtful
  case scroll(Movement)
  case cancel
  case help

  /// The keys while it asks.
  static let bindings: [KeyBinding<UndoCommand>] = [
    KeyBinding([.enter], .accept, .undo(.helpEnter)),
    KeyBinding([.tab, .backTab], .otherField, .key(.helpConfirmTab), hint: .key(.hintReason)),
    KeyBinding([.character("e")], .takeDoubtful, .undo(.helpDoubtful), hint: .undo(.hintDoubtful)),
    KeyBinding([.up], .scroll(.up), .key(.helpUp)),
    KeyBinding([.down], .scroll(.down), .key(.helpDown)),
    KeyBinding([.pageUp], .scroll(.pageUp), .key(.helpPageUp)),
    KeyBinding([.pageDown], .scroll(.pageDown), .key(.helpPageDown)),
    KeyBinding([.escape], .cancel, .undo(.helpEscape), hint: .key(.hintBack)),
    KeyBinding([.function(1)], .help, .key(.helpHelp), hint: .key(.hintHelp)),
  ]
}
