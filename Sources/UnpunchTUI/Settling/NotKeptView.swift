import Attendance
import Terminal
import UnpunchKit

/// The lines of the dialog at a size.
struct NotKeptView {
  private let notKept: NotKeptState
  private let context: AppContext
  private let room: Size
  /// The lines, each in its style.
  let lines: [(SafeText, Style)]

  init(_ notKept: NotKeptState, context: AppContext, room: Size) {
    self.notKept = notKept
    self.context = context
    self.room = room
    let columns = Self.columns(room) - 4
    lines =
      context.words(.journal(notKept.error)).wrapped(to: columns).map { ($0, .error) }
      + notKept.records.map { id, pane in
        (
          SafeText(pane.mark) + " " + SafeText(id.rawValue) + "  "
            + context.words(.outcome(.verdict(pane, notKept.purpose))), Style(pane.role)
        )
      }
  }

  /// How many lines are seen at once.
  var height: Int { max(1, min(lines.count, DialogBox.rows(in: room) - 4)) }

  private static func columns(_ room: Size) -> Int { min(90, room.columns - 2) }

  func draw(into frame: inout Frame) {
    let inside = frame.dialog(
      title: context.words(.settling(.notKeptTitle(notKept.batch))), columns: Self.columns(room),
      rows: height + 4, style: .failure, in: room)
    frame.put(
      lines: lines, from: notKept.top, height: height, in: inside, more: .warning, context)
    frame.put(
      context.words(.settling(.notKeptKey(isInFile: notKept.isInFile))),
      at: Position(column: inside.column, row: inside.row + height + 1), style: .danger,
      columns: inside.columns)
  }
}
