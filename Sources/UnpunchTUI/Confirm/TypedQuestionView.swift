import Terminal

extension Frame {
  /// Draws the last four rows of a question: the reason, the count, and two for what is to be said.
  mutating func draw(
    _ question: TypedQuestion, isAsking: Bool, message: (SafeText, Style), in rect: Rect,
    _ context: AppContext
  ) {
    let label = context.words(.reasonLabel) + " "
    put(label, at: rect.origin, style: .label)
    drawField(
      question.reason,
      in: Rect(
        column: rect.column + label.columns, row: rect.row,
        columns: rect.columns - label.columns, rows: 1),
      isFocused: isAsking && question.focus == .reason)
    drawCount(question, isAsking: isAsking, in: rect, context)
    put(
      lines: message.0.wrapped(to: rect.columns).map { ($0, message.1) },
      in: Rect(column: rect.column, row: rect.row + 2, columns: rect.columns, rows: 2))
  }

  private mutating func drawCount(
    _ question: TypedQuestion, isAsking: Bool, in rect: Rect, _ context: AppContext
  ) {
    guard question.count > 0 else { return }
    let questions = [
      Text.typeToConfirm(question.count, question.purpose),
      .typeToConfirmShort(question.count, question.purpose),
    ].map { context.words($0) + " > " }
    let text = questions.first { $0.columns + 5 <= rect.columns } ?? " > "
    let at = Position(column: rect.column, row: rect.row + 1)
    let used = put(text, at: at, style: .danger)
    let typed = Position(column: at.column + used, row: at.row)
    put(SafeText(question.typed), at: typed, style: .fieldFocused, columns: 5)
    if isAsking, question.focus == .count {
      cursor = Position(column: typed.column + question.typed.count, row: typed.row)
    }
  }
}
