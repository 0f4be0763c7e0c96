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
  /// The ids, as they are sent.
  public let batch: RecordBatch

  /// Freezes a selection.
  ///
  /// - Parameters:
  ///   - selection: The selected records; an empty selection gives nil.
  ///   - query: The query that showed them.
  ///   - names: The names of the employees.
  public init?(_ selection: Selection, from query: FlowQuery, names: [UserID: String]) {
    self.init(
      items: selection.items, idKind: query.idKind, includesFormer: query.includesFormer,
      names: names)
  }

  /// Freezes those records of an earlier plan that are to be tried again.
  ///
  /// - Parameter ids: The ids to keep, in any order; where none of them is in this plan, the result is nil.
  /// - Returns: The smaller plan, in the same order.
  public func keeping(_ ids: Set<RecordID>) -> DeletionPlan? {
    DeletionPlan(
      items: items.filter { ids.contains($0.id) }, idKind: idKind, includesFormer: includesFormer,
      names: names)
  }

  /// Freezes the records of an intent again.
  ///
  /// - Parameter intent: What was asked for; where its records have been purged, the result is nil.
  public init?(_ intent: DeletionIntent) {
    self.init(
      records: intent.records, idKind: intent.idKind, includesFormer: intent.includesFormer,
      names: intent.names)
  }

  /// Freezes records that were read by their ids.
  ///
  /// - Parameters:
  ///   - records: 1 to 10 different records; anything else gives nil.
  ///   - idKind: Which id the employees are given by.
  ///   - includesFormer: Whether people who have left were included.
  ///   - names: The names of the employees.
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
    items: [Selection.Item], idKind: IDKind, includesFormer: Bool, names: [UserID: String]
  ) {
    // A selection holds at most ten different records, so only an empty one is refused here.
    guard let batch = try? RecordBatch(items.map(\.id)) else { return nil }
    self.items = items
    self.idKind = idKind
    self.includesFormer = includesFormer
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
