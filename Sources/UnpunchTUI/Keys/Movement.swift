import Terminal

/// A way to move in a list.
enum Movement: Sendable, Hashable {
  case up
  case down
  case pageUp
  case pageDown
  case halfPageUp
  case halfPageDown
  case home
  case end
  /// To a row, counted from 0; no key does it, but a click.
  case to(Int)

  /// Where a position, counted from 0, comes to; 0 if there are no rows.
  func moved(_ position: Int, count: Int, page: Int) -> Int {
    let target =
      switch self {
      case .up: position - 1
      case .down: position + 1
      case .pageUp: position - max(1, page)
      case .pageDown: position + max(1, page)
      case .halfPageUp: position - max(1, page / 2)
      case .halfPageDown: position + max(1, page / 2)
      case .home: 0
      case .end: count - 1
      case .to(let row): row
      }
    return max(0, min(target, count - 1))
  }

  /// The movement of a key; nil: it is none.
  static func of(_ key: Key) -> Movement? { bindings { $0 }.command(for: key) }

  /// The rows of a key table that move, the same in every list.
  static func bindings<Command>(_ command: (Movement) -> Command) -> [KeyBinding<Command>] {
    [
      KeyBinding([.up, .character("k")], command(.up), .key(.helpUp)),
      KeyBinding([.down, .character("j")], command(.down), .key(.helpDown)),
      KeyBinding([.pageUp, .control("b")], command(.pageUp), .key(.helpPageUp)),
      KeyBinding([.pageDown, .control("f")], command(.pageDown), .key(.helpPageDown)),
      KeyBinding([.control("u")], command(.halfPageUp), .key(.helpHalfPageUp)),
      KeyBinding([.control("d")], command(.halfPageDown), .key(.helpHalfPageDown)),
      KeyBinding([.home, .character("g")], command(.home), .key(.helpHome)),
      KeyBinding([.end, .character("G")], command(.end), .key(.helpEnd)),
    ]
  }
}

/// Which part of a list is seen.
enum Viewport {
  /// The first row to show if no row must be seen, so that none is left empty for nothing.
  static func top(_ top: Int, count: Int, height: Int) -> Int {
    max(0, min(top, count - max(1, height)))
  }

  /// The first row to show after a movement, so that none is left empty for nothing.
  static func top(_ top: Int, after movement: Movement, count: Int, height: Int) -> Int {
    self.top(movement.moved(top, count: count, page: height), count: count, height: height)
  }

  /// The first row to show so that a position is seen, moving as little as can be.
  static func top(_ top: Int, showing position: Int, count: Int, height: Int) -> Int {
    let height = max(1, height)
    let lowest = max(0, position - height + 1)
    return max(0, min(max(lowest, min(top, position)), max(0, count - height)))
  }
}
