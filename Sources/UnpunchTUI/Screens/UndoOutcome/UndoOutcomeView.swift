import Attendance
import Journal
import Terminal
import UnpunchKit

extension Frame {
  /// Draws what became of an undo; the rows that are left out stay free.
  mutating func draw(_ undone: UndoOutcomeScreen, leftOut: Int, _ context: AppContext) {
    var undone = undone
    let size = Size(columns: size.columns, rows: size.rows - leftOut)
    if leftOut > 0 { undone.keepInSight(size, context) }
    let layout = undone.layout(context, size: size)
    summary(
      [.undo(.undoOf(undone.batch.number)), .outcome(.batch(undone.batch.number))].map {
        context.words($0)
      },
      undone.counts.parts, context)
    draw(layout, undone.cursor, current: undone.current?.id, context) { pane in
      let title = context.words(.outcome(.paneTitle(pane, undone.entries(of: pane).count, .undo)))
      guard pane == .unknown else { return title }
      return title + " · " + context.words(.settling(.atNextStart))
    }
    if leftOut == 0 {
      drawDetails(undone.current.map { Details.undone($0, undone.batch) }, below: layout, context)
    }
    hints(
      UndoOutcomeCommand.bindings.hints().filter {
        undone.counts.unknown > 0 || $0.text != .settling(.hintMark)
      }, context)
  }
}
