import Journal
import Terminal

/// How a question makes room for what is to be said at its end.
struct MessageRoom {
  /// The lines of what is to be said.
  let lines: [SafeText]
  /// By how many rows the box grows; less than none if it is to be smaller than it was laid out.
  let growth: Int
  /// How many lines of what follows from a yes give way.
  let spared: Int

  /// Makes room for a text of more than the two rows that there are; if the box cannot grow, lines may give way.
  init(_ text: SafeText, _ layout: QuestionLayout, room: Size, spareable: Int) {
    let columns = layout.columns - 4
    let missing = max(0, text.wrapped(to: columns).count - 2)
    growth = min(missing, DialogBox.rows(in: room) - layout.rows)
    spared = min(missing - growth, spareable)
    lines = text.wrapped(to: columns, rows: 2 + growth + spared)
  }
}

/// What a question with a typed count says around its list.
struct QuestionView {
  let title: Text
  let edge: Style
  let layout: QuestionLayout
  /// What follows from a yes.
  let consequences: [Text]
  /// What is odd about the list, each in two lengths; it never gives way.
  var warnings: [(long: Text, short: Text)] = []
  let hints: [HelpRow]
  /// Whether it asks; else the work is under way.
  let isAsking: Bool
  /// What is to be said at its end.
  let message: (SafeText, Style)
  /// A row of the list at a width.
  let line: (_ row: Int, _ columns: Int) -> (SafeText, Style)
}

extension Frame {
  /// The line that says what a question is about: as much of the tenant, the host and the app as there is room for.
  private mutating func putTarget(_ context: AppContext, at position: Position, columns: Int) {
    let lines = [
      Text.confirm(.target(tenant: context.target.tenantName, host: context.host)),
      .confirm(.targetShort(tenant: context.target.tenantName, host: context.host)),
    ].map { context.words($0) + " " + context.shortAppID }
    let line = lines.first { $0.columns <= columns } ?? lines.last ?? .empty
    put(line, at: position, style: .title, columns: columns)
  }

  /// Draws a question over its list.
  mutating func draw(_ question: TypedQuestion, _ view: QuestionView, _ stage: Stage) {
    let context = stage.context
    let layout = view.layout
    let (text, style) = view.message
    let rest = MessageRoom(
      text, layout, room: stage.room, spareable: view.consequences.count)
    let inside = dialog(
      title: context.words(view.title), columns: layout.columns, rows: layout.rows + rest.growth,
      style: view.edge, in: stage.room)
    var row = inside.row
    func next() -> Position {
      defer { row += 1 }
      return Position(column: inside.column, row: row)
    }
    putTarget(context, at: next(), columns: inside.columns)
    for listed in (0..<question.rows).dropFirst(question.top).prefix(layout.listHeight) {
      let (text, style) = view.line(listed, inside.columns)
      put(text, at: next(), style: style, columns: inside.columns)
    }
    if layout.scrolls {
      let below = question.rows - question.top - layout.listHeight
      put(
        context.words(.more(above: question.top, below: below)), at: next(), style: .warning)
    }
    for text in view.consequences.dropLast(rest.spared) {
      put(context.words(text), at: next(), style: .text, columns: inside.columns)
    }
    for (long, short) in view.warnings {
      let text = [long, short].map { context.words($0) }.first { $0.columns <= inside.columns }
      put(text ?? context.words(short), at: next(), style: .warning, columns: inside.columns)
    }
    if view.isAsking { hints(view.hints.leading(from: question.focus), context) }
    draw(
      question, isAsking: view.isAsking, message: rest.lines.map { ($0, style) },
      in: Rect(
        column: inside.column, row: row, columns: inside.columns, rows: 2 + rest.lines.count),
      context)
  }

  /// Draws the last rows of a question: the reason, the count, and what is to be said.
  private mutating func draw(
    _ question: TypedQuestion, isAsking: Bool, message: [(SafeText, Style)], in rect: Rect,
    _ context: AppContext
  ) {
    let label = context.words(.confirm(.reasonLabel)) + " "
    put(label, at: rect.origin, style: .label)
    drawField(
      question.reason,
      in: Rect(
        column: rect.column + label.columns, row: rect.row,
        columns: rect.columns - label.columns, rows: 1),
      isFocused: isAsking && question.focus == .reason)
    // Once it is answered, nothing offers to say yes or no any more.
    if isAsking { drawCount(question, in: rect, context) }
    put(
      lines: message,
      in: Rect(column: rect.column, row: rect.row + 2, columns: rect.columns, rows: message.count))
  }

  private mutating func drawCount(
    _ question: TypedQuestion, in rect: Rect, _ context: AppContext
  ) {
    guard question.count > 0 else { return }
    let questions = [
      Text.confirm(.typeToConfirm(question.count, question.purpose)),
      .confirm(.typeToConfirmShort(question.count, question.purpose)),
    ].map { context.words($0) + " > " }
    let text = questions.first { $0.columns + 5 <= rect.columns } ?? " > "
    let at = Position(column: rect.column, row: rect.row + 1)
    let used = put(text, at: at, style: .danger)
    let typed = Position(column: at.column + used, row: at.row)
    put(SafeText(question.typed), at: typed, style: .fieldFocused, columns: 5)
    if question.focus == .count {
      cursor = Position(column: typed.column + question.typed.count, row: typed.row)
    }
  }
}

extension [HelpRow] {
  /// The rows, with the field that Tab leads to from the one in which is typed.
  func leading(from focus: TypedQuestion.Focus) -> [HelpRow] {
    map { $0.text == .key(.hintReason) && focus == .reason ? $0.saying(.key(.hintCount)) : $0 }
  }
}

/// How a question with a typed count is laid out in a room.
struct QuestionLayout: Sendable, Equatable {
  /// The rows of the box that are not the list: its edges, the tenant, two of consequences, the reason,
  /// the count, and two for what is to be said.
  private static let otherRows = 9

  let columns: Int
  /// How many rows of the list are seen at once.
  let listHeight: Int
  /// Whether a row tells how many more there are.
  let scrolls: Bool
  /// The height of the box; if it is more than there are rows, something else than the list has to give way.
  let rows: Int

  /// Lays it out with so many rows in its list, and so many beside that and those of every question.
  init(listRows: Int, more: Int = 0, room: Size) {
    let otherRows = Self.otherRows + more
    columns = min(112, room.columns - 2)
    let free = DialogBox.rows(in: room) - otherRows
    scrolls = listRows > free
    listHeight = max(1, scrolls ? free - 1 : listRows)
    rows = listHeight + (scrolls ? 1 : 0) + otherRows
  }
}
