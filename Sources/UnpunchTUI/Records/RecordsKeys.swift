import Terminal
import UnpunchKit

/// What the keys of the list of records do.
enum RecordsCommand: Sendable, Hashable {
  case move(Movement)
  case toggle
  case selectTen
  case unselectAll
  case delete
  case filter
  case sort
  case reverse
  case details
  case copy
  case find
  case reload
  case history
  case help
  case clearOrBack
  case back

  /// The keys of the screen.
  static let bindings: [KeyBinding<RecordsCommand>] =
    [
      KeyBinding([.character(" ")], .toggle, .helpToggle, hint: .hintToggle),
      KeyBinding([.character("a")], .selectTen, .helpSelectTen, hint: .hintTen),
      KeyBinding([.character("A")], .unselectAll, .helpUnselectAll),
      KeyBinding([.character("d")], .delete, .helpDelete, hint: .hintDelete),
      KeyBinding([.character("/")], .filter, .helpFilter, hint: .hintFilter),
      KeyBinding([.character("s")], .sort, .helpSort, hint: .hintSort),
      KeyBinding([.character("S")], .reverse, .helpReverse),
      KeyBinding([.enter], .details, .helpDetails, hint: .hintDetails),
      KeyBinding([.character("y")], .copy, .helpCopy),
      KeyBinding([.character("f")], .find, .helpFind, hint: .hintFind),
      KeyBinding([.character("r")], .reload, .helpReload, hint: .hintReload),
      KeyBinding([.character("h")], .history, .history(.help), hint: .history(.hint)),
    ] + Movement.bindings(RecordsCommand.move) + [
      KeyBinding([.character("?"), .function(1)], .help, .helpHelp, hint: .hintHelp),
      KeyBinding([.escape], .clearOrBack, .helpEscape),
      KeyBinding([.character("q")], .back, .helpBackOrQuit, hint: .hintQuit),
    ]
}
