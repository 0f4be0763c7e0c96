import Terminal

/// The columns of the history at a width.
struct HistoryColumns: Sendable, Equatable {
  /// One of them.
  enum Column: Sendable, Hashable {
    case number, time, person, deleted, notDeleted, unknown, undone, state, reason
  }

  /// A column and where it stands.
  struct Place: Sendable, Equatable {
    let column: Column
    let start: Int
    let width: Int
  }

  /// The columns that are shown, from the left.
  let places: [Place]
  /// Whether the counts have signs for titles, and the times no year.
  let isNarrow: Bool

  init(width: Int) {
    isNarrow = width < 100
    let count = isNarrow ? 3 : 11
    let state = width < 72 ? 6 : 8
    let gap = isNarrow ? 1 : 2
    let fixed: [(Column, Int)] = [
      (.number, 6), (.time, isNarrow ? 11 : 16), (.person, width < 72 ? 9 : 12), (.deleted, count),
      (.notDeleted, count), (.unknown, count), (.undone, count), (.state, state),
    ]
    var start = 1
    var places: [Place] = []
    for (column, width) in fixed {
      places.append(Place(column: column, start: start, width: width))
      start += width + gap
    }
    places.append(Place(column: .reason, start: start, width: max(0, width - start - 1)))
    self.places = places
  }
}

extension HistoryColumns.Column {
  /// Whether the column is of numbers, which stand at its right.
  var isNumber: Bool {
    switch self {
    case .number, .deleted, .notDeleted, .unknown, .undone: true
    case .time, .person, .state, .reason: false
    }
  }
}
