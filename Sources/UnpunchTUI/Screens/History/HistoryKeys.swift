import Terminal

/// What the keys of the history do.
enum HistoryCommand: Sendable, Hashable {
  case move(Movement)
  case open
  case undo
  case reload
  case help
  case back

  /// The keys of the screen.
  static let bindings: [KeyBinding<HistoryCommand>] =
    [
      KeyBinding([.enter], .open, .history(.helpOpen), hint: .history(.hintOpen)),
      KeyBinding([.character("u")], .undo, .history(.helpUndo), hint: .undo(.hint), needs: .change),
      KeyBinding([.character("r")], .reload, .history(.helpReload), hint: .key(.hintReload)),
    ] + Movement.bindings(HistoryCommand.move) + [
      KeyBinding([.character("?"), .function(1)], .help, .key(.helpHelp), hint: .key(.hintHelp)),
      KeyBinding([.character("q"), .escape], .back, .key(.helpBack), hint: .key(.hintBack)),
    ]
}
