public import Attendance

/// The records that an operator has selected: at most ten, all different, in the order of selection.
public struct Selection: Sendable, Hashable {
  /// A selected record, as it was read.
  public struct Item: Sendable, Hashable {
    /// The record's id.
    public let id: RecordID
    /// The record.
    public let record: FlowRecord
  }

  /// Why a record is not selected.
  public enum Refusal: Sendable, Hashable {
    /// Ten are selected already.
    case full
    /// The platform gave no id for it.
    case withoutID
    /// Another record that differs has its id too.
    case sharedID
  }

  /// The selected records, in the order of selection.
  public private(set) var items: [Item] = []

  /// Makes an empty selection.
  public init() {}

  /// How many are selected.
  public var count: Int { items.count }

  /// Whether ten are selected.
  public var isFull: Bool { items.count == RecordBatch.limit }

  /// Tells whether a record is selected; one without an id never is.
  public func contains(_ id: RecordID?) -> Bool {
    id.map { id in items.contains { $0.id == id } } ?? false
  }

  /// Selects a record, or tells why not; one that is selected already stays as it is.
  public mutating func insert(_ record: FlowRecord) -> Refusal? {
    guard let id = record.recordID else { return .withoutID }
    if record.sharesID { return .sharedID }
    if contains(id) { return nil }
    if isFull { return .full }
    items.append(Item(id: id, record: record))
    return nil
  }

  /// Unselects a record.
  public mutating func remove(_ id: RecordID) {
    items.removeAll { $0.id == id }
  }

  /// Unselects all.
  public mutating func removeAll() { items = [] }

  /// Unselects the records whose id a new reading shows to be another one's too.
  public mutating func removeShared(in store: RecordStore) -> [RecordID] {
    let shared = items.map(\.id).filter { id in store.row(of: id).map { store[$0].sharesID } == true
    }
    items.removeAll { shared.contains($0.id) }
    return shared
  }

  /// Takes over how a new reading shows the selected records; those that it does not show are no longer
  /// selected, and are told.
  public mutating func refresh(from store: RecordStore) -> [RecordID] {
    let shown = items.map { item in
      store.row(of: item.id).map { Item(id: item.id, record: store[$0]) }
    }
    let gone = zip(items, shown).filter { $1 == nil }.map(\.0.id)
    items = shown.compactMap { $0 }
    return gone
  }
}
