import Terminal

/// What the keys of the form do, apart from typing.
enum FindCommand: Sendable, Hashable {
  case search
  case next
  case previous
  case left
  case right
  case toggle
  case help
  case file
  case history
  case back

  /// The keys of the screen.
  static let bindings: [KeyBinding<FindCommand>] = [
    KeyBinding([.enter], .search, .key(.helpSearch), hint: .key(.hintSearch)),
    KeyBinding([.tab, .down], .next, .key(.helpNextField), hint: .key(.hintNextField), yields: 1),
    KeyBinding([.backTab, .up], .previous, .key(.helpPreviousField)),
    KeyBinding([.left], .left, .key(.helpChooseLeft)),
    KeyBinding([.right], .right, .key(.helpChooseRight)),
    KeyBinding([.character(" ")], .toggle, .key(.helpToggleField)),
    KeyBinding([.function(1)], .help, .key(.helpHelp), hint: .key(.hintHelp)),
    KeyBinding([.function(4)], .file, .key(.helpFile), hint: .key(.hintFile), needs: .file),
    KeyBinding([.function(5)], .history, .history(.help), hint: .history(.hint)),
    KeyBinding([.escape], .back, .key(.helpBackOrQuit), hint: .key(.hintBack)),
  ]
}
