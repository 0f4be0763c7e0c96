public import Attendance

/// Many records, read once and never changed, kept in columns and compared by identity.
///
/// A state that holds a store can be copied and compared in constant time, however many records it has.
/// Texts that repeat (people, places, comments) are kept once.
public final class RecordStore: Sendable, Equatable {
  private let ids: [RecordID?]
  private let times: [UnixTime]
  private let types: [FlowType?]
  private let flags: [UInt8]
  private let texts: [String]
  private let columns: [[UInt32]]

  /// The columns of repeated texts; 0 stands for none.
  private enum Column: Int, CaseIterable {
    case user, creator, place, comment, ssid, bssid, externalID, idempotentID
  }

  /// An empty store.
  public static let empty = RecordStore([])

  /// Takes records in the order in which they are kept.
  ///
  /// - Parameter records: The records.
  public init(_ records: [FlowRecord]) {
    ids = records.map(\.recordID)
    times = records.map(\.checkTime)
    types = records.map(\.type)
    flags = records.map { Self.flag($0.isField) | Self.flag($0.isWifi) << 2 }
    var texts = [""]
    var numbers: [String: UInt32] = [:]
    func number(_ text: String?) -> UInt32 {
      guard let text else { return 0 }
      // Equal texts may differ in their bytes, and what is kept here may be imported again.
      if let known = numbers[text], texts[Int(known)].utf8.elementsEqual(text.utf8) { return known }
      let new = UInt32(texts.count)
      texts.append(text)
      numbers[text] = new
      return new
    }
    columns = Column.allCases.map { column in
      records.map { number(Self.text(column, of: $0)) }
    }
    self.texts = texts
  }

  /// Puts records in order, newest first, and keeps each id once.
  ///
  /// - Parameter records: Records in any order; those without an id are all kept.
  /// - Returns: The store, and how many records were dropped because their id stood there already.
  public static func collecting(_ records: [FlowRecord]) -> (store: RecordStore, repeated: Int) {
    var seen: Set<RecordID> = []
    let unique = records.filter { $0.recordID.map { seen.insert($0).inserted } ?? true }
    let sorted = unique.sorted {
      ($1.checkTime, $0.userID.rawValue, $0.recordID?.rawValue ?? "")
        < ($0.checkTime, $1.userID.rawValue, $1.recordID?.rawValue ?? "")
    }
    return (RecordStore(sorted), records.count - unique.count)
  }

  /// How many records there are.
  public var count: Int { ids.count }

  /// The rows, in the order in which they are kept.
  public var rows: Range<Int> { ids.indices }

  /// The record of a row.
  ///
  /// - Parameter row: A row of ``rows``.
  public subscript(row: Int) -> FlowRecord {
    FlowRecord(
      recordID: ids[row], userID: userID(row),
      creatorID: UserID(rawValue: text(.creator, row) ?? ""),
      locationName: text(.place, row) ?? "", checkTime: times[row],
      comment: text(.comment, row) ?? "", ssid: text(.ssid, row), bssid: text(.bssid, row),
      isField: Self.bool(flags[row]), isWifi: Self.bool(flags[row] >> 2), type: types[row],
      externalID: text(.externalID, row), idempotentID: text(.idempotentID, row))
  }

  /// The record id of a row, without building the record.
  ///
  /// - Parameter row: A row of ``rows``.
  /// - Returns: The id; nil where the platform gave none.
  public func recordID(_ row: Int) -> RecordID? { ids[row] }

  /// The check time of a row, without building the record.
  ///
  /// - Parameter row: A row of ``rows``.
  /// - Returns: The check time.
  public func checkTime(_ row: Int) -> UnixTime { times[row] }

  /// The employee of a row, without building the record.
  ///
  /// - Parameter row: A row of ``rows``.
  /// - Returns: The employee's id.
  public func userID(_ row: Int) -> UserID { UserID(rawValue: text(.user, row) ?? "") }

  /// Who, when and where, as numbers that are equal where the three are.
  struct Occurrence: Hashable {
    let user: UInt32
    let time: UnixTime
    let place: UInt32
  }

  /// Who, when and where a row says, for finding rows that say the same.
  func occurrence(_ row: Int) -> Occurrence {
    Occurrence(
      user: columns[Column.user.rawValue][row], time: times[row],
      place: columns[Column.place.rawValue][row])
  }

  /// A store without some records.
  ///
  /// - Parameter gone: The ids of the records to leave out.
  /// - Returns: The rest, in the same order.
  public func removing(_ gone: Set<RecordID>) -> RecordStore {
    RecordStore(rows.filter { ids[$0].map { !gone.contains($0) } ?? true }.map { self[$0] })
  }

  /// Tells whether two stores are one and the same.
  ///
  /// - Parameters:
  ///   - left: One store.
  ///   - right: The other.
  /// - Returns: Whether both are the same object.
  public static func == (left: RecordStore, right: RecordStore) -> Bool { left === right }

  private func text(_ column: Column, _ row: Int) -> String? {
    let number = columns[column.rawValue][row]
    return number == 0 ? nil : texts[Int(number)]
  }

  private static func text(_ column: Column, of record: FlowRecord) -> String? {
    switch column {
    case .user: record.userID.rawValue
    case .creator: record.creatorID.rawValue
    case .place: record.locationName
    case .comment: record.comment
    case .ssid: record.ssid
    case .bssid: record.bssid
    case .externalID: record.externalID
    case .idempotentID: record.idempotentID
    }
  }

  /// Nil, false and true as 0, 1 and 2.
  private static func flag(_ value: Bool?) -> UInt8 { value.map { $0 ? 2 : 1 } ?? 0 }
  private static func bool(_ flag: UInt8) -> Bool? { flag & 3 == 0 ? nil : flag & 3 == 2 }
}
