import Terminal

/// What the keys of the outcome do.
enum OutcomeCommand: Sendable, Hashable {
  case move(Movement)
  case retry
  case details
  case help
  case back

  /// The keys of the screen.
  static let bindings: [KeyBinding<OutcomeCommand>] =
    [
      KeyBinding([.character("r")], .retry, .helpRetry, hint: .hintRetry),
      KeyBinding([.enter], .details, .helpOutcomeDetails, hint: .hintDetails),
    ] + Movement.bindings(OutcomeCommand.move) + [
      KeyBinding([.character("?"), .function(1)], .help, .helpHelp, hint: .hintHelp),
      KeyBinding([.character("q"), .escape], .back, .helpBackToRecords, hint: .hintBackToRecords),
    ]
}
