import Terminal

/// What the keys of a setup do, apart from typing.
enum SetupCommand: Sendable, Hashable {
  case next
  case previous
  case left
  case right
  case write
  case help
  case leave

  /// The keys of the screen.
  static let bindings: [KeyBinding<SetupCommand>] = [
    KeyBinding([.enter, .down, .tab], .next, .setup(.helpNext), hint: .setup(.hintNext)),
    KeyBinding([.backTab, .up], .previous, .setup(.helpPrevious), hint: .setup(.hintPrevious)),
    KeyBinding([.left], .left, .setup(.helpChoose)),
    KeyBinding([.right, .character(" ")], .right, .setup(.helpChoose)),
    KeyBinding([.function(2)], .write, .setup(.helpWrite)),
    KeyBinding([.function(1), .character("?")], .help, .key(.helpHelp), hint: .key(.hintHelp)),
    KeyBinding([.escape], .leave, .setup(.helpLeave), hint: .setup(.hintLeave)),
  ]
}
