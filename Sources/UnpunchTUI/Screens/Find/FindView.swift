import Attendance
import Terminal
import UnpunchKit

extension Frame {
  /// Draws the form that says what to find.
  mutating func draw(_ find: FindScreen, hasBack: Bool, _ context: AppContext) {
    put(
      SafeText(" ") + context.words(.find(.title)), at: Position(column: 0, row: 1), style: .title)
    let layout = FindLayout(context, size: size)
    for field in FindField.allCases {
      guard let rect = layout.rects[field] else { continue }
      let isFocused = find.focus == field
      put(
        SafeText(isFocused ? " ▸ " : "   ") + context.words(.find(.fieldLabel(field))),
        at: Position(column: 0, row: rect.row), style: isFocused ? .title : .label,
        columns: FindLayout.labelWidth + 3)
      aim(
        Rect(column: 0, row: rect.row, columns: size.columns, rows: rect.rows),
        at: .entry(field.rawValue))
      draw(field, of: find, layout, in: rect, isFocused: isFocused, context)
    }
    let columns = size.columns - 6
    if let problem = find.problemBelow(context, layout) {
      put(
        lines: context.words(problem).wrapped(to: columns).map { ($0, .error) },
        in: Rect(column: 3, row: layout.problemRow, columns: columns, rows: 2))
    }
    if let hostZone = context.hostZone {
      let name = AppContext.name(of: hostZone, on: context.today)
      let lines = context.words(.find(.hostZoneDiffers(name.plain))).wrapped(to: columns)
      let row = size.rows - (size.rows >= 22 ? 2 : 1) - lines.count
      put(
        lines: lines.map { ($0, .dim) },
        in: Rect(column: 3, row: row, columns: columns, rows: lines.count))
    }
    hints(
      FindCommand.bindings.hints().map { hint in
        hint.text == .key(.hintBack) && !hasBack ? hint.saying(.key(.hintQuit)) : hint
      }, context)
  }

  private mutating func draw(
    _ field: FindField, of find: FindScreen, _ layout: FindLayout, in rect: Rect,
    isFocused: Bool, _ context: AppContext
  ) {
    switch field {
    case .employees:
      drawText(
        find.employees, field, of: find,
        notes: [context.words(.find(.idCount(find.list.ids.count)))],
        in: rect, isFocused, context)
    case .from:
      drawDate(find.from, field, of: find, in: rect, isFocused, context)
    case .to:
      drawDate(find.to, field, of: find, in: rect, isFocused, context)
    case .idKind:
      draw(field, layout, in: rect, isFocused) { IDKind.allCases[$0] == find.idKind }
    case .span:
      let preset = find.preset(today: context.today)
      draw(field, layout, in: rect, isFocused) { TimeSpan.Preset.allCases[$0] == preset }
    case .former:
      draw(field, layout, in: rect, isFocused) { _ in find.includesFormer }
    }
  }

  private mutating func drawDate(
    _ text: TextField, _ field: FindField, of find: FindScreen, in rect: Rect,
    _ isFocused: Bool, _ context: AppContext
  ) {
    var narrow = rect
    narrow.columns = min(rect.columns, 72)
    let end: MomentReader.End = field == .to ? .last : .first
    let day = MomentReader.read(text.text, as: end).map { context.words(.weekday(of: $0)) + " · " }
    // If it is narrow, the zone alone is said.
    drawText(
      text, field, of: find, notes: [(day ?? .empty) + context.zoneName, context.zoneName],
      in: narrow, isFocused, context)
  }

  /// A text field with what is to be said about it at its right: what is wrong, or the first note that fits.
  private mutating func drawText(
    _ text: TextField, _ field: FindField, of find: FindScreen, notes: [SafeText],
    in rect: Rect, _ isFocused: Bool, _ context: AppContext
  ) {
    let room = FindLayout.room(rect.columns)
    let problem = find.problem(of: field, context).map { context.words($0) }
    let note: SafeText =
      if let problem {
        problem.columns <= room ? problem : "✗"
      } else {
        notes.first { $0.columns <= room } ?? (notes.last ?? .empty).cutFront(to: room)
      }
    let width = rect.columns - note.columns - 2
    drawField(
      text, in: Rect(column: rect.column, row: rect.row, columns: width, rows: 1),
      isFocused: isFocused)
    put(
      note, at: Position(column: rect.column + width + 2, row: rect.row),
      style: problem == nil ? .dim : .error)
  }

  private mutating func draw(
    _ field: FindField, _ layout: FindLayout, in rect: Rect, _ isFocused: Bool,
    isChosen: (Int) -> Bool
  ) {
    guard let choices = layout.choices[field] else { return }
    for (index, (text, place)) in zip(choices.texts, choices.places).enumerated() {
      let isChosen = isChosen(index)
      // What can be ticked alone has the focus as it is.
      let hasFocus = isFocused && (isChosen || choices.texts.count == 1)
      let start = Position(column: rect.column + place.column, row: rect.row + place.row)
      let used = put(
        (isChosen ? choices.marks.chosen : choices.marks.other) + text, at: start,
        style: hasFocus ? .fieldFocused : .text)
      aim(
        Rect(column: start.column, row: start.row, columns: used, rows: 1),
        at: .part(index, ofEntry: field.rawValue))
    }
  }
}

extension FindScreen {
  /// What is wrong with a field and does not fit beside it: of the field with the focus, or else of the first.
  func problemBelow(_ context: AppContext, _ layout: FindLayout) -> Text? {
    ([focus] + FindField.allCases).lazy.compactMap { field -> Text? in
      guard let problem = problem(of: field, context), let rect = layout.rects[field] else {
        return nil
      }
      let columns = field == .employees ? rect.columns : min(rect.columns, 72)
      return context.words(problem).columns > FindLayout.room(columns) ? problem : nil
    }.first
  }
}
