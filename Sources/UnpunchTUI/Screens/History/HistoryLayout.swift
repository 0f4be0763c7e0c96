import Terminal

/// The columns of the history at a width.
struct HistoryColumns: Sendable, Equatable {
  /// The columns that are shown, from the left.
  let places: [ColumnPlace<HistoryColumn>]
  /// Whether the counts have signs for titles, and the times no year.
  let isNarrow: Bool

  /// Gives each column what its title and its texts need, and the reason the rest.
  init(width: Int, _ entries: [HistoryEntry], _ context: AppContext) {
    let isNarrow = width < 110
    self.isNarrow = isNarrow
    let gap = width < 72 ? 1 : 2
    func title(_ column: HistoryColumn) -> Int {
      context.words(.history(.columnTitle(column, isShort: isNarrow))).columns
    }
    let numbers = entries.map { String($0.number).count }.max() ?? 0
    let people = Set(entries.map(\.operatorName)).map { SafeText($0).columns }.max() ?? 0
    let states: [Text] =
      (entries.contains(where: \.isOpen) ? [.history(.open)] : [])
      + (entries.contains(where: \.isPurged) ? [.history(.purged)] : [])
    let fixed: [(HistoryColumn, Int)] = [
      (.number, max(title(.number), numbers)), (.time, isNarrow ? 11 : 16),
      (.person, min(width < 72 ? 9 : 16, max(title(.person), people))),
      (.deleted, max(2, title(.deleted))), (.notDeleted, max(2, title(.notDeleted))),
      (.unknown, max(2, title(.unknown))), (.undone, max(2, title(.undone))),
      (
        .state,
        states.isEmpty
          ? 0 : max(title(.state), states.map { context.words($0).columns }.max() ?? 0)
      ),
    ]
    let places = ColumnPlace.row(fixed, from: 1, gap: gap)
    let start = places.last.map { $0.end + gap } ?? 1
    self.places =
      places + [ColumnPlace(column: .reason, start: start, width: max(0, width - start - 1))]
  }
}

extension HistoryColumn {
  /// Whether the column is of numbers, which stand at its right.
  var isNumber: Bool {
    switch self {
    case .number, .deleted, .notDeleted, .unknown, .undone: true
    case .time, .person, .state, .reason: false
    }
  }
}
