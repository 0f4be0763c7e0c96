import Attendance
import Terminal
import UnpunchKit

/// The list of records: what is shown, where the cursor is, what is selected.
struct RecordsState: Sendable, Equatable {
  /// A search that is under way.
  struct Finding: Sendable, Equatable {
    let generation: Generation
    var done = 0
    var total = 0
  }

  /// Where the list was opened from; it decides what going back means.
  enum Opener: Sendable, Equatable {
    /// The options of the command line: the list is the first screen.
    case options
    /// The form.
    case form
  }

  /// What was asked for last.
  var query: FlowQuery
  /// Where the list was opened from.
  let opener: Opener
  /// The records; nil before the first search has ended.
  var list: RecordList?
  /// The search under way.
  var finding: Finding?
  /// The rows that are shown, and what is known about them.
  private(set) var arranged = ArrangedRows(rows: [])
  /// The generation of the newest arrangement.
  private var arrangement = Generation()
  /// The filter as it is typed.
  var filterField = TextField()
  /// Whether the keys go to the filter.
  var isTypingFilter = false
  /// How the rows are sorted.
  var order = RecordOrder.newestFirst
  /// Where the cursor is, as an index of ``rows``.
  private(set) var position = 0
  /// The first row that is seen.
  private(set) var top = 0
  /// The record that the cursor returns to after the rows have changed.
  private var anchor: RecordID?
  /// What is selected.
  var selection = Selection()
  /// Whether the operator has said that records which do not look imported may be selected.
  var acceptsUnlikely = false

  init(query: FlowQuery, opener: Opener) {
    self.query = query
    self.opener = opener
  }

  /// The rows of the store that are shown, in order.
  var rows: [Int] { arranged.rows }

  /// How many selected records are not shown.
  var hiddenSelection: Int { selection.items.count { arranged.hidden.contains($0.id) } }

  /// The filter as it is applied.
  var filter: RecordFilter { RecordFilter(filterField.text) }

  /// What means nothing in the filter that is being typed; nil where nothing is typed, or all of it has a meaning.
  var typedMistake: RecordFilter.Mistake? { isTypingFilter ? filter.mistakes.first : nil }

  /// The record under the cursor.
  var current: FlowRecord? {
    guard let list, rows.indices.contains(position) else { return nil }
    return list.store[rows[position]]
  }

  /// The ids that are copied: of what is selected, or of the record under the cursor where nothing is.
  var idsToCopy: [RecordID] {
    selection.count > 0 ? selection.items.map(\.id) : [current?.recordID].compactMap(\.self)
  }

  /// How many rows a page has.
  func page(_ size: Size) -> Int { RecordsLayout(self, size: size).listHeight }

  /// Moves the cursor.
  mutating func move(_ movement: Movement, _ size: Size) {
    position = movement.moved(position, count: rows.count, page: page(size))
    keepInSight(size)
  }

  /// Moves what is seen so that the cursor is in it.
  mutating func keepInSight(_ size: Size) {
    top = Viewport.top(top, showing: position, count: rows.count, height: page(size))
  }

  /// Takes how far a search has come.
  mutating func progress(_ done: Int, of total: Int, _ generation: Generation) {
    guard finding?.generation == generation else { return }
    finding?.done = done
    finding?.total = total
  }

  /// Asks for the rows of the present filter and order.
  mutating func arrange(_ generation: Generation) -> [Effect] {
    guard let list else { return [] }
    anchor = anchor ?? current?.recordID
    arrangement = generation
    return [
      .arrange(
        Arrangement(
          list: list, filter: filter, order: order, anchor: anchor,
          selected: Set(selection.items.map(\.id))), generation)
    ]
  }

  /// Takes new rows; the cursor stays on its record, or where it was.
  mutating func take(_ arranged: ArrangedRows, _ generation: Generation) {
    guard generation == arrangement else { return }
    self.arranged = arranged
    position = max(0, min(arranged.anchorIndex ?? position, rows.count - 1))
    anchor = nil
  }

  /// Takes a new list; what is shown of the old one is gone until it is arranged.
  mutating func replaceList(_ new: RecordList) {
    anchor = current?.recordID
    list = new
    arranged = ArrangedRows(rows: [])
  }

  /// Leaves out records that are deleted; the cursor comes to stand on what followed the last of them.
  mutating func remove(_ deleted: Set<RecordID>) {
    guard let list, !deleted.isEmpty else { return }
    let gone = list.store.rows(of: deleted)
    if let last = rows.lastIndex(where: gone.contains) {
      let after = rows[(last + 1)...].first
      anchor = after.flatMap { list.store.recordID($0) }
      position = rows[...last].count { !gone.contains($0) }
    }
    for id in deleted { selection.remove(id) }
    self.list = list.removing(deleted)
    arranged = ArrangedRows(rows: [])
  }
}
