import Attendance
import Terminal
import UnpunchKit

extension Frame {
  mutating func draw(_ history: HistoryScreen, _ stage: Stage) {
    let context = stage.context
    var parts = [context.words(.history(.title))]
    if let entries = history.entries {
      parts.append(context.words(.history(.batchCount(entries.count))))
    }
    if history.reading != nil || history.opening != nil {
      parts.append(context.words(.history(.reading)))
    }
    let used = put(
      parts.joined(separator: " · "), at: Position(column: 1, row: 1), style: .title)
    hints(
      HistoryCommand.bindings.hints { history.refusal(of: $0, stage) == nil ? $1 : nil }, context)
    guard let entries = history.entries, !entries.isEmpty else {
      return drawEmpty(history, context)
    }
    let columns = HistoryColumns(width: size.columns, entries, context)
    let legend = [Text.history(.legend), .history(.legendShort)].map { context.words($0) }
      .first { used + $0.columns + 4 < size.columns }
    if columns.isNarrow, let legend {
      put(
        legend, at: Position(column: size.columns - legend.columns - 1, row: 1), style: .label)
    }
    for place in columns.places {
      let title = context.words(.history(.columnTitle(place.column, isShort: columns.isNarrow)))
      put(
        aligned(title, place), at: Position(column: place.start, row: 2), style: .header,
        columns: place.width)
    }
    let visible = entries[history.top...].prefix(history.height(size))
    for (offset, entry) in visible.enumerated() {
      aim(
        Rect(column: 0, row: 3 + offset, columns: size.columns, rows: 1),
        at: .entry(history.top + offset))
      draw(
        entry, isCursor: history.top + offset == history.position, row: 3 + offset, columns,
        context)
    }
  }

  private mutating func drawEmpty(_ history: HistoryScreen, _ context: AppContext) {
    let (text, style): (Text, Style) =
      if let problem = history.problem {
        (.journal(problem), .error)
      } else {
        history.entries == nil
          ? (.history(.readingFirst), .dim)
          : (
            .history(.empty(isReadOnly: context.refusalToChange != nil)), .text
          )
      }
    let columns = min(90, size.columns - 10)
    put(
      lines: context.words(text).wrapped(to: columns).map { ($0, style) },
      in: Rect(column: 5, row: 3, columns: columns, rows: size.rows - 5))
  }

  private mutating func draw(
    _ entry: HistoryEntry, isCursor: Bool, row: Int, _ columns: HistoryColumns,
    _ context: AppContext
  ) {
    let style = Style(.text, isCursorRow: isCursor)
    fill(Rect(column: 0, row: row, columns: size.columns, rows: 1), style: style)
    for place in columns.places where place.width > 0 {
      let (text, role) = context.cell(place.column, of: entry, isShort: columns.isNarrow)
      // The colour of a count goes no further than its digits.
      let shown = text.cut(to: place.width)
      put(
        shown,
        at: Position(
          column: place.start + (place.column.isNumber ? place.width - shown.columns : 0), row: row),
        style: Style(role, isCursorRow: isCursor))
    }
  }

  private func aligned(_ text: SafeText, _ place: ColumnPlace<HistoryColumn>) -> SafeText {
    let text = text.cut(to: place.width)
    guard place.column.isNumber else { return text }
    return SafeText(String(repeating: " ", count: place.width - text.columns)) + text
  }
}

extension AppContext {
  /// What a column of the history says about a batch, and what it means.
  fileprivate func cell(
    _ column: HistoryColumn, of entry: HistoryEntry, isShort: Bool
  ) -> (SafeText, Role) {
    switch column {
    case .number: (SafeText(String(entry.number)), .text)
    case .time: (SafeText(moment(entry.at, isShort: isShort)), .text)
    case .person: (SafeText(entry.operatorName), .text)
    case .deleted: count(entry.tally.done, .success)
    case .notDeleted: count(entry.tally.notDone, .failure)
    case .unknown: count(entry.tally.unknown, .warning)
    case .undone: count(entry.tally.undone, .text)
    case .state:
      if entry.isOpen {
        (words(.history(.open)), .warning)
      } else {
        entry.isPurged ? (words(.history(.purged)), .dim) : (.empty, .text)
      }
    case .reason: (SafeText(entry.reason), .text)
    }
  }

  /// A moment to the minute; short, without a year that is this one, and else without the time of day.
  private func moment(_ time: UnixTime, isShort: Bool) -> String {
    guard isShort else { return minute(time) }
    let civil = CivilTime(time, in: zone)
    return civil.year == today.year ? String(minute(time).dropFirst(5)) : civil.dateText
  }

  private func count(_ count: Int, _ role: Role) -> (SafeText, Role) {
    (SafeText(String(count)), count == 0 ? .dim : role)
  }
}
