import Terminal

/// What the keys of the outcome do.
enum OutcomeCommand: Sendable, Hashable {
  case move(Movement)
  case retry
  case undo
  case mark
  case details
  case copy
  case history
  case help
  case stopOrBack
  case back

  /// The keys of the screen.
  static let bindings: [KeyBinding<OutcomeCommand>] =
    [
      KeyBinding(
        [.character("r")], .retry, .key(.helpRetry), hint: .key(.hintRetry), needs: .change),
      KeyBinding([.character("u")], .undo, .undo(.help), hint: .undo(.hint), needs: .change),
      KeyBinding(
        [.character("m")], .mark, .settling(.helpMark), hint: .settling(.hintMark), needs: .change),
      KeyBinding(
        [.enter], .details, .key(.helpOutcomeDetails), hint: .key(.hintDetails), yields: 2),
      KeyBinding(
        [.character("y")], .copy, .key(.helpCopyPane), hint: .key(.hintCopy), yields: 0),
      KeyBinding([.character("h")], .history, .history(.help), hint: .history(.hint), yields: 1),
    ] + Movement.bindings(OutcomeCommand.move) + [
      KeyBinding([.character("?"), .function(1)], .help, .key(.helpHelp), hint: .key(.hintHelp)),
      KeyBinding([.escape], .stopOrBack, .settling(.helpStop)),
      KeyBinding([.character("q")], .back, .key(.helpBack), hint: .key(.hintBack)),
    ]
}
