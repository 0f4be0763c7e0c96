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
    KeyBinding([.tab, .backTab], .otherField, .helpConfirmTab, hint: .hintReason),
    KeyBinding([.character("e")], .takeDoubtful, .undo(.helpDoubtful), hint: .undo(.hintDoubtful)),
    KeyBinding([.up], .scroll(.up), .helpUp),
    KeyBinding([.down], .scroll(.down), .helpDown),
    KeyBinding([.pageUp], .scroll(.pageUp), .helpPageUp),
    KeyBinding([.pageDown], .scroll(.pageDown), .helpPageDown),
    KeyBinding([.escape], .cancel, .undo(.helpEscape), hint: .hintBack),
    KeyBinding([.function(1)], .help, .helpHelp, hint: .hintHelp),
  ]
}
