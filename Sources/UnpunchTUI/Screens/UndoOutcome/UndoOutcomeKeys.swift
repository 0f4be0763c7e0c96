import Terminal

/// What the keys of an undo's outcome do.
enum UndoOutcomeCommand: Sendable, Hashable {
  case move(Movement)
  case mark
  case details
  case copy
  case history
  case help
  case back

  /// The keys of the screen.
  static let bindings: [KeyBinding<UndoOutcomeCommand>] =
    [
      KeyBinding(
        [.character("m")], .mark, .settling(.helpMark), hint: .settling(.hintMark), needs: .change),
      KeyBinding(
        [.enter], .details, .key(.helpOutcomeDetails), hint: .key(.hintDetails), yields: 2),
      KeyBinding([.character("y")], .copy, .undo(.helpCopy), hint: .key(.hintCopy), yields: 0),
      KeyBinding([.character("h")], .history, .history(.help), hint: .history(.hint), yields: 1),
    ] + Movement.bindings(UndoOutcomeCommand.move) + [
      KeyBinding([.character("?"), .function(1)], .help, .key(.helpHelp), hint: .key(.hintHelp)),
      KeyBinding([.character("q"), .escape], .back, .key(.helpBack), hint: .key(.hintBack)),
    ]
}
