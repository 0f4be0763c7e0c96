import Attendance
import Terminal
import UnpunchKit

extension Frame {
  /// Draws the question before a deletion.
  mutating func draw(
    _ confirm: ConfirmState, _ context: AppContext, isEnding: Bool, in room: Size
  ) {
    let layout = ConfirmLayout(confirm, room: room)
    let count = confirm.plan.items.count
    let (text, style) = message(confirm, context, isEnding: isEnding)
    let consequences = [Text.confirm(.consequenceResults), .confirm(.consequenceUndo)]
    let rest = MessageRoom(text, layout, room: room, spareable: consequences.count)
    let inside = dialog(
      title: context.words(.confirm(.title(count))), columns: layout.columns,
      rows: layout.rows + rest.growth, style: .failure, in: room)
    var row = inside.row
    func next() -> Position {
      defer { row += 1 }
      return Position(column: inside.column, row: row)
    }
    putTarget(context, at: next(), columns: inside.columns)
    for (offset, item) in confirm.plan.items.dropFirst(confirm.question.top)
      .prefix(layout.listHeight).enumerated()
    {
      let line = RecordLine(
        number: confirm.question.top + offset + 1, record: item.record, id: item.id,
        name: confirm.plan.names[item.record.userID],
        includesFormer: confirm.plan.includesFormer)
      put(
        line.whole(context, columns: inside.columns, showsComment: inside.columns >= 92),
        at: next(), style: .selected, columns: inside.columns)
    }
    if layout.scrolls {
      let above = confirm.question.top
      let below = count - confirm.question.top - layout.listHeight
      put(context.words(.more(above: above, below: below)), at: next(), style: .warning)
    }
    for text in consequences.dropLast(rest.spared) {
      put(context.words(text), at: next(), style: .text, columns: inside.columns)
    }
    let isAsking = if case .working = confirm.phase { false } else { true }
    if isAsking {
      hints(ConfirmCommand.bindings.hints().leading(from: confirm.question.focus), context)
    }
    draw(
      confirm.question, isAsking: isAsking, message: rest.lines.map { ($0, style) },
      in: Rect(
        column: inside.column, row: row, columns: inside.columns, rows: 2 + rest.lines.count),
      context)
  }

  private func message(_ confirm: ConfirmState, _ context: AppContext, isEnding: Bool) -> (
    SafeText, Style
  ) {
    if case .working(let progress, let seconds) = confirm.phase {
      let text = context.words(.confirm(.working(progress, seconds: seconds)))
      return (
        text + " " + context.words(isEnding ? .confirm(.quitsThen) : .confirm(.finishThenQuit)),
        .warning
      )
    }
    if let complaint = confirm.question.complaint { return (context.words(complaint), .warning) }
    switch (confirm.phase, confirm.reading) {
    case (.refused(let why), _): return (context.words(.confirm(.notStarted(why))), .error)
    case (_, .running): return (context.words(.confirm(.rereadRunning)), .dim)
    case (_, .ended(.same)): return (context.words(.confirm(.rereadSame)), .dim)
    case (_, .ended(.differs)): return (.empty, .dim)
    case (_, .ended(.failed(let error))):
      return (context.words(.confirm(.notStarted(.readingFailed(error)))), .error)
    }
  }
}
