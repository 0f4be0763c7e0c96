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
    KeyBinding([.enter], .accept, .key(.helpConfirmEnter)),
    KeyBinding([.tab, .backTab], .otherField, .key(.helpConfirmTab), hint: .key(.hintReason)),
    KeyBinding([.up], .scroll(.up), .key(.helpUp)),
    KeyBinding([.down], .scroll(.down), .key(.helpDown)),
    KeyBinding([.pageUp], .scroll(.pageUp), .key(.helpPageUp)),
    KeyBinding([.pageDown], .scroll(.pageDown), .key(.helpPageDown)),
    KeyBinding([.escape], .cancel, .key(.helpConfirmEscape), hint: .key(.hintKeep)),
    KeyBinding([.function(1)], .help, .key(.helpHelp), hint: .key(.hintHelp)),
  ]

  /// The keys while it shows what differs.
  static let differenceBindings: [KeyBinding<ConfirmCommand>] =
    [
      KeyBinding([.character("r")], .reload, .key(.helpConfirmReload), hint: .key(.hintReload)),
      KeyBinding([.character("h")], .history, .history(.help), hint: .history(.hint)),
    ] + Movement.bindings(ConfirmCommand.scroll) + [
      KeyBinding(
        [.escape, .enter, .character("q")], .cancel, .key(.helpBack),
        hint: .key(.hintBack)),
      KeyBinding([.function(1)], .help, .key(.helpHelp), hint: .key(.hintHelp)),
    ]
}
