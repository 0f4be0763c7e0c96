public import Attendance
public import UnpunchKit

/// The records of one search, and what belongs to them.
public struct RecordList: Sendable, Equatable {
  /// What was asked for.
  public let query: FlowQuery
  /// The records, newest first.
  public let store: RecordStore
  /// The employees' names, as far as they are known.
  public let names: [UserID: String]
  /// What could not be read.
  let gaps: [Finding.Gap]
  /// How many records stood there more than once with the same id.
  let repeated: Int

  /// Takes what a search brought.
  ///
  /// - Parameter finding: The search's end.
  public init(_ finding: Finding) {
    query = finding.query
    store = finding.store
    names = finding.names
    gaps = finding.gaps
    repeated = finding.repeated
  }

  private init(_ list: RecordList, store: RecordStore) {
    query = list.query
    self.store = store
    names = list.names
    gaps = list.gaps
    repeated = list.repeated
  }

  /// The list without some records.
  func removing(_ gone: Set<RecordID>) -> RecordList {
    RecordList(self, store: store.removing(gone))
  }
}
