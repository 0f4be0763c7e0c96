import Terminal

extension Frame {
  /// A line made of pieces, each in its style; what does not fit is cut.
  mutating func put(_ pieces: [(SafeText, Style)], at position: Position, columns: Int? = nil) {
    var column = position.column
    let end = columns.map { position.column + $0 } ?? size.columns
    for (text, style) in pieces where column < end {
      column += put(
        text.cut(to: end - column), at: Position(column: column, row: position.row), style: style)
    }
  }

  /// The first row: program, tenant, host, app; DEMO at the right.
  mutating func header(_ context: AppContext) {
    let rect = Rect(column: 0, row: 0, columns: size.columns, rows: 1)
    fill(rect, style: .label)
    var parts: [SafeText] = [" unpunch"]
    if let tenant = context.tenantName { parts.append(SafeText(tenant)) }
    parts += [SafeText(context.host), context.shortAppID]
    var marks: [SafeText] = []
    if context.refusalToChange != nil { marks.append(context.words(.readOnlyMark)) }
    if context.isDemo { marks.append("DEMO") }
    marks = marks.map { " " + $0 + " " }
    let right = marks.joined(separator: " ")
    put(
      parts.joined(separator: " · ").cut(to: size.columns - right.columns - 3), at: rect.origin,
      style: .label)
    put(
      right, at: Position(column: size.columns - right.columns, row: 0), style: .demo)
  }

  /// The last row: keys and what they do; those in the middle give way where there is no room.
  mutating func hints(_ rows: [HelpRow], _ context: AppContext) {
    var rows = rows
    // A blank in front, one between keys and text, three between parts.
    while rows.count > 2, keys(rows, context).columns + 1 > size.columns {
      rows.remove(at: rows.count - 3)
    }
    put(rows, at: Position(column: 1, row: size.rows - 1), context)
  }

  private func keys(_ rows: [HelpRow], _ context: AppContext) -> SafeText {
    rows.map { SafeText($0.keys) + " " + context.words($0.text) }.joined(separator: "   ")
  }

  /// Keys and what they do in one row; a click on one presses the key.
  mutating func put(_ rows: [HelpRow], at position: Position, _ context: AppContext) {
    var column = position.column
    for row in rows {
      let start = column
      column +=
        put(
          SafeText(row.keys), at: Position(column: column, row: position.row), style: .hintKey) + 1
      column += put(
        context.words(row.text), at: Position(column: column, row: position.row), style: .hint)
      aim(
        Rect(column: start, row: position.row, columns: column - start, rows: 1),
        at: row.key.map { .key($0) })
      column += 3
    }
  }

  /// A sentence over the last rows, as many as it needs, at most three.
  mutating func notice(_ notice: AppState.Notice, _ context: AppContext) {
    let lines = context.words(notice.text).wrapped(to: size.columns - 2).prefix(3)
    for (index, line) in lines.enumerated() {
      let row = size.rows - lines.count + index
      put(
        SafeText(" ") + line, at: Position(column: 0, row: row), style: Style(notice.role),
        columns: size.columns)
      aim(Rect(column: 0, row: row, columns: size.columns, rows: 1), at: nil)
    }
  }

  /// A box in the middle of the screen, emptied; the result is what is inside of it.
  mutating func dialog(
    title: SafeText, columns: Int, rows: Int, style: Style = .border
  ) -> Rect {
    let rect = DialogBox.rect(columns: columns, rows: rows, size: size)
    // What lies behind steps back, and stands off by a column.
    restyle(Rect(column: 0, row: 1, columns: size.columns, rows: size.rows - 1)) { _ in .dim }
    aim(Rect(size), at: nil)
    fill(
      Rect(
        column: max(0, rect.column - 1), row: rect.row, columns: rect.columns + 2, rows: rect.rows))
    let hintRow = Rect(column: 0, row: size.rows - 1, columns: size.columns, rows: 1)
    if rect.row + rect.rows < size.rows { fill(hintRow) }
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

/// Where a dialog lies.
enum DialogBox {
  /// A rectangle in the middle of the screen, of the size asked for where it fits.
  static func rect(columns: Int, rows: Int, size: Size) -> Rect {
    let columns = min(columns, size.columns)
    let rows = min(rows, size.rows)
    return Rect(
      column: (size.columns - columns) / 2, row: max(0, (size.rows - rows) / 2), columns: columns,
      rows: rows)
  }
}
