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
  /// It ends soon after its task is cancelled: a later filter need not wait for an earlier one. The new place of
  /// the anchor is told, which selected records are not shown, and the density over the span.
  ///
  /// - Returns: The rows and what is to be known about them; nil where the task was cancelled before they were found.
  @concurrent public func arranged(
    _ filter: RecordFilter, _ order: RecordOrder, anchor: RecordID?, selected: Set<RecordID>,
    span: TimeSpan
  ) async -> ArrangedRows? {
    let columns = store.columns
    let kept: [Bool]
    let rows: [Int]
    do throws(CancellationError) {
      kept = try RowFilter(columns, names: names, zone: zone, sourceName: sourceName)
        .rows(filter.terms, without: store.removed)
      rows = try RowSorting(columns, names: names, sourceName: sourceName).rows(kept, by: order)
    } catch {
      return nil
    }
    let place = anchor.flatMap { id in columns.rows(of: id).first { kept[$0] } }
    let shown = selected.filter { id in columns.rows(of: id).contains { kept[$0] } }
    return ArrangedRows(
      rows: rows, anchorIndex: place.flatMap { rows.firstIndex(of: $0) },
      hidden: selected.subtracting(shown), density: density(of: rows, over: span))
  }

  /// How many of the rows lie in each part of a span: a part for each day, at most 31 parts.
  private func density(of rows: [Int], over span: TimeSpan) -> [Int] {
    let length = span.last.seconds - span.first.seconds + 1
    let parts = max(1, min(31, (length + 86_399) / 86_400))
    var counts = [Int](repeating: 0, count: Int(parts))
    for row in rows {
      let time = store.checkTime(row)
      guard span.contains(time) else { continue }
      counts[Int((time.seconds - span.first.seconds) * parts / length)] += 1
    }
    return counts
  }
}
