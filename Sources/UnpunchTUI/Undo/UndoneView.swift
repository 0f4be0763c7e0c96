import Attendance
import Journal
import Terminal
import UnpunchKit

extension Frame {
  /// Draws what became of an undo.
  mutating func draw(_ undone: UndoneState, _ context: AppContext) {
    let title = context.words(.undo(.undoOf(undone.batch.number)))
    summary([title], undone.counts.parts, context)
    draw(
      undone.layout(context, size: size), undone.cursor, current: undone.current?.id, context
    ) { pane in
      let title = context.words(.paneTitle(pane, undone.entries(of: pane).count, .undo))
      guard pane == .unknown else { return title }
      return title + " · " + context.words(.settling(.atNextStart))
    }
    hints(
      UndoneCommand.bindings.hints().filter {
        undone.counts.unknown > 0 || $0.text != .settling(.hintMark)
      }, context)
  }
}
