import Attendance
import Terminal
import UnpunchKit

extension Frame {
  /// Draws the form that says what to find.
  mutating func draw(_ find: FindState, hasBack: Bool, _ context: AppContext) {
    put(
      SafeText(" ") + context.words(.findTitle), at: Position(column: 0, row: 1), style: .title)
    let labelWidth = 16
    for field in FindState.Field.allCases {
      let row = 3 + field.rawValue * (size.rows >= 22 ? 2 : 1)
      let isFocused = find.focus == field
      put(
        SafeText(isFocused ? " ▸ " : "   ") + context.words(.fieldLabel(field)),
        at: Position(column: 0, row: row), style: isFocused ? .title : .label,
        columns: labelWidth + 3)
      let rect = Rect(
        column: labelWidth + 3, row: row, columns: size.columns - labelWidth - 5, rows: 1)
      aim(
        Rect(column: 0, row: row, columns: size.columns, rows: 1), at: .entry(field.rawValue))
      draw(field, of: find, in: rect, isFocused: isFocused, context)
    }
    // Beside its field there is no room for all of it.
    if size.columns < 100, let problem = find.problem(of: find.focus, context) {
      put(
        lines: context.words(problem).wrapped(to: size.columns - 6).map { ($0, .error) },
        in: Rect(column: 3, row: size.rows - 6, columns: size.columns - 6, rows: 2))
    }
    if let hostZone = context.hostZone {
      let name = AppContext.name(of: hostZone, on: context.today)
      let lines = context.words(.hostZoneDiffers(name.plain)).wrapped(to: size.columns - 6)
      put(
        lines: lines.map { ($0, .dim) },
        in: Rect(column: 3, row: size.rows - 4, columns: size.columns - 6, rows: 2))
    }
    hints(FindCommand.bindings.hints(), context)
  }

  private mutating func draw(
    _ field: FindState.Field, of find: FindState, in rect: Rect, isFocused: Bool,
    _ context: AppContext
  ) {
    switch field {
    case .employees:
      let note =
        find.problem(of: field, context).map { context.words($0) }
        ?? context.words(.idCount(find.list.ids.count))
      draw(find.employees, note, find.problem(of: field, context) != nil, in: rect, isFocused)
    case .from:
      drawDate(find.from, field, of: find, in: rect, isFocused, context)
    case .to:
      drawDate(find.to, field, of: find, in: rect, isFocused, context)
    case .idKind:
      choices(
        IDKind.allCases.map { kind in
          (context.words(.idKind(kind)), find.idKind == kind)
        }, mark: ("(•) ", "( ) "), of: field, at: rect, isFocused)
    case .span:
      choices(
        TimeSpan.Preset.allCases.map { preset in
          (context.words(.preset(preset)), isFocused && find.preset == preset)
        }, mark: ("▸", " "), of: field, at: rect, isFocused)
    case .former:
      choices(
        [(context.words(.includeFormer), find.includesFormer)], mark: ("[x] ", "[ ] "), of: field,
        at: rect, isFocused)
    }
  }

  private mutating func drawDate(
    _ text: TextField, _ field: FindState.Field, of find: FindState, in rect: Rect,
    _ isFocused: Bool, _ context: AppContext
  ) {
    let problem = find.problem(of: field, context)
    var narrow = rect
    narrow.columns = min(rect.columns, 72)
    let end: MomentReader.End = field == .to ? .last : .first
    let day = MomentReader.read(text.text, as: end).map { context.words(.weekday(of: $0)) + " · " }
    // Where it is narrow, the zone alone is said.
    let zone = (rect.columns < 56 ? .empty : day ?? .empty) + context.zoneName
    draw(
      text, problem.map { context.words($0) } ?? zone, problem != nil, in: narrow, isFocused)
  }

  /// A text field with what is to be said about it at its right.
  private mutating func draw(
    _ text: TextField, _ note: SafeText, _ isProblem: Bool, in rect: Rect, _ isFocused: Bool
  ) {
    let room = rect.columns / 2 + 4
    let note = note.cut(to: isProblem ? max(room, rect.columns - 22) : room)
    let width = rect.columns - note.columns - 2
    drawField(
      text, in: Rect(column: rect.column, row: rect.row, columns: width, rows: 1),
      isFocused: isFocused)
    put(
      note, at: Position(column: rect.column + width + 2, row: rect.row),
      style: isProblem ? .error : .dim)
  }

  private mutating func choices(
    _ choices: [(SafeText, Bool)], mark: (SafeText, SafeText), of field: FindState.Field,
    at rect: Rect, _ isFocused: Bool
  ) {
    var pieces: [(SafeText, Style)] = []
    for (index, (text, isChosen)) in choices.enumerated() {
      let start = pieces.reduce(rect.column) { $0 + $1.0.columns }
      aim(
        Rect(column: start, row: rect.row, columns: mark.1.columns + text.columns, rows: 1),
        at: .part(index, ofEntry: field.rawValue))
      let style: Style = isChosen && isFocused ? .fieldFocused : .text
      pieces.append(((isChosen ? mark.0 : mark.1) + text, style))
      pieces.append((mark.1.columns > 1 ? "  " : .empty, .text))
    }
    put(pieces, at: rect.origin, columns: rect.columns)
  }

  /// Draws the question for a file of employees.
  mutating func draw(_ file: FileState, _ context: AppContext) {
    let inside = dialog(title: context.words(.fileTitle), columns: 72, rows: 7)
    put(lines: [(context.words(.fileHint), .text)], in: inside)
    drawField(
      file.path,
      in: Rect(column: inside.column, row: inside.row + 2, columns: inside.columns, rows: 1),
      isFocused: file.generation == nil)
    let below = Rect(
      column: inside.column, row: inside.row + 3, columns: inside.columns, rows: 2)
    if let problem = file.problem {
      put(
        lines: context.words(.fileProblem(problem)).wrapped(to: below.columns).map { ($0, .error) },
        in: below)
    } else {
      put(lines: [(context.words(.fileKeys), .dim)], in: below)
    }
  }
}
