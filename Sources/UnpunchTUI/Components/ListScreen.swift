import Terminal

/// A screen of one list, with a cursor in it and as many rows seen as there is room for.
protocol ListScreen: Screen {
  /// The row under the cursor.
  var position: Int { get set }
  /// The first row that is seen.
  var top: Int { get set }
  /// How many rows there are.
  var rowCount: Int { get }

  /// How many rows are seen at once.
  func height(_ size: Size) -> Int
}

extension ListScreen {
  var isScrolled: Bool { true }
  var isMoved: Bool { true }

  /// Moves the cursor.
  mutating func move(_ movement: Movement, _ size: Size) {
    position = movement.moved(position, count: rowCount, page: height(size))
    keepInSight(size)
  }

  /// Moves what is seen so that the cursor is in it.
  mutating func keepInSight(_ size: Size) {
    top = Viewport.top(top, showing: position, count: rowCount, height: height(size))
  }

  mutating func clampScrolling(_ stage: Stage) { keepInSight(stage.size) }
}
