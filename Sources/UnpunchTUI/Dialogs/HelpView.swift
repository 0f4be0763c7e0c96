import Attendance
import Terminal
import UnpunchKit

/// The lines of a list of keys at a size.
struct HelpView {
  /// A line: keys, and what they do; what does not fit goes on in lines without keys.
  struct Line {
    let keys: SafeText
    let text: SafeText
  }

  private let help: HelpState
  private let context: AppContext
  private let room: Size
  private let keyWidth: Int
  /// The lines.
  let lines: [Line]

  init(_ help: HelpState, context: AppContext, room: Size) {
    self.help = help
    self.context = context
    self.room = room
    let keyWidth = (help.rows.map { SafeText($0.keys).columns }.max() ?? 0) + 2
    let columns = Self.columns(room) - 4 - keyWidth
    self.keyWidth = keyWidth
    lines = help.rows.flatMap { row in
      context.words(row.text).wrapped(to: columns).enumerated().map { index, text in
        Line(keys: index == 0 ? SafeText(row.keys) : .empty, text: text)
      }
    }
  }

  /// How many lines are seen at once.
  var height: Int { max(1, min(lines.count, DialogBox.rows(in: room) - 3)) }

  /// The first line to show, at most so far down that no row is empty.
  ///
  /// - Parameter movement: How it moves; nil: it stays, as far as the size lets it.
  /// - Returns: The line, counted from zero.
  func top(after movement: Movement? = nil) -> Int {
    movement.map { Viewport.top(help.top, after: $0, count: lines.count, height: height) }
      ?? Viewport.top(help.top, count: lines.count, height: height)
  }

  private static func columns(_ room: Size) -> Int { min(76, room.columns - 2) }

  func draw(into frame: inout Frame) {
    let inside = frame.dialog(
      title: context.words(help.title), columns: Self.columns(room), rows: height + 3, in: room)
    let top = top()
    for (offset, line) in lines[top...].prefix(height).enumerated() {
      let position = Position(column: inside.column, row: inside.row + offset)
      frame.put(line.keys, at: position, style: .hintKey, columns: keyWidth)
      frame.put(
        line.text, at: Position(column: position.column + keyWidth, row: position.row),
        style: .text, columns: inside.columns - keyWidth)
    }
    frame.closing(above: top, below: lines.count - top - height, in: inside, context)
  }
}

extension Frame {
  /// Draws the last line of a dialog of text: how much more there is, and what closes it; a click there does.
  ///
  /// - Parameters:
  ///   - above: How many lines there are above what is seen.
  ///   - below: How many there are below.
  ///   - inside: What is inside of the dialog.
  ///   - context: What stays the same.
  ///   - keys: What another key does, and that all others close it; nil where none does anything else.
  mutating func closing(
    above: Int, below: Int, in inside: Rect, _ context: AppContext, keys: Text? = nil
  ) {
    let line = Rect(
      column: inside.column, row: inside.row + inside.rows - 1, columns: inside.columns, rows: 1)
    let isWhole = above <= 0 && below <= 0
    let more =
      isWhole ? SafeText.empty : context.words(.more(above: above, below: below)) + "   "
    // Where there is no room for all, the keys that scroll and close come first.
    let texts = [keys, isWhole ? .anyKeyCloses : .otherKeysClose].compactMap { text in
      text.map { more + context.words($0) }
    }
    let text = texts.first { $0.columns <= line.columns } ?? texts.last ?? .empty
    put(text, in: line, style: .dim, pressing: .escape)
  }
}
