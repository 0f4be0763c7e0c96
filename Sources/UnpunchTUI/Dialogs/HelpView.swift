import Attendance
import Terminal
import UnpunchKit

/// How the list of keys is laid out.
enum HelpView {
  /// How many rows of keys are seen at once.
  static func height(_ size: Size) -> Int { size.rows - 4 }
}

extension Frame {
  /// Draws the list of keys.
  mutating func draw(_ help: HelpState, _ context: AppContext) {
    let rows = min(help.rows.count, HelpView.height(size))
    let inside = dialog(title: context.words(help.title), columns: 76, rows: rows + 3)
    let keyWidth = 14
    for (offset, row) in help.rows[help.top...].prefix(rows).enumerated() {
      let position = Position(column: inside.column, row: inside.row + offset)
      put(SafeText(row.keys), at: position, style: .hintKey, columns: keyWidth)
      put(
        context.words(row.text),
        at: Position(column: position.column + keyWidth, row: position.row),
        style: .text, columns: inside.columns - keyWidth)
    }
    let below = help.rows.count - help.top - rows
    let last = Position(column: inside.column, row: inside.row + inside.rows - 1)
    let closing: Text =
      below > 0 || help.top > 0 ? .more(above: help.top, below: below) : .anyKeyCloses
    put(context.words(closing), at: last, style: .dim, columns: inside.columns)
    aim(
      Rect(column: last.column, row: last.row, columns: inside.columns, rows: 1), at: .key(.escape))
  }

  /// Draws the question about records that do not look imported.
  mutating func draw(_ unlikely: UnlikelyState, _ context: AppContext) {
    let columns = min(72, size.columns - 2)
    let text: Text =
      if unlikely.records.count == 1, let record = unlikely.records.first {
        .unlikelyOne(record.source)
      } else {
        .unlikelySome(unlikely.records.count)
      }
    let lines = context.words(text).wrapped(to: columns - 4)
    let inside = dialog(
      title: context.words(.unlikelyTitle), columns: columns, rows: lines.count + 4,
      style: .warning)
    put(
      lines: lines.map { ($0, Style.text) } + [
        (.empty, .text), (context.words(.unlikelyKeys), .hint),
      ],
      in: inside)
  }

  /// Draws the question whether to quit.
  mutating func drawQuit(_ context: AppContext, selected: Int) {
    let columns = min(64, size.columns - 2)
    let lines = context.words(.quitQuestion(selected: selected)).wrapped(to: columns - 4)
    let inside = dialog(
      title: context.words(.quitTitle), columns: columns, rows: lines.count + 4)
    put(
      lines: lines.map { ($0, Style.text) } + [(.empty, .text), (context.words(.quitKeys), .hint)],
      in: inside)
  }
}
