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
  case list
  case reload
  case history
  case help
  case clearOrBack
  case back

  static let bindings: [KeyBinding<RecordsCommand>] =
    [
      KeyBinding([.character(" ")], .toggle, .key(.helpToggle), hint: .key(.hintToggle)),
      KeyBinding([.character("a")], .selectTen, .key(.helpSelectTen), hint: .key(.hintTen)),
      KeyBinding([.character("A")], .unselectAll, .key(.helpUnselectAll)),
      KeyBinding(
        [.character("d")], .delete, .key(.helpDelete), hint: .key(.hintDelete), needs: .change),
      KeyBinding([.character("/")], .filter, .key(.helpFilter), hint: .key(.hintFilter)),
      KeyBinding([.character("s")], .sort, .key(.helpSort), hint: .key(.hintSort), yields: 2),
      KeyBinding([.character("S")], .reverse, .key(.helpReverse)),
      KeyBinding([.enter], .details, .key(.helpDetails), hint: .key(.hintDetails), yields: 3),
      KeyBinding([.character("y")], .copy, .key(.helpCopy), hint: .key(.hintCopy), yields: 0),
      KeyBinding([.character("f")], .find, .key(.helpFind), hint: .key(.hintFind)),
      KeyBinding([.function(4)], .list, .key(.helpList)),
      KeyBinding([.character("r")], .reload, .key(.helpReload), hint: .key(.hintReload), yields: 1),
      KeyBinding([.character("h")], .history, .history(.help), hint: .history(.hint), yields: 4),
    ] + Movement.bindings(RecordsCommand.move) + [
      KeyBinding([.character("?"), .function(1)], .help, .key(.helpHelp), hint: .key(.hintHelp)),
      KeyBinding([.escape], .clearOrBack, .key(.helpEscape), hint: .key(.hintStop)),
      KeyBinding([.character("q")], .back, .key(.helpBackOrQuit), hint: .key(.hintQuit)),
    ]
}
