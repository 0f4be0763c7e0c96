public import Attendance
import Terminal
public import UnpunchKit

/// The records of one search, and what belongs to them.
public struct RecordList: Sendable, Equatable {
  /// What was asked for.
  public let query: FlowQuery
  /// The records, newest first.
  public private(set) var store: RecordStore
  /// The employees' names, as far as they are known.
  public private(set) var names: [UserID: String]
  /// Whether all that was asked for could be read and is shown.
  let isComplete: Bool
  /// What could not be read.
  let gaps: [SearchResult.Gap]
  /// The records that were asked for by their ids and did not come.
  let missing: [MissingRecord]
  /// What came and is not in the list, or not as it came; nil where there is no such thing.
  let unlisted: Unlisted?
  /// The language in which the list is told about.
  let language: Language
  /// What is said of both, and of names that are missing; empty if all was read and is shown.
  let gapText: SafeText
  /// How many records stood there more than once with the same id.
  let repeated: Int
  /// How wide the texts in its columns are, as the search brought them: a record that is deleted moves no column.
  private(set) var widths: RecordWidths

  /// Takes what a search brought, and measures its columns: not to be done while keys wait.
  public init(_ result: SearchResult, _ context: AppContext) {
    query = result.query
    store = result.store
    names = result.names
    isComplete = result.isComplete
    gaps = result.gaps
    missing = result.missing
    unlisted = result.unlisted.isEmpty ? nil : result.unlisted
    language = context.language
    // People who were not asked for are counted in the summary, and hide nothing.
    let notListed =
      isComplete && result.unlisted.odd.isEmpty
      ? [] : result.unlisted.sentences(platform: context.platform)
    let sentences = notListed + [result.missingNames(platform: context.platform)].compactMap(\.self)
    gapText =
      ((gaps.isEmpty ? [] : [context.words(.records(.incomplete(gaps)))])
      + (missing.isEmpty ? [] : [context.words(.records(.missing(missing)))])
      + sentences.map { context.words($0) }).joined(separator: " ")
    repeated = result.repeated
    widths = RecordWidths(context)
    widths = RecordWidths(of: self, context)
  }

  /// The list with the names that an earlier one knew as well: a reading that failed takes none away.
  func keepingNames(of earlier: RecordList) -> RecordList {
    var list = self
    list.names.merge(earlier.names) { new, _ in new }
    if list.names.count > names.count { list.widths.widen(.employee, as: earlier.widths) }
    return list
  }

  func removing(_ gone: Set<RecordID>) -> RecordList {
    var list = self
    list.store = store.removing(gone)
    return list
  }
}
