import Terminal
import UnpunchKit

/// Where the parts of the list of records stand, and how wide its columns are.
struct RecordsLayout: Sendable, Equatable {
  /// The rows that the list must have before the tray is made compact.
  private static let leastRows = 5

  /// The row in which the sentence about what could not be read, or is not shown, begins.
  let gapRow = 2
  /// The lines of that sentence: at most a sixth of the screen; none where all was read.
  let gapLines: [SafeText]
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
  /// The lines under it that say what means nothing in the filter; none where there is nothing to be said.
  let mistakeLines: [SafeText]

  init(_ records: RecordsScreen, size: Size) {
    // Where nothing could be read at all, the list itself says why.
    let hasGap =
      records.list.map { !$0.gapText.isEmpty && $0.store.count > 0 } ?? false
    gapLines =
      hasGap
      ? records.list?.gapText.wrapped(to: size.columns - 2, rows: size.rows / 6) ?? [] : []
    titleRow = gapRow + gapLines.count
    let count = records.selection.count
    mistakeLines = records.typedMistakeText?.wrapped(to: size.columns - 2) ?? []
    filterRow = size.rows - 1 - mistakeLines.count
    // Above: the rows to the titles; below: the head of the tray and the hint line.
    let free = size.rows - titleRow - 1 - 2
    let isCompact = count > free - Self.leastRows
    trayColumns = isCompact ? max(1, (size.columns - 1) / 29) : 1
    let trayHeight = (count + trayColumns - 1) / trayColumns
    // The list alone gives way to the mistake; the tray stays as it is.
    listHeight = max(1, free - trayHeight - mistakeLines.count)
    trayRow = titleRow + 1 + listHeight
  }

  var listRow: Int { titleRow + 1 }
}
