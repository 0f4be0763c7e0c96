import Attendance
import Terminal
import Wording

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

  /// The line of counts, each in the colour of its pane but for the plain ones, behind as much of the batch as there is room for.
  ///
  /// If there is none, their sum, which comes first, gives way, and then the batch.
  mutating func summary(
    _ heads: [SafeText], _ counts: [TallyText], plain: [TallyText] = [], _ context: AppContext
  ) {
    let parts =
      counts.map { (context.words($0), $0.pane.map { Style($0.role) } ?? .title) }
      + plain.map { (context.words($0), .title) }
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

/// Where the panes of an outcome stand at a size, and their lines.
struct PanesLayout {
  /// A pane's place and lines.
  struct Place {
    var rect: Rect
    let lines: [PaneLine]
  }

  /// The columns from which on two panes stand side by side: then check time, name and id are whole in each.
  static let leastColumnsSideBySide = 116

  /// The lines above the panes that concern the whole.
  let banner: [(SafeText, Style)]
  /// The panes; the unknown one only if something is unknown, and none that is empty if there is no room for all.
  private(set) var places: [Pane: Place] = [:]

  /// Places the panes and their lines, whose times are without a year if they are short.
  init(
    banner: [(SafeText, Style)], size: Size,
    lines: (Pane, _ columns: Int, _ isShort: Bool) -> [PaneLine]
  ) {
    self.banner = Array(banner.prefix(Self.bannerRows(size)))
    let top = 2 + self.banner.count
    let room = max(6, size.rows - top - 1)
    let isWide = size.columns >= Self.leastColumnsSideBySide
    // If there is no room for all, the year gives way first, in all panes alike, and then the names.
    let isShort = (isWide ? size.columns / 2 : size.columns) < 74
    for pane in Pane.allCases {
      let columns = isWide && pane != .unknown ? size.columns / 2 : size.columns
      let lines = lines(pane, columns - 4, isShort)
      guard pane != .unknown || !lines.isEmpty else { continue }
      places[pane] = Place(
        rect: Rect(column: 0, row: 0, columns: columns, rows: 0), lines: lines)
    }
    if isWide {
      placeSideBySide(top: top, room: room, columns: size.columns)
    } else {
      stack(top: top, room: room)
    }
  }

  /// How many rows the lines above the panes may take, so that three panes find room.
  static func bannerRows(_ size: Size) -> Int { max(1, min(size.rows / 3, size.rows - 12)) }

  /// The row under all panes.
  var end: Int {
    places.values.map { $0.rect.row + $0.rect.rows }.max() ?? 2 + banner.count
  }

  private mutating func placeSideBySide(top: Int, room: Int, columns: Int) {
    let unknown = places[.unknown].map { min($0.lines.count + 2, max(3, room / 2)) } ?? 0
    let natural = max(height(.done), height(.notDone))
    let upper = min(natural, room - unknown)
    let lower = min(height(.unknown), room - upper)
    places[.done]?.rect = Rect(column: 0, row: top, columns: columns / 2, rows: upper)
    places[.notDone]?.rect = Rect(
      column: columns / 2, row: top, columns: columns - columns / 2, rows: upper)
    places[.unknown]?.rect = Rect(column: 0, row: top + upper, columns: columns, rows: lower)
  }

  /// Gives every pane three rows, and the rest of the room to those that need it most.
  private mutating func stack(top: Int, room: Int) {
    var shown = Pane.allCases.filter { places[$0] != nil }
    // Its count stands in the second row too.
    if shown.reduce(0, { $0 + height($1) }) > room {
      for pane in shown where places[pane]?.lines.isEmpty ?? true { places[pane] = nil }
      shown = shown.filter { places[$0] != nil }
    }
    var heights = Dictionary(uniqueKeysWithValues: shown.map { ($0, 3) })
    var free = room - 3 * shown.count
    while free > 0 {
      let needy = shown.max { height($0) - (heights[$0] ?? 0) < height($1) - (heights[$1] ?? 0) }
      guard let needy, height(needy) > heights[needy] ?? 0 else { break }
      heights[needy, default: 0] += 1
      free -= 1
    }
    var row = top
    for pane in shown {
      let rows = heights[pane] ?? 0
      places[pane]?.rect.row = row
      places[pane]?.rect.rows = rows
      row += rows
    }
  }

  /// The height at which everything in a pane is seen.
  private func height(_ pane: Pane) -> Int {
    max(1, places[pane]?.lines.count ?? 0) + 2
  }
}
