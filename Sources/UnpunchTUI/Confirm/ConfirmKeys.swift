import Terminal

/// What the keys of the confirmation do, apart from typing the count and the reason.
enum ConfirmCommand: Sendable, Hashable {
  case accept
  case otherField
  case scroll(Movement)
  case reload
  case history
  case cancel
  case help

  /// The keys while it asks.
  static let bindings: [KeyBinding<ConfirmCommand>] = [
    KeyBinding([.enter], .accept, .helpConfirmEnter),
    KeyBinding([.tab, .backTab], .otherField, .helpConfirmTab, hint: .hintReason),
    KeyBinding([.up], .scroll(.up), .helpUp),
    KeyBinding([.down], .scroll(.down), .helpDown),
    KeyBinding([.pageUp], .scroll(.pageUp), .helpPageUp),
    KeyBinding([.pageDown], .scroll(.pageDown), .helpPageDown),
    KeyBinding([.escape], .cancel, .helpConfirmEscape, hint: .hintKeep),
    KeyBinding([.function(1)], .help, .helpHelp, hint: .hintHelp),
  ]

  /// The keys while it shows what differs.
  static let differenceBindings: [KeyBinding<ConfirmCommand>] = [
    KeyBinding([.character("r")], .reload, .helpConfirmReload, hint: .hintReload),
    KeyBinding([.character("h")], .history, .history(.help), hint: .history(.hint)),
    KeyBinding([.escape, .enter, .character("q")], .cancel, .helpConfirmEscape, hint: .hintBack),
    KeyBinding([.function(1)], .help, .helpHelp, hint: .hintHelp),
  ]
}
