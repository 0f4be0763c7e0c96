import Journal
import Terminal

extension Frame {
  /// A line made of pieces, each in its style; what does not fit is cut.
  @discardableResult
  mutating func put(
    _ pieces: [(SafeText, Style)], at position: Position, columns: Int? = nil
  ) -> Int {
    var column = position.column
    let end = columns.map { position.column + $0 } ?? size.columns
    for (text, style) in pieces where column < end {
      column += put(
        text.cut(to: end - column), at: Position(column: column, row: position.row), style: style)
    }
    return column - position.column
  }

  /// The first row: program, tenant, host, app; at the right the zone of all times, and DEMO.
  ///
  /// Nothing lies over it. Of the names of the zone the longest stands for which there is room, or the shortest, cut.
  mutating func header(_ context: AppContext, zone: [SafeText] = []) {
    let rect = Rect(column: 0, row: 0, columns: size.columns, rows: 1)
    fill(rect, style: .label)
    var parts: [SafeText] = [" unpunch"]
    if let tenant = context.target.tenantName { parts.append(SafeText(tenant)) }
    parts += [SafeText(context.host), context.shortAppID]
    var marks: [SafeText] = []
    if context.refusalToChange != nil { marks.append(context.words(.readOnlyMark)) }
    if context.isDemo { marks.append("DEMO") }
    marks = marks.map { " " + $0 + " " }
    let right = marks.joined(separator: " ")
    let left = parts.joined(separator: " · ")
    let room = size.columns - right.columns - (right.isEmpty ? 1 : 2)
    let name = zone.first { left.columns + 2 + $0.columns <= room } ?? zone.last ?? .empty
    put(left.cut(to: max(0, room - name.columns - 2)), at: rect.origin, style: .label)
    put(name, at: Position(column: max(0, room - name.columns), row: 0), style: .label)
    put(
      right, at: Position(column: size.columns - right.columns, row: 0), style: .demo)
  }

  /// The last row: keys and what they do.
  ///
  /// If there is no room, those give way that do so first of all; then it is said in fewer words; then those give
  /// way that say so, and then those in the middle.
  mutating func hints(_ rows: [HelpRow], _ context: AppContext) {
    var rows = rows.offered(in: context)
    // A blank in front, one between keys and text, three between parts, or two if that makes room for all.
    func columns(gap: Int) -> Int {
      rows.reduce(1 - gap) {
        $0 + SafeText($1.keys).columns + 1 + context.words($1.text).columns + gap
      }
    }
    if columns(gap: 2) > size.columns { rows.removeAll { $0.yields == 0 } }
    if columns(gap: 2) > size.columns {
      rows = rows.map { $0.saying($0.short ?? $0.text) }
    }
    while columns(gap: 2) > size.columns, rows.count > 2 {
      let first = rows.indices.filter { rows[$0].yields != nil }
        .min { rows[$0].yields ?? 0 < rows[$1].yields ?? 0 }
      rows.remove(at: first ?? rows.count - 3)
    }
    keyLine(
      rows, in: Rect(column: 1, row: size.rows - 1, columns: size.columns - 1, rows: 1), context,
      gap: columns(gap: 3) > size.columns ? 2 : 3)
  }

  /// Keys and what they do in the last row of a rectangle; a click on one presses the key.
  mutating func keyLine(_ rows: [HelpRow], in rect: Rect, _ context: AppContext, gap: Int = 3) {
    var column = rect.column
    for row in rows {
      let start = Position(column: column, row: rect.row + rect.rows - 1)
      let used = put(
        [(SafeText(row.keys), .hintKey), (" ", .hint), (context.words(row.text), .hint)],
        at: start, columns: rect.column + rect.columns - column)
      aim(
        Rect(column: start.column, row: start.row, columns: used, rows: 1),
        at: row.key.map { .key($0) })
      column += used + gap
    }
  }

  /// A sentence that names a key; a click anywhere in its line presses the key.
  mutating func put(_ text: SafeText, in line: Rect, style: Style, pressing key: Key) {
    put(text, at: line.origin, style: style, columns: line.columns)
    aim(line, at: .key(key))
  }

  /// The lines of a notice from a row on, over what stands there.
  mutating func put(_ lines: [SafeText], of notice: Notice, row: Int) {
    for (index, line) in lines.enumerated() {
      put(
        SafeText(" ") + line, at: Position(column: 0, row: row + index),
        style: Style(notice.role), columns: size.columns)
      aim(Rect(column: 0, row: row + index, columns: size.columns, rows: 1), at: nil)
    }
  }

  /// A box in the middle of a room, emptied, as large as asked if it fits; the result is what is inside of it.
  mutating func dialog(
    title: SafeText, columns: Int, rows: Int, style: Style = .border, in room: Size
  ) -> Rect {
    let rect = DialogBox.rect(columns: columns, rows: rows, room: room, size: size)
    // What lies behind steps back, and stands off by a column.
    restyle(Rect(column: 0, row: 1, columns: size.columns, rows: size.rows - 1)) { _ in .dim }
    aim(Rect(size), at: nil)
    fill(
      Rect(
        column: max(0, rect.column - 1), row: rect.row, columns: rect.columns + 2, rows: rect.rows))
    fill(Rect(column: 0, row: size.rows - 1, columns: size.columns, rows: 1))
    box(rect, title: title, style: style)
    return rect.inset(columns: 2, rows: 1)
  }

  /// Lines from above, each in its style.
  mutating func put(lines: some Sequence<(SafeText, Style)>, in rect: Rect) {
    for (index, (text, style)) in lines.prefix(max(0, rect.rows)).enumerated() {
      put(
        text, at: Position(column: rect.column, row: rect.row + index), style: style,
        columns: rect.columns)
    }
  }
}

/// A sentence at the bottom.
struct Notice: Sendable, Equatable {
  let text: Text
  let role: Role
}

/// Where a dialog lies.
enum DialogBox {
  /// The most rows of a dialog.
  ///
  /// The header says in which company and on which host something is done, and stays; the last row is that of the
  /// hints and of a short notice.
  static func rows(in room: Size) -> Int { max(2, room.rows - 2) }

  /// A rectangle in the middle of the screen, of the size asked for if it fits, and no lower than its room.
  static func rect(columns: Int, rows: Int, room: Size, size: Size) -> Rect {
    let columns = min(columns, size.columns)
    let rows = min(rows, Self.rows(in: room))
    return Rect(
      column: (size.columns - columns) / 2,
      row: max(1, min((size.rows - rows) / 2, room.rows - 1 - rows)), columns: columns, rows: rows)
  }
}

extension Frame {
  /// A text field; with the focus, its text scrolls so that the text cursor is seen.
  mutating func drawField(_ field: TextField, in rect: Rect, isFocused: Bool) {
    let style: Style = isFocused ? .fieldFocused : .field
    fill(rect, style: style)
    // What cannot be seen is not made safe: of a long text only the beginning would be, and the cursor is at its end. A
    // letter has at most two marks that are shown.
    let most = 4 * rect.columns
    guard isFocused else {
      put(SafeText(field.beginning(most)).cut(to: rect.columns), at: rect.origin, style: style)
      return
    }
    let before = SafeText(field.textBeforeCursor(most))
    let after = SafeText(field.textAfterCursor(most))
    let shown = before.columns < rect.columns ? before : before.cutFront(to: rect.columns - 1)
    put(shown, at: rect.origin, style: style)
    let column = rect.column + shown.columns
    put(
      after.cut(to: rect.columns - shown.columns), at: Position(column: column, row: rect.row),
      style: style)
    cursor = Position(column: column, row: rect.row)
  }
}
