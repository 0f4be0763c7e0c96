import Attendance
import Terminal
import UnpunchKit

extension Frame {
  mutating func draw(_ records: RecordsScreen, _ context: AppContext) {
    let layout = RecordsLayout(records, size: size)
    let columns = RecordColumns(
      width: size.columns, records.list?.widths ?? RecordWidths(context))
    drawSummary(records, context)
    put(
      lines: layout.gapLines.map { ($0, .warning) },
      in: Rect(
        column: 1, row: layout.gapRow, columns: size.columns - 2, rows: layout.gapLines.count))
    drawTitles(records, columns, context, row: layout.titleRow)
    drawRows(records, layout, columns, context)
    drawTray(records, layout, context)
    if records.isTypingFilter {
      drawFilter(records, layout, context)
    } else {
      hints(records.hints(context), context)
    }
  }

  private mutating func drawSummary(_ records: RecordsScreen, _ context: AppContext) {
    let query = records.query
    var parts: [SafeText] = [
      context.words(
        .records(records.hints.map { .idCount($0.count) } ?? .employeeCount(query.employees.count))),
      context.days(of: query.span, isShort: size.columns < 100),
    ]
    if let finding = records.finding {
      parts.append(context.words(.records(.reading(done: finding.done, of: finding.total))))
    } else if let list = records.list {
      let shown = records.isReplaced ? list.store.count : records.rows.count
      parts.append(context.words(.records(.recordCount(list.store.count, shown: shown))))
      if let unlisted = list.unlisted {
        if unlisted.count > 0 { parts.append(context.words(.records(.notShown(unlisted.count)))) }
        if !unlisted.strangers.isEmpty {
          parts.append(context.words(.records(.ofOthers(unlisted.strangers.count))))
        }
        if unlisted.unfinishedAnswers > 0 { parts.append(context.words(.records(.notWhole))) }
        if !unlisted.odd.isEmpty {
          parts.append(context.words(.records(.oddRecords(unlisted.odd.count))))
        }
      }
      if list.repeated > 0 {
        parts.append(context.words(.records(.repeatedRecords(list.repeated))))
      }
    }
    if !records.shownFilter.isEmpty {
      parts.append(context.words(.records(.filterIs(records.shownFilter))))
    }
    // Where it is narrow, how many were asked for gives way to what the filter is.
    if parts.joined(separator: " · ").columns + 1 > size.columns { parts.removeFirst() }
    let plot = Plot.text(records.arranged.density)
    let text = (SafeText(" ") + parts.joined(separator: " · ")).cut(to: size.columns)
    let used = put(text, at: Position(column: 0, row: 1), style: .title)
    if used + plot.columns + 2 < size.columns {
      put(plot, at: Position(column: size.columns - plot.columns - 1, row: 1), style: .label)
    }
  }

  private mutating func drawTitles(
    _ records: RecordsScreen, _ columns: RecordColumns, _ context: AppContext, row: Int
  ) {
    for place in columns.places {
      var title = context.words(.records(.columnTitle(place.column)))
      let order = records.shownOrder
      if order.column == place.column { title += order.isAscending ? " ↑" : " ↓" }
      put(
        title, at: Position(column: place.start, row: row), style: .header, columns: place.width)
    }
  }

  private mutating func drawRows(
    _ records: RecordsScreen, _ layout: RecordsLayout, _ columns: RecordColumns,
    _ context: AppContext
  ) {
    guard let list = records.list, !records.rows.isEmpty else {
      let lines =
        records.emptyText.map { context.words($0).wrapped(to: size.columns - 10) } ?? []
      let rect = Rect(
        column: 5, row: layout.listRow + 1, columns: size.columns - 10,
        rows: layout.listHeight - 1)
      put(lines: lines.map { ($0, Style(records.finding == nil ? .text : .dim)) }, in: rect)
      return
    }
    let visible = records.rows[records.top...].prefix(layout.listHeight)
    for (offset, row) in visible.enumerated() {
      let record = list.store[row]
      let screenRow = layout.listRow + offset
      let isSelected = records.selection.contains(record.recordID)
      let isCursor = records.top + offset == records.position
      let role: Role =
        isSelected ? .selected : record.looksDeletable ? .text : .dim
      let style = Style(role, isCursorRow: isCursor)
      fill(Rect(column: 0, row: screenRow, columns: columns.end, rows: 1), style: style)
      let mark: SafeText =
        record.recordID == nil ? "  –  " : isSelected ? " [x] " : " [ ] "
      put(mark, at: Position(column: 0, row: screenRow), style: style)
      let whole = Rect(column: 0, row: screenRow, columns: size.columns, rows: 1)
      aim(whole, at: .entry(records.top + offset))
      var front = whole
      front.columns = RecordColumns.markWidth
      aim(front, at: .part(0, ofEntry: records.top + offset))
      for place in columns.places {
        put(
          context.text(place.column, of: record, list, showsYear: columns.showsYear, place.width),
          at: Position(column: place.start, row: screenRow), style: style, columns: place.width)
      }
    }
  }

  private mutating func drawTray(
    _ records: RecordsScreen, _ layout: RecordsLayout, _ context: AppContext
  ) {
    let count = RecordsText.selectedCount(
      records.selection.count, hidden: records.hiddenSelection, unread: records.unreadSelection)
    let title = SafeText("── ") + context.words(.records(count)) + " "
    let row = layout.trayRow
    put(
      title + SafeText(String(repeating: "─", count: max(0, size.columns - title.columns))),
      at: Position(column: 0, row: row), style: .border)
    let width = (size.columns - 1) / layout.trayColumns
    for (index, item) in records.selection.items.enumerated() {
      let position = Position(
        column: 1 + index % layout.trayColumns * width,
        row: row + 1 + index / layout.trayColumns)
      let line = RecordLine(
        number: index + 1, record: item.record, id: item.id,
        name: records.list?.names[item.record.userID],
        includesFormer: records.query.includesFormer)
      let text =
        layout.trayColumns > 1
        ? line.compact(context) : line.whole(context, columns: width - 1, showsComment: false)
      put(text, at: position, style: .selected, columns: width - 1)
    }
  }

  private mutating func drawFilter(
    _ records: RecordsScreen, _ layout: RecordsLayout, _ context: AppContext
  ) {
    let label = SafeText(" ") + context.words(.records(.filterLabel)) + " "
    let row = layout.filterRow
    let used = put(label, at: Position(column: 0, row: row), style: .label)
    // As many examples as leave the field a third of the row.
    let hints = (0...RecordsText.filterExamples.count + 1).map {
      context.words(.records(.filterHint($0)))
    }
    let room = size.columns - used - size.columns / 3 - 3
    let hint = hints.last { $0.columns <= room } ?? .empty
    let width = min(60, size.columns - used - hint.columns - 3)
    drawField(
      records.filterField, in: Rect(column: used, row: row, columns: width, rows: 1),
      isFocused: true)
    put(hint, at: Position(column: used + width + 2, row: row), style: .hint)
    put(
      lines: layout.mistakeLines.map { ($0, .warning) },
      in: Rect(
        column: 1, row: row + 1, columns: size.columns - 2, rows: layout.mistakeLines.count))
  }
}

extension AppContext {
  /// What a column of the list says about a record.
  func text(
    _ column: RecordOrder.Column, of record: FlowRecord, _ list: RecordList, showsYear: Bool,
    _ width: Int
  ) -> SafeText {
    switch column {
    case .time:
      return time(record.checkTime, isShort: !showsYear)
    case .employee:
      return employee(
        record.userID, list.names[record.userID], includesFormer: list.query.includesFormer,
        columns: width)
    case .source: return words(record.source.name)
    case .place: return Self.orDash(record.locationName.text)
    case .comment: return Self.orDash(record.comment.text)
    case .record:
      return record.recordID.map { SafeText($0.rawValue).cutFront(to: width) } ?? "—"
    }
  }

  /// A text, or a dash where there is none.
  static func orDash(_ text: String) -> SafeText {
    text.isEmpty ? "—" : SafeText(text)
  }
}

extension RecordsScreen {
  /// What stands if there are no rows; nil while they are being arranged.
  var emptyText: Text? {
    guard let list else { return .records(.readingFirst) }
    if let gap = list.gaps.first, list.store.count == 0 { return .error(gap.error) }
    if let unlisted = list.unlisted, list.store.count == 0 {
      return .records(.onlyUnlisted(unlisted))
    }
    if !list.missing.isEmpty, list.store.count == 0 { return .records(.missing(list.missing)) }
    if list.store.count == 0 { return .records(.noRecordsFound) }
    return isArranging || filter.isEmpty ? nil : .records(.nothingMatches)
  }
}

/// A row of small bars.
enum Plot {
  private static let bars = Array("▁▂▃▄▅▆▇█")

  /// A bar for each number, the highest as high as a row; nothing if all are 0.
  static func text(_ counts: [Int]) -> SafeText {
    guard let highest = counts.max(), highest > 0 else { return .empty }
    return SafeText(
      String(
        counts.map { count in
          count == 0 ? " " : bars[min(bars.count - 1, 1 + count * (bars.count - 2) / highest)]
        }))
  }
}
