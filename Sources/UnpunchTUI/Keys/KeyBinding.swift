import Terminal

/// One row of a key table: the keys, what they do, and how that is said.
///
/// The same rows bind the keys, print the help and print the hint line, so the three cannot disagree.
struct KeyBinding<Command: Sendable & Hashable>: Sendable {
  let keys: [Key]
  /// What they do.
  let command: Command
  /// How the help says it.
  let help: Text
  /// How the hint line says it; nil if it does not.
  let hint: Text?
  /// How early the hint gives way if there is no room for all, 0 even before others are said in fewer words; nil: after all
  /// that say it.
  let yields: Int?
  /// What must be allowed for it to be offered; nil if it always is.
  let needs: Need?

  init(
    _ keys: [Key], _ command: Command, _ help: Text, hint: Text? = nil, yields: Int? = nil,
    needs: Need? = nil
  ) {
    self.keys = keys
    self.command = command
    self.help = help
    self.hint = hint
    self.yields = yields
    self.needs = needs
  }
}

extension Array {
  /// The command that a key is bound to.
  func command<Command>(for key: Key) -> Command? where Element == KeyBinding<Command> {
    first { $0.keys.contains(key) }?.command
  }

  /// The rows of the help: the keys as they are written, and what they do.
  func helpRows<Command>() -> [HelpRow] where Element == KeyBinding<Command> {
    map { binding in
      HelpRow(
        keys: binding.keys.map(\.label).joined(separator: " "), text: binding.help,
        needs: binding.needs)
    }
  }

  /// The parts of the hint line: a key and what it does now; nothing of a key that does nothing now.
  func hints<Command>(_ now: (Command, Text) -> Text? = { $1 }) -> [HelpRow]
  where Element == KeyBinding<Command> {
    compactMap { binding in
      guard let key = binding.keys.first,
        let hint = binding.hint.flatMap({ now(binding.command, $0) })
      else { return nil }
      var row = HelpRow.pressing(key, hint)
      row.yields = binding.yields
      row.needs = binding.needs
      return row
    }
  }
}

/// Keys and what they do, in words.
struct HelpRow: Sendable, Equatable {
  /// The keys as they are written.
  let keys: String
  /// What they do.
  let text: Text
  /// The key that a click on the row presses; nil if the row is of several keys.
  var key: Key?
  /// How early it gives way in a line that has no room for all; nil: after all that say it.
  var yields: Int?
  /// What must be allowed for them to be offered; nil if they always are.
  var needs: Need?
  /// What they do in fewer words, for a line that has no room for all of ``text``.
  var short: Text?

  /// A key, and what it does.
  static func pressing(_ key: Key, _ text: Text) -> HelpRow {
    HelpRow(keys: key.label, text: text, key: key)
  }

  /// The keys that edit a text field, besides letters, arrows, `Backspace` and `Del`.
  static let editing = [
    HelpRow(keys: keys("a", "e"), text: .key(.helpLineEnds)),
    HelpRow(keys: keys("u", "k"), text: .key(.helpDeleteToEnds)),
    HelpRow(keys: keys("w"), text: .key(.helpDeleteWord)),
  ]

  private static func keys(_ letters: Character...) -> String {
    letters.map { Key.control($0).label }.joined(separator: " ")
  }

  /// The same keys, and another text.
  func saying(_ text: Text, short: Text? = nil) -> HelpRow {
    HelpRow(
      keys: keys, text: text, key: key, yields: yields, needs: needs, short: short)
  }
}

extension Key {
  /// How the key is written in a help and in a hint.
  var label: String {
    switch self {
    case .character(" "): "Space"
    case .character(let scalar): String(Character(scalar))
    case .enter: "Enter"
    case .escape: "Esc"
    case .tab: "Tab"
    case .backTab: "Shift-Tab"
    case .backspace: "Backspace"
    case .delete: "Del"
    case .up: "↑"
    case .down: "↓"
    case .left: "←"
    case .right: "→"
    case .home: "Home"
    case .end: "End"
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    case .function(let number): "F\(number)"
    case .control(let character): "Ctrl-\(character.uppercased())"
    }
  }
}

extension [HelpRow] {
  /// The rows without what is not allowed.
  func offered(in context: AppContext) -> [HelpRow] {
    filter { $0.needs.map(context.allows) ?? true }
  }
}
