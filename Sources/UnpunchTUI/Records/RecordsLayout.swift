import Terminal
import UnpunchKit

/// Where the parts of the list of records stand, and how wide its columns are.
struct RecordsLayout: Sendable, Equatable {
  /// The rows that the list must have before the tray is made compact.
  private static let leastRows = 5

  /// The row of the sentence about what could not be read; nil where all was.
  let gapRow: Int?
  /// The row of the column titles.
  let titleRow: Int
  /// How many rows of the list are seen.
  let listHeight: Int
  /// The row that heads the tray.
  let trayRow: Int
  /// How many selected records stand in one row of the tray.
  let trayColumns: Int
  /// The row of the filter while it is typed.
  let filterRow: Int
  /// The row that says what means nothing in the filter; nil where there is nothing to be said.
  let mistakeRow: Int?

  init(_ records: RecordsState, size: Size) {
    // Where nothing could be read at all, the list itself says why.
    let hasGap = records.list.map { !$0.gaps.isEmpty && $0.store.count > 0 } ?? false
    gapRow = hasGap ? 2 : nil
    titleRow = hasGap ? 3 : 2
    let count = records.selection.count
    let hasMistake = records.typedMistake != nil
    mistakeRow = hasMistake ? size.rows - 1 : nil
    filterRow = size.rows - (hasMistake ? 2 : 1)
    // Above: the rows to the titles; below: the head of the tray and the hint line.
    let free = size.rows - titleRow - 1 - 2
    let isCompact = count > free - Self.leastRows
    trayColumns = isCompact ? max(1, (size.columns - 1) / 29) : 1
    let trayHeight = (count + trayColumns - 1) / trayColumns
    // The list alone gives way to the mistake; the tray stays as it is.
    listHeight = max(1, free - trayHeight - (hasMistake ? 1 : 0))
    trayRow = titleRow + 1 + listHeight
  }

  /// The first row of the list.
  var listRow: Int { titleRow + 1 }
}

/// The columns of the list at a width.
struct RecordColumns: Sendable, Equatable {
  /// A column and where it stands.
  struct Place: Sendable, Equatable {
    let column: RecordOrder.Column
    let start: Int
    let width: Int
  }

  /// The columns that are shown, from the left.
  let places: [Place]
  /// Whether the times are shown with their year.
  let showsYear: Bool

  /// The place of the mark in front.
  static let markWidth = 5

  init(width: Int) {
    let isWide = width >= 100
    showsYear = isWide
    let gap = isWide ? 2 : 1
    let time = showsYear ? 19 : 14
    // A window with room for the whole id has it, and the comment ends where the eye still finds the next column.
    let record = width >= 140 ? 19 : isWide ? 11 : 9
    let isNarrow = width < 72
    let source = isNarrow ? 0 : 9
    let shown = isNarrow ? 4 : 6
    let flexible = width - Self.markWidth - time - source - record - gap * (shown - 1) - 1
    let employee = isNarrow ? flexible * 9 / 20 : min(26, isWide ? flexible / 3 : flexible * 2 / 5)
    let place = isNarrow ? flexible - employee : min(34, (flexible - employee) * 4 / 7)
    let comment = isNarrow ? 0 : min(60, flexible - employee - place)
    let widths: [(RecordOrder.Column, Int)] = [
      (.time, time), (.employee, employee), (.source, source), (.place, place),
      (.comment, comment), (.record, record),
    ]
    var start = Self.markWidth
    var places: [Place] = []
    for (column, width) in widths where width > 0 {
      places.append(Place(column: column, start: start, width: width))
      start += width + gap
    }
    self.places = places
  }
}
