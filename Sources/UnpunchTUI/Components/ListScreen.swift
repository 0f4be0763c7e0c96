import Terminal

/// A screen of one list, with a cursor in it and as many rows seen as there is room for.
protocol ListScreen: Screen {
  /// The row under the cursor.
  var position: Int { get set }
  /// The first row that is seen.
  var top: Int { get set }
  var rowCount: Int { get }

  /// How many rows are seen at once.
  func height(_ size: Size) -> Int
}

extension ListScreen {
  var isScrolled: Bool { true }
  var isMoved: Bool { true }

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

/// A column of a list and where it stands.
struct ColumnPlace<Column: Sendable & Equatable>: Sendable, Equatable {
  let column: Column
  let start: Int
  let width: Int

  var end: Int { start + width }

  /// Places columns from the left; one without a width is not shown.
  static func row(_ widths: [(Column, Int)], from first: Int, gap: Int) -> [Self] {
    var start = first
    return widths.filter { $0.1 > 0 }.map { column, width in
      defer { start += width + gap }
      return Self(column: column, start: start, width: width)
    }
  }
}
