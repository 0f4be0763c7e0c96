import Attendance
import Terminal
import UnpunchKit

/// How wide the columns of a list have to be for what stands in them.
///
/// It depends on the list alone, so that no column moves while the operator scrolls or filters.
struct RecordWidths: Sendable, Equatable {
  /// What a column needs.
  struct Need: Sendable, Equatable {
    /// Enough for 19 of 20 records, so that a few long texts do not make a gap in all other rows.
    let usual: Int
    /// Enough for all that were looked at.
    let widest: Int
  }

  /// How many records are looked at, however many there are.
  private static let mostRecords = 1000

  private var needs: [RecordOrder.Column: Need] = [:]
  /// Whether some times come twice, so that they say which one they are.
  private(set) var comesTwice = false

  /// What the titles need, each with the arrow of the order beside it.
  init(_ context: AppContext) {
    for column in RecordOrder.Column.allCases {
      let width = context.words(.records(.columnTitle(column))).columns + 2
      needs[column] = Need(usual: width, widest: width)
    }
  }

  /// What the titles and the records of a list need.
  init(of list: RecordList, _ context: AppContext) {
    self.init(context)
    let sample = list.store.sample(Self.mostRecords).map { list.store[$0] }
    if let newest = sample.map(\.checkTime).max(), let oldest = sample.map(\.checkTime).min() {
      comesTwice = ShownTime.comesTwice(from: oldest, to: newest, in: context.zone)
    }
    // The newest and the oldest: where neither needs its year, none between them does.
    take(.time, [[sample.first], [sample.last]].map { $0.compactMap(\.self) }, list, context)
    take(.employee, Self.groups(sample, by: \.userID), list, context)
    take(.source, Self.groups(sample, by: \.source), list, context)
    take(.place, Self.groups(sample, by: \.locationName), list, context)
    take(.comment, Self.groups(sample, by: \.comment), list, context)
  }

  /// Gives a column at least what it has in others.
  mutating func widen(_ column: RecordOrder.Column, as others: RecordWidths) {
    let (here, there) = (self[column], others[column])
    needs[column] = Need(
      usual: max(here.usual, there.usual), widest: max(here.widest, there.widest))
  }

  /// What a column needs.
  subscript(column: RecordOrder.Column) -> Need {
    needs[column] ?? Need(usual: 0, widest: 0)
  }

  /// Widens a column for the texts of records; those of a group have the same text.
  private mutating func take(
    _ column: RecordOrder.Column, _ groups: [[FlowRecord]], _ list: RecordList,
    _ context: AppContext
  ) {
    let texts = groups.compactMap { group in
      group.first.map { record in
        let text = context.text(column, of: record, list, showsYear: false, .max)
        return (columns: text.columns, count: group.count)
      }
    }.sorted { $0.columns > $1.columns }
    var cut = texts.reduce(0) { $0 + $1.count } / 20
    let usual = texts.first { text in
      cut -= text.count
      return cut < 0
    }
    let title = self[column].widest
    needs[column] = Need(
      usual: max(title, usual?.columns ?? 0), widest: max(title, texts.first?.columns ?? 0))
  }

  private static func groups(
    _ records: [FlowRecord], by key: (FlowRecord) -> some Hashable
  ) -> [[FlowRecord]] {
    Array(Dictionary(grouping: records, by: key).values)
  }
}
