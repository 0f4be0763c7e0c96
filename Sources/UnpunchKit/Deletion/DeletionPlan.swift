public import Attendance
import FeishuAttendance
public import Journal

/// The frozen list of a deletion, with each record as it was read; what is confirmed and sent is this, and only this.
public struct DeletionPlan: Sendable, Hashable {
  /// The records, in the order in which they are shown and sent; 1 to 10.
  public let items: [Selection.Item]
  /// Which id the employees are given by; a later reading asks in the same way.
  public let idKind: IDKind
  /// Whether people who have left were included; a later reading asks in the same way.
  public let includesFormer: Bool
  /// The names of the employees, as far as they are known.
  public let names: [UserID: String]
  /// Of how many doubled punches every copy is among the records, as far as is known.
  public let wholeDoubles: Int
  /// The ids, as they are sent.
  public let batch: RecordBatch

  /// Freezes a selection, with the query that showed it and the records that it showed; an empty one gives nil.
  public init?(
    _ selection: Selection, from query: FlowQuery, names: [UserID: String],
    in store: RecordStore = .empty
  ) {
    self.init(
      items: selection.items, idKind: query.idKind, includesFormer: query.includesFormer,
      names: names, wholeDoubles: store.wholeDoubles(of: Set(selection.items.map(\.id))))
  }

  /// Freezes those records of an earlier plan that are to be tried again, in the same order; nil where it has none.
  ///
  /// What stands beside them in the list is not known any more.
  public func keeping(_ ids: Set<RecordID>) -> DeletionPlan? {
    DeletionPlan(
      items: items.filter { ids.contains($0.id) }, idKind: idKind, includesFormer: includesFormer,
      names: names)
  }

  /// Freezes the records of an intent again; nil where they have been purged.
  public init?(_ intent: DeletionIntent) {
    self.init(
      records: intent.records, idKind: intent.idKind, includesFormer: intent.includesFormer,
      names: intent.names)
  }

  /// Freezes records that were read by their ids: 1 to 10 different ones; anything else gives nil.
  public init?(
    records: [FlowRecord], idKind: IDKind, includesFormer: Bool, names: [UserID: String]
  ) {
    var selection = Selection()
    for record in records where selection.insert(record) != nil { return nil }
    guard selection.count == records.count else { return nil }
    self.init(
      items: selection.items, idKind: idKind, includesFormer: includesFormer, names: names)
  }

  private init?(
    items: [Selection.Item], idKind: IDKind, includesFormer: Bool, names: [UserID: String],
    wholeDoubles: Int = 0
  ) {
    // A selection holds at most ten different records, so only an empty one is refused here.
    guard let batch = try? RecordBatch(items.map(\.id)) else { return nil }
    self.items = items
    self.idKind = idKind
    self.includesFormer = includesFormer
    self.wholeDoubles = wholeDoubles
    let users = Set(items.map(\.record.userID))
    self.names = names.filter { users.contains($0.key) }
    self.batch = batch
  }

  /// The windows in which all records of the plan are shown, unless they have changed.
  var windows: [FlowWindow] {
    FlowWindows.windows(
      around: items.map(\.record), idKind: idKind, includesFormer: includesFormer)
  }
}
