import Terminal

/// Lines in a dialog, of which as many are seen as there is room for.
struct TextBox {
  /// A line: pieces, each in its style.
  typealias Line = [(SafeText, Style)]

  let lines: [Line]
  let height: Int

  private let columns: Int
  private let foot: Int
  private let room: Size

  init(most: Int, foot: Int, room: Size, lines: (_ columns: Int) -> [Line]) {
    columns = min(most, room.columns - 2)
    self.foot = foot
    self.room = room
    self.lines = lines(columns - 4)
    height = max(1, min(self.lines.count, DialogBox.rows(in: room) - 2 - foot))
  }

  /// The first line that is seen after a movement; nil: it stays, as far as no row is left empty for nothing.
  func top(_ top: Int, after movement: Movement? = nil) -> Int {
    movement.map { Viewport.top(top, after: $0, count: lines.count, height: height) }
      ?? Viewport.top(top, count: lines.count, height: height)
  }

  /// Draws the dialog and the lines from one on, and how many more there are if the foot has two rows.
  func draw(
    into frame: inout Frame, title: SafeText, style: Style = .border, from top: Int,
    more: Style = .dim, _ context: AppContext
  ) -> Rect {
    let inside = frame.dialog(
      title: title, columns: columns, rows: height + 2 + foot, style: style, in: room)
    for (offset, line) in lines.dropFirst(top).prefix(height).enumerated() {
      frame.put(
        line, at: Position(column: inside.column, row: inside.row + offset),
        columns: inside.columns)
    }
    let below = self.below(top)
    if foot > 1, top > 0 || below > 0 {
      frame.put(
        context.words(.more(above: top, below: below)),
        at: Position(column: inside.column, row: inside.row + height), style: more,
        columns: inside.columns)
    }
    return inside
  }

  /// How many lines there are below those that are seen.
  func below(_ top: Int) -> Int { lines.count - top - height }
}

/// A dialog of lines that can be scrolled.
protocol TextDialog: Dialog {
  /// The first line that is seen.
  var top: Int { get set }
  /// The lines, laid out.
  func box(_ stage: Stage) -> TextBox
}

extension TextDialog {
  var isScrolled: Bool { true }

  mutating func clampScrolling(_ stage: Stage) { top = box(stage).top(top) }

  /// Scrolls, if that is what a key does, and says whether it is.
  mutating func scroll(_ key: Key, _ stage: Stage) -> Bool {
    guard let movement = Movement.of(key) else { return false }
    top = box(stage).top(top, after: movement)
    return true
  }
}

extension Frame {
  /// Draws the last line of a dialog of text: how much more there is, and what closes it; a click there does.
  ///
  /// Before that it says what another key does, if one does anything else.
  mutating func closing(
    above: Int, below: Int, in inside: Rect, _ context: AppContext, keys: Text? = nil
  ) {
    let line = Rect(
      column: inside.column, row: inside.row + inside.rows - 1, columns: inside.columns, rows: 1)
    let isWhole = above <= 0 && below <= 0
    let more =
      isWhole ? SafeText.empty : context.words(.more(above: above, below: below)) + "   "
    // If there is no room for all, the keys that scroll and close come first.
    let texts = [keys, isWhole ? .anyKeyCloses : .otherKeysClose].compactMap { text in
      text.map { more + context.words($0) }
    }
    let text = texts.first { $0.columns <= line.columns } ?? texts.last ?? .empty
    put(text, in: line, style: .dim, pressing: .escape)
  }
}
