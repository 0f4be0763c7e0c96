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
    KeyBinding([.enter], .search, .helpSearch, hint: .hintSearch),
    KeyBinding([.tab, .down], .next, .helpNextField, hint: .hintNextField, yields: 1),
    KeyBinding([.backTab, .up], .previous, .helpPreviousField),
    KeyBinding([.left], .left, .helpChooseLeft),
    KeyBinding([.right], .right, .helpChooseRight),
    KeyBinding([.character(" ")], .toggle, .helpToggleField),
    KeyBinding([.function(1)], .help, .helpHelp, hint: .hintHelp),
    KeyBinding([.function(4)], .file, .helpFile, hint: .hintFile),
    KeyBinding([.function(5)], .history, .history(.help), hint: .history(.hint)),
    KeyBinding([.escape], .back, .helpBackOrQuit, hint: .hintBack),
  ]
}
