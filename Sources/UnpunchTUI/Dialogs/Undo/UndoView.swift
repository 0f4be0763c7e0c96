import Attendance
import Journal
import Terminal
import UnpunchKit

extension UndoDialog {
  func draw(into frame: inout Frame, _ stage: Stage) {
    let context = stage.context
    switch planning {
    case .pending:
      drawShort(
        [(context.words(.undo(.planning)), .dim)], closing: .undo(.escapeStops), &frame, stage)
    case .impossible(let refusal):
      let text = context.words(.undo(.refused(refusal)))
      drawShort(
        text.wrapped(to: Self.shortColumns(stage) - 4).map { ($0, .warning) },
        closing: .anyKeyCloses, &frame, stage)
    case .made(let plan):
      guard let question = asked else { return }
      let listed = rows
      let view = QuestionView(
        title: .undo(.title(question.count, batch: batch)), edge: .warning,
        layout: layout(stage.room), consequences: consequences(plan),
        hints: Self.bindings.hints().filter {
          doubtful > 0 || $0.text != .undo(.hintDoubtful)
        }.map {
          includesDoubtful && $0.text == .undo(.hintDoubtful)
            ? $0.saying(.undo(.hintSkipDoubtful)) : $0
        }, isAsking: working == nil, message: message(question, stage)
      ) { row, columns in line(listed[row], plan, context, columns: columns) }
      frame.draw(question, view, stage)
    }
  }

  private static func shortColumns(_ stage: Stage) -> Int { min(72, stage.size.columns - 2) }

  private func drawShort(
    _ lines: [(SafeText, Style)], closing: Text, _ frame: inout Frame, _ stage: Stage
  ) {
    let inside = frame.dialog(
      title: stage.context.words(.undo(.undoOf(batch))), columns: Self.shortColumns(stage),
      rows: lines.count + 4, in: stage.room)
    frame.put(lines: lines, in: inside)
    frame.put(
      stage.context.words(closing),
      in: Rect(
        column: inside.column, row: inside.row + lines.count + 1, columns: inside.columns, rows: 1),
      style: .hint, pressing: .escape)
  }

  private func consequences(_ plan: UndoPlan) -> [Text] {
    var texts: [Text] = [.undo(.consequenceNew), .undo(.consequenceKey)]
    if !plan.left.isEmpty { texts.append(.undo(.someCannot(plan.left.count))) }
    if doubtful > 0 { texts.append(.undo(.doubtful(doubtful, areTaken: includesDoubtful))) }
    return texts
  }

  private func line(
    _ row: Row, _ plan: UndoPlan, _ context: AppContext, columns: Int
  ) -> (SafeText, Style) {
    func whole(_ record: FlowRecord, _ id: RecordID?, number: Int?) -> SafeText {
      RecordLine(
        number: number, record: record, id: id, name: plan.batch.intent.names[record.userID],
        includesFormer: plan.batch.intent.includesFormer
      ).whole(context, columns: columns, showsComment: columns >= 92)
    }
    switch row {
    case .item(let item, let number):
      let isTaken = !item.needsConsent || includesDoubtful
      return (whole(item.record, item.id, number: number), isTaken ? .selected : .dim)
    case .doubt(_, let equal):
      return (
        SafeText("    ") + context.words(.undo(.equalThere(equal, isTaken: includesDoubtful))),
        .warning
      )
    case .left(let left):
      return (whole(left.record, left.record.recordID, number: nil), .dim)
    case .obstacle(let obstacle):
      let why = context.lines(of: obstacle).map(\.0).joined(separator: " ")
      return (SafeText("  ✗ ") + why, .failure)
    }
  }

  private func message(_ question: TypedQuestion, _ stage: Stage) -> (SafeText, Style) {
    let context = stage.context
    if let working {
      return workLine(
        .undo(.working(working.progress, seconds: working.seconds)), quitsThen: .undo(.quitsThen),
        stage)
    }
    if let complaint = question.complaint { return (context.words(complaint), .warning) }
    if let refused { return (context.words(.journal(refused)), .error) }
    return question.count == 0
      ? (context.words(.undo(.nothingLeftToImport)), .warning) : (.empty, .dim)
  }
}
