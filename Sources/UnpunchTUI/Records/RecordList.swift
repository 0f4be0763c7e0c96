public import Attendance
import Terminal
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
  /// What is said of that; empty where all was read.
  let gapText: SafeText
  /// How many records stood there more than once with the same id.
  let repeated: Int
  /// How wide the texts in its columns are, as the search brought them: a record that is deleted moves no column.
  private(set) var widths: RecordWidths

  /// Takes what a search brought.
  init(_ finding: Finding, _ context: AppContext) {
    query = finding.query
    store = finding.store
    names = finding.names
    gaps = finding.gaps
    gapText = gaps.isEmpty ? .empty : context.words(.records(.incomplete(gaps)))
    repeated = finding.repeated
    widths = RecordWidths(context)
    widths = RecordWidths(of: self, context)
  }

  private init(_ list: RecordList, store: RecordStore) {
    query = list.query
    self.store = store
    names = list.names
    gaps = list.gaps
    gapText = list.gapText
    repeated = list.repeated
    widths = list.widths
  }

  /// The list without some records.
  func removing(_ gone: Set<RecordID>) -> RecordList {
    RecordList(self, store: store.removing(gone))
  }
}
