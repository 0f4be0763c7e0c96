import Attendance

/// Puts the rows of a store in order: by orders that the store keeps, or by the ranks of the different texts of a column.
struct RowSorting {
  private let columns: RecordColumns
  private let names: [UserID: String]
  private let sourceName: (RecordSource) -> String

  init(
    _ columns: RecordColumns, names: [UserID: String],
    sourceName: @escaping (RecordSource) -> String
  ) {
    self.columns = columns
    self.names = names
    self.sourceName = sourceName
  }

  /// The marked rows in an order; rows that are equal in the column stay in the order of the store, in both directions.
  func rows(_ kept: [Bool], by order: RecordOrder) throws(CancellationError) -> [Int] {
    switch order.column {
    case .time:
      let newest = rows(kept, columns.newestFirst)
      let times = columns.times
      return order.isAscending ? reversed(newest) { times[$0] == times[$1] } : newest
    case .record:
      let smallest = rows(kept, columns.rowsByID)
      let ids = columns.ids
      return order.isAscending ? smallest : reversed(smallest) { ids[$0].value == ids[$1].value }
    case .employee:
      let keys = columns.users.values.map {
        EmployeeKey(name: names[$0].map { ExactText($0) }, id: $0)
      }
      return try rows(kept, Ranks(of: keys), columns.users.numbers, order.isAscending)
    case .source:
      let ranks = Ranks(of: columns.sources.values.map { ExactText(sourceName($0)) })
      return try rows(kept, ranks, columns.sources.numbers, order.isAscending)
    case .place:
      return try rows(kept, columns.placeRanks, columns.places.numbers, order.isAscending)
    case .comment:
      return try rows(kept, columns.commentRanks, columns.comments.numbers, order.isAscending)
    }
  }

  /// The name, then the id; people without a name come last.
  private struct EmployeeKey: Comparable {
    let name: ExactText?
    let id: UserID

    static func < (left: Self, right: Self) -> Bool {
      if left.name == right.name { return left.id < right.id }
      guard let name = left.name else { return false }
      return right.name.map { name < $0 } ?? true
    }
  }

  /// The marked rows, in an order of all rows; nil for that of the store.
  private func rows(_ kept: [Bool], _ order: [UInt32]?) -> [Int] {
    order?.lazy.map { Int($0) }.filter { kept[$0] } ?? kept.indices.filter { kept[$0] }
  }

  /// Turns rows around, but leaves rows side by side as they are that are equal.
  private func reversed(_ rows: [Int], _ areEqual: (Int, Int) -> Bool) -> [Int] {
    var turned: [Int] = []
    turned.reserveCapacity(rows.count)
    var end = rows.count
    while end > 0 {
      var start = end - 1
      while start > 0, areEqual(rows[start - 1], rows[start]) { start -= 1 }
      turned += rows[start..<end]
      end = start
    }
    return turned
  }

  /// The marked rows by the ranks of their values: counted, and then each put in its place.
  private func rows(
    _ kept: [Bool], _ ranks: Ranks, _ numbers: [UInt32], _ isAscending: Bool
  ) throws(CancellationError) -> [Int] {
    func place(_ row: Int) -> Int {
      let rank = ranks[numbers[row]]
      return isAscending ? rank : ranks.count - 1 - rank
    }
    var next = [Int](repeating: 0, count: ranks.count + 1)
    try Cancellation.checked(kept.count) { part in
      for row in part where kept[row] { next[place(row) + 1] += 1 }
    }
    for index in next.indices.dropFirst() { next[index] += next[index - 1] }
    var sorted = [Int](repeating: 0, count: next.last ?? 0)
    try Cancellation.checked(kept.count) { part in
      for row in part where kept[row] {
        let place = place(row)
        sorted[next[place]] = row
        next[place] += 1
      }
    }
    return sorted
  }
}
