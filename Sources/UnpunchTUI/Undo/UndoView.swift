import Attendance
import Journal
import Terminal
import UnpunchKit

extension Frame {
  /// Draws the question before an undo.
  mutating func draw(
    _ undo: UndoState, _ context: AppContext, isEnding: Bool, in room: Size
  ) {
    switch undo.phase {
    case .planning:
      drawShort(
        undo, [(context.words(.undo(.planning)), .dim)], .undo(.escapeStops), context, in: room)
    case .impossible(let refusal):
      let text = context.words(.undo(.refused(refusal)))
      drawShort(
        undo, text.wrapped(to: shortColumns - 4).map { ($0, .warning) }, .anyKeyCloses, context,
        in: room)
    case .asking, .working, .refused:
      if let plan = undo.plan, let question = undo.question {
        drawQuestion(undo, plan, question, context, isEnding: isEnding, in: room)
      }
    }
  }

  private var shortColumns: Int { min(72, size.columns - 2) }

  private mutating func drawShort(
    _ undo: UndoState, _ lines: [(SafeText, Style)], _ closing: Text, _ context: AppContext,
    in room: Size
  ) {
    let inside = dialog(
      title: context.words(.undo(.undoOf(undo.batch))), columns: shortColumns,
      rows: lines.count + 4, in: room)
    put(lines: lines, in: inside)
    put(
      context.words(closing),
      in: Rect(
        column: inside.column, row: inside.row + lines.count + 1, columns: inside.columns, rows: 1),
      style: .hint, pressing: .escape)
  }

  private mutating func drawQuestion(
    _ undo: UndoState, _ plan: UndoPlan, _ question: TypedQuestion, _ context: AppContext,
    isEnding: Bool, in room: Size
  ) {
    let layout = undo.layout(room)
    let consequences = consequences(undo, plan)
    let (text, style) = message(undo, question, context, isEnding: isEnding)
    let rest = MessageRoom(text, layout, room: room, spareable: consequences.count)
    let inside = dialog(
      title: context.words(.undo(.title(question.count, batch: undo.batch))),
      columns: layout.columns, rows: layout.rows + rest.growth, style: .warning, in: room)
    var row = inside.row
    func next() -> Position {
      defer { row += 1 }
      return Position(column: inside.column, row: row)
    }
    putTarget(context, at: next(), columns: inside.columns)
    let rows = undo.rows
    for listed in rows.dropFirst(question.top).prefix(layout.listHeight) {
      let (text, style) = line(listed, undo, plan, context, columns: inside.columns)
      put(text, at: next(), style: style, columns: inside.columns)
    }
    if layout.scrolls {
      let below = rows.count - question.top - layout.listHeight
      put(
        context.words(.more(above: question.top, below: below)), at: next(), style: .warning)
    }
    for text in consequences.dropLast(rest.spared) {
      put(context.words(text), at: next(), style: .text, columns: inside.columns)
    }
    let isAsking = if case .working = undo.phase { false } else { true }
    if isAsking {
      hints(
        UndoCommand.bindings.hints().leading(from: question.focus).filter {
          undo.doubtful > 0 || $0.text != .undo(.hintDoubtful)
        }, context)
    }
    draw(
      question, isAsking: isAsking, message: rest.lines.map { ($0, style) },
      in: Rect(
        column: inside.column, row: row, columns: inside.columns, rows: 2 + rest.lines.count),
      context)
  }

  private func consequences(_ undo: UndoState, _ plan: UndoPlan) -> [Text] {
    var texts: [Text] = [.undo(.consequenceNew), .undo(.consequenceKey)]
    if !plan.left.isEmpty { texts.append(.undo(.someCannot(plan.left.count))) }
    if undo.doubtful > 0 {
      texts.append(.undo(.doubtful(undo.doubtful, areTaken: undo.takesDoubtful)))
    }
    return texts
  }

  private func line(
    _ row: UndoState.Row, _ undo: UndoState, _ plan: UndoPlan, _ context: AppContext, columns: Int
  ) -> (SafeText, Style) {
    func whole(_ record: FlowRecord, _ id: RecordID?, number: Int?) -> SafeText {
      RecordLine(
        number: number, record: record, id: id, name: plan.batch.intent.names[record.userID],
        includesFormer: plan.batch.intent.includesFormer
      ).whole(context, columns: columns, showsComment: columns >= 92)
    }
    switch row {
    case .item(let item, let number):
      let isTaken = !item.needsConsent || undo.takesDoubtful
      return (whole(item.record, item.id, number: number), isTaken ? .selected : .dim)
    case .doubt(_, let equal):
      return (
        SafeText("    ") + context.words(.undo(.equalThere(equal, isTaken: undo.takesDoubtful))),
        .warning
      )
    case .left(let left):
      return (whole(left.record, left.record.recordID, number: nil), .dim)
    case .obstacle(let obstacle):
      let why = context.lines(of: obstacle).map(\.0).joined(separator: " ")
      return (SafeText("  ✗ ") + why, .failure)
    }
  }

  private func message(
    _ undo: UndoState, _ question: TypedQuestion, _ context: AppContext, isEnding: Bool
  ) -> (SafeText, Style) {
    if case .working(let progress, let seconds) = undo.phase {
      let text = context.words(.undo(.working(progress, seconds: seconds)))
      return (
        text + " " + context.words(isEnding ? .undo(.quitsThen) : .confirm(.finishThenQuit)),
        .warning
      )
    }
    if let complaint = question.complaint { return (context.words(complaint), .warning) }
    if case .refused(let error) = undo.phase {
      return (context.words(.journal(error)), .error)
    }
    return question.count == 0
      ? (context.words(.undo(.nothingLeftToImport)), .warning) : (.empty, .dim)
  }
}
