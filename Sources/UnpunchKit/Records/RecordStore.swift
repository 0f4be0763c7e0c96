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
  /// - Parameter records: Records in any order; those without an id are all kept, and so are those that share an id and
  ///   differ.
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

  /// The rows, in the order in which they are kept.
  public var rows: Rows { Rows(end: columns.times.count, removed: removed) }

  /// The record of a row.
  ///
  /// - Parameter row: A row of ``rows``.
  public subscript(row: Int) -> FlowRecord { columns[row] }

  /// The record id of a row, without building the record.
  ///
  /// The id is written anew with each call; whoever looks for the rows of some ids asks ``rows(of:)``.
  ///
  /// - Parameter row: A row of ``rows``.
  /// - Returns: The id; nil where the platform gave none.
  public func recordID(_ row: Int) -> RecordID? { columns.ids[row].recordID }

  /// The check time of a row, without building the record.
  ///
  /// - Parameter row: A row of ``rows``.
  /// - Returns: The check time.
  public func checkTime(_ row: Int) -> UnixTime { columns.times[row] }

  /// Some rows, spread evenly from the first to the last, for what need not be asked of each.
  ///
  /// - Parameter most: How many at most.
  /// - Returns: The rows in ascending order; all where they are no more than that.
  public func sample(_ most: Int) -> [Int] {
    let whole = columns.times.count
    guard most > 1, whole > most else { return rows.prefix(most).map(\.self) }
    return (0..<most).map { $0 * (whole - 1) / (most - 1) }.filter { !isRemoved($0) }
  }

  /// The first row that has an id, by an index and not by a walk.
  ///
  /// - Returns: The row; nil where no record has the id, or it was left out.
  public func row(of id: RecordID) -> Int? {
    columns.rows(of: id).first { !isRemoved($0) }
  }

  /// The rows that have one of some ids, by an index and not by a walk.
  ///
  /// - Returns: The rows; an id that several records have stands for all of them.
  public func rows(of ids: Set<RecordID>) -> Set<Int> {
    Set(ids.flatMap { columns.rows(of: $0) }.filter { !isRemoved($0) })
  }

  /// A store without some records; it shares the columns, and the other rows keep their numbers.
  ///
  /// - Returns: The rest, in the same order.
  public func removing(_ gone: Set<RecordID>) -> RecordStore {
    RecordStore(columns, removed: (removed + rows(of: gone)).sorted())
  }

  /// Tells whether two stores are one and the same.
  ///
  /// - Returns: Whether both are the same object.
  public static func == (left: RecordStore, right: RecordStore) -> Bool { left === right }

  private func isRemoved(_ row: Int) -> Bool {
    var (low, high) = (0, removed.count)
    while low < high {
      let middle = (low + high) / 2
      if removed[middle] < row { low = middle + 1 } else { high = middle }
    }
    return low < removed.count && removed[low] == row
  }

  /// The rows of a store, in the order in which they are kept: numbers that rise, with gaps where records are left out.
  public struct Rows: Sequence, IteratorProtocol, Sendable {
    private var row = 0
    private var passed = 0
    private let end: Int
    private let removed: [Int]

    init(end: Int, removed: [Int]) {
      self.end = end
      self.removed = removed
    }

    /// Gives the next row.
    ///
    /// - Returns: The row; nil at the end.
    public mutating func next() -> Int? {
      while passed < removed.count, removed[passed] == row {
        passed += 1
        row += 1
      }
      guard row < end else { return nil }
      defer { row += 1 }
      return row
    }
  }
}
