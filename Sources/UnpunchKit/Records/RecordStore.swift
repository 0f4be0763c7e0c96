public import Attendance

/// Many records, read once and never changed, kept in columns and compared by identity.
///
/// A state that holds a store can be copied and compared in constant time, however many records it has.
/// Texts that repeat (people, places, comments) are kept once. What takes long (numbering the texts, an index of the
/// ids) is done where a store is made from records, which is work for an effect; leaving some records out is not.
public final class RecordStore: Sendable, Equatable {
  /// The columns, which a store without some of the records shares.
  let columns: RecordColumns
  /// The rows that are left out, in ascending order.
  let removed: [Int]

  /// An empty store.
  public static let empty = RecordStore([])

  /// Takes records in the order in which they are kept.
  public init(_ records: [FlowRecord]) {
    columns = RecordColumns(records)
    removed = []
  }

  private init(_ columns: RecordColumns, removed: [Int]) {
    self.columns = columns
    self.removed = removed
  }

  /// Puts records in order, newest first, and keeps each once.
  ///
  /// Those without an id are all kept, and so are those that share an id and differ.
  ///
  /// - Returns: The store, and how many records were dropped because the same stood there already.
  public static func collecting(_ records: [FlowRecord]) -> (store: RecordStore, repeated: Int) {
    let distinct = DistinctRecords(records)
    let sorted = distinct.records.sorted {
      ($1.checkTime, $0.userID, $0.recordID?.rawValue ?? "")
        < ($0.checkTime, $1.userID, $1.recordID?.rawValue ?? "")
    }
    return (RecordStore(sorted), distinct.repeated)
  }

  /// How many records there are.
  public var count: Int { columns.times.count - removed.count }

  /// The rows, in the order in which they are kept: numbers that rise, with gaps where records are left out.
  public var rows: some Sequence<Int> {
    columns.times.indices.lazy.filter { !self.isRemoved($0) }
  }

  /// The record of a row of ``rows``.
  public subscript(row: Int) -> FlowRecord { columns[row] }

  /// The record id of a row, without building the record.
  ///
  /// The id is written anew with each call; whoever looks for the rows of some ids asks ``rows(of:)``.
  ///
  /// - Returns: The id; nil where the platform gave none.
  public func recordID(_ row: Int) -> RecordID? { columns.ids[row].recordID }

  /// The check time of a row, without building the record.
  public func checkTime(_ row: Int) -> UnixTime { columns.times[row] }

  /// So many rows at most, spread evenly from the first to the last, for what need not be asked of each.
  public func sample(_ most: Int) -> [Int] {
    let whole = columns.times.count
    guard most > 1, whole > most else { return rows.prefix(most).map(\.self) }
    return (0..<most).map { $0 * (whole - 1) / (most - 1) }.filter { !isRemoved($0) }
  }

  /// The first row that has an id, by an index and not by a walk.
  public func row(of id: RecordID) -> Int? {
    columns.rows(of: id).first { !isRemoved($0) }
  }

  /// The rows that have one of some ids, by an index and not by a walk; an id that several records have stands for all.
  public func rows(of ids: Set<RecordID>) -> Set<Int> {
    Set(ids.flatMap { columns.rows(of: $0) }.filter { !isRemoved($0) })
  }

  /// How many punches that stand there more than once (the same person, time and place) have every copy among some ids.
  public func wholeDoubles(of ids: Set<RecordID>) -> Int {
    let numbers = columns.occurrences
    var copies: [UInt32: Int] = [:]
    for row in rows(of: ids) { copies[numbers[row], default: 0] += 1 }
    copies = copies.filter { $0.value > 1 }
    guard !copies.isEmpty else { return 0 }
    for row in rows where copies[numbers[row]] != nil { copies[numbers[row], default: 0] -= 1 }
    return copies.values.count { $0 == 0 }
  }

  /// A store without some records; it shares the columns, and the other rows keep their numbers.
  public func removing(_ gone: Set<RecordID>) -> RecordStore {
    RecordStore(columns, removed: (removed + rows(of: gone)).sorted())
  }

  /// Tells whether two stores are one and the same.
  public static func == (left: RecordStore, right: RecordStore) -> Bool { left === right }

  private func isRemoved(_ row: Int) -> Bool {
    var (low, high) = (0, removed.count)
    while low < high {
      let middle = (low + high) / 2
      if removed[middle] < row { low = middle + 1 } else { high = middle }
    }
    return low < removed.count && removed[low] == row
  }
}
