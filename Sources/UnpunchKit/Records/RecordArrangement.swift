public import Attendance
public import Foundation

/// The rows of a list as they are shown, and what is to be known about them.
public struct ArrangedRows: Sendable, Equatable {
  /// Rows of the store, in the order in which they are shown.
  public let rows: [Int]
  /// Where the record that was asked about stands now; nil where it is not shown.
  public let anchorIndex: Int?
  /// The selected records that are not shown.
  public let hidden: Set<RecordID>
  /// How many rows lie in each part of the span, the oldest part first.
  public let density: [Int]

  /// Puts arranged rows together.
  ///
  /// - Parameters:
  ///   - rows: Rows of the store.
  ///   - anchorIndex: Where the record that was asked about stands.
  ///   - hidden: The selected records that are not shown.
  ///   - density: How many rows lie in each part of the span.
  public init(
    rows: [Int], anchorIndex: Int? = nil, hidden: Set<RecordID> = [], density: [Int] = []
  ) {
    self.rows = rows
    self.anchorIndex = anchorIndex
    self.hidden = hidden
    self.density = density
  }
}

/// Turns a store, a filter and an order into the rows that are shown.
public struct RecordArrangement: Sendable {
  private let store: RecordStore
  private let names: [UserID: String]
  private let zone: TimeZone
  private let sourceName: @Sendable (RecordSource) -> String

  /// Takes what the texts of the columns come from.
  ///
  /// - Parameters:
  ///   - store: The records.
  ///   - names: The employees' names.
  ///   - zone: The zone of the shown times.
  ///   - sourceName: What a source is called on the screen.
  public init(
    store: RecordStore, names: [UserID: String], zone: TimeZone,
    sourceName: @escaping @Sendable (RecordSource) -> String
  ) {
    self.store = store
    self.names = names
    self.zone = zone
    self.sourceName = sourceName
  }

  /// What a filter and an order make of the store; rows that are equal in the column stay newest first.
  ///
  /// - Parameters:
  ///   - filter: Which records are shown.
  ///   - order: How they are sorted.
  ///   - anchor: A record whose new place is to be told.
  ///   - selected: The ids that are selected.
  ///   - span: The span that the density is counted over.
  /// - Returns: The rows and what is to be known about them.
  @concurrent public func arranged(
    _ filter: RecordFilter, _ order: RecordOrder, anchor: RecordID?, selected: Set<RecordID>,
    span: TimeSpan
  ) async -> ArrangedRows {
    let rows = sorted(filtered(filter), order)
    var shown: Set<RecordID> = []
    var anchorIndex: Int?
    for (index, row) in rows.enumerated() {
      guard let id = store.recordID(row) else { continue }
      if id == anchor { anchorIndex = index }
      if selected.contains(id) { shown.insert(id) }
    }
    return ArrangedRows(
      rows: rows, anchorIndex: anchorIndex, hidden: selected.subtracting(shown),
      density: density(of: rows, over: span))
  }

  /// How many of the rows lie in each part of a span: a part for each day, at most 31 parts.
  private func density(of rows: [Int], over span: TimeSpan) -> [Int] {
    let length = span.last.seconds - span.first.seconds + 1
    let parts = max(1, min(31, (length + 86_399) / 86_400))
    var counts = [Int](repeating: 0, count: Int(parts))
    for row in rows {
      let offset = store.checkTime(row).seconds - span.first.seconds
      if (0..<length).contains(offset) { counts[Int(offset * parts / length)] += 1 }
    }
    return counts
  }

  private func filtered(_ filter: RecordFilter) -> [Int] {
    var rows = Array(store.rows)
    if let duplicates = filter.duplicates { rows = repeated(duplicates) }
    guard !filter.words.isEmpty else { return rows }
    return rows.filter { row in
      let text = searchText(store[row])
      return filter.words.allSatisfy { text.contains($0) }
    }
  }

  /// The rows whose person, time and place stand there more than once.
  private func repeated(_ duplicates: RecordFilter.Duplicates) -> [Int] {
    var byOccurrence: [RecordStore.Occurrence: [Int]] = [:]
    for row in store.rows { byOccurrence[store.occurrence(row), default: []].append(row) }
    let groups = byOccurrence.values.filter { $0.count > 1 }
    let rows =
      switch duplicates {
      case .all: groups.flatMap { $0 }
      case .extra: groups.flatMap { $0.dropFirst() }
      }
    return rows.sorted()
  }

  /// All columns of a record as one lower-case text.
  private func searchText(_ record: FlowRecord) -> String {
    [
      CivilTime(record.checkTime, in: zone).text, names[record.userID] ?? "",
      record.userID.rawValue, sourceName(record.source), record.locationName, record.comment,
      record.recordID?.rawValue ?? "",
    ].joined(separator: "\n").lowercased()
  }

  private func sorted(_ rows: [Int], _ order: RecordOrder) -> [Int] {
    if order == .newestFirst { return rows }
    if order.column == .time { return rows.reversed() }
    let keys = Dictionary(uniqueKeysWithValues: rows.map { ($0, key(store[$0], order.column)) })
    return rows.sorted { left, right in
      let (first, second) = (keys[left] ?? "", keys[right] ?? "")
      if first == second { return left < right }
      return order.isAscending ? first < second : second < first
    }
  }

  private func key(_ record: FlowRecord, _ column: RecordOrder.Column) -> String {
    switch column {
    case .time: ""
    case .employee: (names[record.userID] ?? "\u{10FFFF}") + "\u{0}" + record.userID.rawValue
    case .source: sourceName(record.source)
    case .place: record.locationName
    case .comment: record.comment
    case .record:
      // Ids are decimal digits: with zeros in front, the order of text is the order of numbers.
      record.recordID.map {
        String(repeating: "0", count: 20 - $0.rawValue.utf8.count) + $0.rawValue
      }
        ?? ""
    }
  }
}
