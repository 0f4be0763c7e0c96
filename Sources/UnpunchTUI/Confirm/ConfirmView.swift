import Attendance
import Terminal
import UnpunchKit

extension Frame {
  /// Draws the question before a deletion.
  mutating func draw(_ confirm: ConfirmState, _ context: AppContext, isEnding: Bool) {
    guard confirm.differences.isEmpty else { return drawDifferences(confirm, context) }
    let layout = ConfirmLayout(confirm, size: size)
    let count = confirm.plan.items.count
    let inside = dialog(
      title: context.words(.confirmTitle(count)), columns: layout.columns, rows: layout.rows,
      style: .failure)
    var row = inside.row
    func next() -> Position {
      defer { row += 1 }
      return Position(column: inside.column, row: row)
    }
    put(
      context.words(
        .confirmTarget(tenant: context.tenantName, host: context.host)) + " "
        + context.shortAppID,
      at: next(), style: .title, columns: inside.columns)
    for (offset, item) in confirm.plan.items[confirm.top...].prefix(layout.listHeight).enumerated()
    {
      let line = RecordLine(
        number: confirm.top + offset + 1, item: item,
        name: confirm.plan.names[item.record.userID],
        includesFormer: confirm.plan.includesFormer)
      put(
        line.whole(context, columns: inside.columns, showsComment: inside.columns >= 92),
        at: next(), style: .selected, columns: inside.columns)
    }
    if layout.scrolls {
      let above = confirm.top
      let below = count - confirm.top - layout.listHeight
      put(context.words(.more(above: above, below: below)), at: next(), style: .warning)
    }
    put(
      context.words(.consequenceResults), at: next(), style: .text, columns: inside.columns)
    put(
      context.words(.consequenceNoUndo), at: next(), style: .text, columns: inside.columns)
    if case .working = confirm.phase {} else { hints(ConfirmCommand.bindings.hints(), context) }
    drawAnswers(
      confirm, in: Rect(column: inside.column, row: row, columns: inside.columns, rows: 4), context,
      isEnding: isEnding)
  }

  private mutating func drawAnswers(
    _ confirm: ConfirmState, in rect: Rect, _ context: AppContext, isEnding: Bool
  ) {
    let label = context.words(.reasonLabel) + " "
    put(label, at: rect.origin, style: .label)
    let isAsking = if case .working = confirm.phase { false } else { true }
    drawField(
      confirm.reason,
      in: Rect(
        column: rect.column + label.columns, row: rect.row,
        columns: rect.columns - label.columns, rows: 1),
      isFocused: isAsking && confirm.focus == .reason)
    let count = confirm.plan.items.count
    let questions = [Text.typeToDelete(count), .typeToDeleteShort(count)].map {
      context.words($0) + " > "
    }
    let question = questions.first { $0.columns + 5 <= rect.columns } ?? " > "
    let at = Position(column: rect.column, row: rect.row + 1)
    let used = put(question, at: at, style: .danger)
    let typed = Position(column: at.column + used, row: at.row)
    put(SafeText(confirm.typed), at: typed, style: .fieldFocused, columns: 5)
    if isAsking, confirm.focus == .count {
      cursor = Position(column: typed.column + confirm.typed.count, row: typed.row)
    }
    let (text, style) = message(confirm, context, isEnding: isEnding)
    put(
      lines: text.wrapped(to: rect.columns).map { ($0, style) },
      in: Rect(column: rect.column, row: rect.row + 2, columns: rect.columns, rows: 2))
  }

  private func message(_ confirm: ConfirmState, _ context: AppContext, isEnding: Bool) -> (
    SafeText, Style
  ) {
    switch confirm.phase {
    case .working(let progress, let seconds):
      let text = context.words(.working(progress, seconds: seconds))
      return (text + " " + context.words(isEnding ? .quitsThen : .finishThenQuit), .warning)
    case .refused(let why):
      if let complaint = confirm.complaint { return (context.words(complaint), .warning) }
      return (context.words(.notStarted(why)), .error)
    case .asking:
      if let complaint = confirm.complaint { return (context.words(complaint), .warning) }
      switch confirm.reading {
      case .running: return (context.words(.rereadRunning), .dim)
      case .ended(.same): return (context.words(.rereadSame), .dim)
      case .ended(.differs): return (.empty, .dim)
      case .ended(.failed(let error)):
        return (context.words(.notStarted(.readingFailed(error))), .error)
      }
    }
  }

  /// Draws what differs from the frozen list; nothing is sent.
  private mutating func drawDifferences(_ confirm: ConfirmState, _ context: AppContext) {
    let columns = min(112, size.columns - 2)
    var lines: [(SafeText, Style)] = context.words(.differenceIntro).wrapped(to: columns - 4)
      .map { ($0, .text) }
    for difference in confirm.differences {
      let number = (confirm.plan.items.firstIndex(of: difference.item) ?? 0) + 1
      let line = RecordLine(
        number: number, item: difference.item,
        name: confirm.plan.names[difference.item.record.userID],
        includesFormer: confirm.plan.includesFormer)
      lines.append((line.whole(context, columns: columns - 4, showsComment: false), .selected))
      switch difference.change {
      case .gone:
        lines.append((SafeText("    ") + context.words(.recordGone), .failure))
      case .fields(let fields, let now):
        for field in fields {
          let was = difference.item.record.text(of: field) ?? "—"
          let text = context.words(
            .fieldChanged(field, was: was, now: now.text(of: field) ?? "—"))
          lines.append((SafeText("    ") + text, .warning))
        }
      }
    }
    let rows = min(size.rows - 1, lines.count + 3)
    let inside = dialog(
      title: context.words(.differenceTitle), columns: columns, rows: rows, style: .warning)
    let room = inside.rows - 1
    if lines.count > room, room > 1 {
      let hidden = lines.count - (room - 1)
      lines = lines.prefix(room - 1) + [(context.words(.more(above: 0, below: hidden)), .dim)]
    }
    put(lines: lines, in: inside)
    let keys = ConfirmCommand.differenceBindings.hints().map {
      SafeText($0.keys) + " " + context.words($0.text)
    }
    put(
      keys.joined(separator: "   "),
      at: Position(column: inside.column, row: inside.row + inside.rows - 1), style: .hint)
  }
}
