import UnpunchKit

/// The columns of the list in a window: each as wide as its texts need, and together no wider than the window.
struct RecordColumns: Sendable, Equatable {
  /// A column whose texts are cut where there is no room for them.
  private struct Flexible {
    let column: RecordOrder.Column
    /// Its part of the room, where every column needs more than there is.
    let share: Int
    /// The room that it needs, first for nearly all texts, then for the longest as well.
    let usual, widest: Int

    init(_ column: RecordOrder.Column, share: Int, usual: Int, widest: Int, most: Int) {
      self.column = column
      self.share = share
      self.usual = min(usual, most)
      self.widest = min(widest, most)
    }
  }

  /// How wide a row may become for a few long texts, for which all others then have more blanks; up to here a
  /// step that scrolls Chinese rows takes less than 300 bytes.
  private static let closeWidth = 108

  /// The columns that are shown, from the left.
  let places: [ColumnPlace<RecordOrder.Column>]
  /// Whether the times are shown with their year.
  let showsYear: Bool

  static let markWidth = 5

  /// Where the rows end, and the bar of the cursor: what follows is blank, and costs nothing on the line.
  var end: Int { places.last?.end ?? 0 }

  init(width: Int, _ widths: RecordWidths) {
    let isNarrow = width < 72
    let isWide = width >= 100
    // A window with room for the whole id has it, and the year, and is not kept close.
    let isWidest = width >= 140
    // A year in a row says something where not all are this one.
    let offset = widths.comesTwice ? 6 : 0
    showsYear = isWidest || widths[.time].widest > 14 + offset
    let gap = isWide ? 2 : 1
    var columns: [RecordOrder.Column: Int] = [
      .time: (showsYear ? 19 : 14) + offset,
      .source: isNarrow ? 0 : min(9, widths[.source].widest),
      .record: isWidest ? 19 : isWide ? 11 : 9,
    ]
    let gaps = gap * (isNarrow ? 3 : 5)
    let fixed = Self.markWidth + columns.values.reduce(0, +) + gaps
    let room = width - fixed - 1
    let closeRoom = isWidest ? room : min(room, Self.closeWidth - fixed)
    let flexible = Self.flexible(room, width: width, widths)
    for (column, width) in zip(flexible, Self.fitted(flexible, room, closeRoom)) {
      columns[column.column] = width
    }
    places = ColumnPlace.row(
      RecordOrder.Column.allCases.map { ($0, columns[$0] ?? 0) }, from: Self.markWidth, gap: gap)
  }

  /// The columns that may be cut, and their parts of the room that is left to them.
  private static func flexible(
    _ room: Int, width: Int, _ widths: RecordWidths
  ) -> [Flexible] {
    let isNarrow = width < 72
    let employee =
      isNarrow ? room * 9 / 20 : min(26, width >= 100 ? room / 3 : room * 2 / 5)
    let place = isNarrow ? room - employee : min(34, (room - employee) * 4 / 7)
    let (name, places, comments) = (widths[.employee], widths[.place], widths[.comment])
    var columns = [
      // A name says whose record it is: it is not cut for a closer list.
      Flexible(.employee, share: employee, usual: name.widest, widest: name.widest, most: 26),
      Flexible(.place, share: place, usual: places.usual, widest: places.widest, most: 34),
    ]
    // Where it is narrow there are no comments.
    if !isNarrow {
      columns.append(
        Flexible(
          .comment, share: room - employee - place, usual: comments.usual,
          widest: comments.widest, most: 60))
    }
    return columns
  }

  /// How wide the columns become: what one has no use for goes to the next that has.
  private static func fitted(_ columns: [Flexible], _ room: Int, _ closeRoom: Int) -> [Int] {
    var fitted = columns.map { min($0.share, $0.usual) }
    func grow(to needs: [Int], within room: Int) {
      var rest = room - fitted.reduce(0, +)
      for (index, need) in needs.enumerated() {
        let more = max(0, min(rest, need - fitted[index]))
        fitted[index] += more
        rest -= more
      }
    }
    grow(to: columns.map(\.usual), within: room)
    grow(to: columns.map(\.widest), within: closeRoom)
    return fitted
  }
}
