import Attendance
import Terminal

extension Frame {
  /// Draws the lines above the panes, and the panes, each with its title.
  mutating func draw(
    _ layout: PanesLayout, _ cursor: PaneCursor, current: RecordID?, _ context: AppContext,
    title: (Pane) -> SafeText
  ) {
    for (index, (text, style)) in layout.banner.enumerated() {
      put(SafeText(" ") + text, at: Position(column: 0, row: 2 + index), style: style)
    }
    var entries = 0
    for pane in Pane.allCases {
      guard let place = layout.places[pane] else { continue }
      // A pane of nothing is no alarm.
      box(
        place.rect, title: title(pane), style: place.lines.isEmpty ? .dim : Style(pane.role))
      draw(pane, place, top: cursor.tops[pane] ?? 0, current: current, context)
      aim(place, top: cursor.tops[pane] ?? 0, before: entries)
      entries += place.lines.count(where: \.isHead)
    }
  }

  /// Each line, also one of what is said under a record, stands for its record; they are counted through the panes.
  private mutating func aim(_ place: PanesLayout.Place, top: Int, before: Int) {
    let inside = place.rect.inset(columns: 1, rows: 1)
    for offset in 0..<min(inside.rows, max(0, place.lines.count - top)) {
      let heads = place.lines[...(top + offset)].count(where: \.isHead)
      aim(
        Rect(column: inside.column, row: inside.row + offset, columns: inside.columns, rows: 1),
        at: .entry(before + heads - 1))
    }
  }

  /// Draws all that is known of the record under the cursor below the panes, if there is room for all of it.
  mutating func drawDetails(
    _ details: Details?, below layout: PanesLayout, _ context: AppContext
  ) {
    guard let details, size.rows >= 30 else { return }
    let lines = details.lines(context, columns: min(96, size.columns - 2) - 4)
    let rect = Rect(
      column: 0, row: layout.end, columns: size.columns, rows: lines.count + 2)
    guard rect.row + rect.rows < size.rows else { return }
    box(rect, title: context.words(.details(.title)))
    put(lines: lines, in: rect.inset(columns: 2, rows: 1))
  }

  private mutating func draw(
    _ pane: Pane, _ place: PanesLayout.Place, top: Int, current: RecordID?, _ context: AppContext
  ) {
    let inside = place.rect.inset(columns: 2, rows: 1)
    guard !place.lines.isEmpty else {
      put(
        context.words(.outcome(.nothingHere)), at: inside.origin, style: .dim,
        columns: inside.columns)
      return
    }
    for (offset, line) in place.lines.dropFirst(top).prefix(inside.rows).enumerated() {
      let isCursor = line.isHead && line.owner == current
      put(
        line.text, at: Position(column: inside.column, row: inside.row + offset),
        style: isCursor ? line.style.onCursorRow : line.style, columns: inside.columns)
    }
    let below = place.lines.count - top - inside.rows
    if top > 0 || below > 0 {
      let more = SafeText(" ") + context.words(.more(above: top, below: max(0, below))) + " "
      put(
        more,
        at: Position(
          column: place.rect.column + max(1, place.rect.columns - more.columns - 2),
          row: place.rect.row + place.rect.rows - 1), style: Style(pane.role))
    }
  }

  /// The line of counts, each in the colour of its pane, behind as much of the batch as there is room for.
  ///
  /// If there is none, their sum, which comes first, gives way, and then the batch.
  mutating func summary(
    _ heads: [SafeText], _ counts: [(text: Text, pane: Pane?)], _ context: AppContext
  ) {
    let parts = counts.map { text, pane in
      (context.words(text), pane.map { Style($0.role) } ?? .title)
    }
    let lines =
      heads.map { [($0, Style.title)] + parts }
      + heads.map { [($0, .title)] + parts.dropFirst() } + [Array(parts.dropFirst())]
    let joined = lines.map { line in
      Array(line.map { [$0] }.joined(separator: [(" · ", .title)]))
    }
    let fitting = joined.first { pieces in
      pieces.reduce(0) { $0 + $1.0.columns } <= size.columns - 2
    }
    put(fitting ?? joined.last ?? [], at: Position(column: 1, row: 1))
  }
}
