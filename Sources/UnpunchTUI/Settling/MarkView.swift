import Attendance
import Terminal
import UnpunchKit

extension Frame {
  /// Draws the question what the operator found.
  mutating func draw(_ mark: MarkState, _ context: AppContext, in room: Size) {
    let columns = min(76, room.columns - 2)
    let width = columns - 4
    var lines: [(SafeText, Style)] = []
    if let record = mark.record {
      let who = context.employee(
        record.userID, mark.name, includesFormer: false, columns: width - 20)
      lines.append((context.time(record.checkTime) + " " + who, .selected))
    }
    lines.append((SafeText(mark.id.rawValue), .selected))
    lines += context.words(.settling(.markQuestion(mark.purpose))).wrapped(to: width).map {
      ($0, .text)
    }
    if let problem = mark.problem {
      let rows = DialogBox.rows(in: room) - 4 - lines.count
      lines += context.words(problem).wrapped(to: width, rows: rows).map { ($0, .error) }
    } else if mark.generation != nil {
      lines.append((context.words(.settling(.marking)), .dim))
    }
    let inside = dialog(
      title: context.words(.settling(.markTitle)), columns: columns,
      rows: lines.count + 4, style: .warning, in: room)
    put(
      lines: lines,
      in: Rect(
        column: inside.column, row: inside.row, columns: inside.columns, rows: inside.rows - 1))
    keyLine(mark.bindings.hints(), in: inside, context)
  }
}
