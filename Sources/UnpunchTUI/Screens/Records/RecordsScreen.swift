import Attendance
import Journal
import Terminal
import UnpunchKit
import Wording

/// The list of records: what is shown, where the cursor is, what is selected.
struct RecordsScreen: ListScreen {
  /// A search that is under way.
  struct Search: Sendable, Equatable {
    let generation: Generation
    /// How what it finds is arranged.
    let arrangement: Arrangement
    var done = 0
    var total = 0
  }

  /// Where the list was opened from; it decides what going back means.
  enum Opener: Sendable, Equatable {
    /// The options of the command line: the list is the first screen.
    case options
    case form
  }

  var query: FlowQuery
  /// The records that are read by their ids, in place of the query; nil where that is asked.
  let hints: [RecordHint]?
  /// The query of the list over which the ids were asked for: going back leads to it.
  let earlier: FlowQuery?
  let opener: Opener
  /// The records; nil before the first search has ended.
  var list: RecordList?
  var finding: Search?
  /// The rows that are shown, and what is known about them.
  private(set) var arranged = ArrangedRows(rows: [])
  /// The filter that they are left by, as it was typed; empty where that is none.
  private(set) var shownFilter = ""
  /// The order that they stand in.
  private(set) var shownOrder = RecordOrder.newestFirst
  /// The arrangement that was asked for and is not shown yet; nil where all is shown.
  private var pending: Pending?
  var filterField = TextField()
  var isTypingFilter = false
  var order = RecordOrder.newestFirst
  /// Where the cursor is, as an index of ``rows``.
  var position = 0
  var top = 0
  /// Where the cursor returns to after the rows have changed.
  ///
  /// It stays the same while a filter is typed, so that where the cursor ends does not hang on which letters were
  /// arranged alone.
  private var home: Home?
  /// Whether the cursor was not moved since the filter was changed.
  private(set) var isUnmoved = false
  var selection = Selection()
  /// The records that left the selection because it was not known whether they are deleted.
  private var doubted: Set<RecordID> = []
  /// Whether the operator has said that records which do not look imported may be selected.
  var acceptsUnlikely: Bool

  private struct Pending: Sendable, Equatable {
    let generation: Generation
    let filter: String
    let order: RecordOrder
  }

  private struct Home: Sendable, Equatable {
    let record: RecordID?
    let position: Int
  }

  init(
    query: FlowQuery, hints: [RecordHint]? = nil, earlier: FlowQuery? = nil, opener: Opener,
    acceptsUnlikely: Bool = false
  ) {
    self.query = query
    self.hints = hints
    self.earlier = earlier
    self.opener = opener
    self.acceptsUnlikely = acceptsUnlikely
  }

  /// The rows of the store that are shown, in order.
  var rows: [Int] { arranged.rows }

  /// How many selected records the filter hides.
  var hiddenSelection: Int {
    shownFilter.isEmpty
      ? 0 : selection.items.count { arranged.hidden.contains($0.id) && isRead($0.id) }
  }

  /// How many selected records the last reading, which did not bring all, has not brought.
  var unreadSelection: Int {
    list?.isComplete == false ? selection.items.count { !isRead($0.id) } : 0
  }

  private func isRead(_ id: RecordID) -> Bool { list?.store.row(of: id) != nil }

  /// Whether the list is a new one, and it is not known yet which rows of it are shown.
  var isReplaced: Bool { isArranging && rows.isEmpty }

  /// Whether the rows that were asked for last are not shown yet.
  var isArranging: Bool { pending != nil }

  /// The filter as it is applied: one that is not understood holds nothing.
  var filter: RecordFilter {
    let typed = RecordFilter(filterField.text)
    return typed.mistakes.isEmpty ? typed : RecordFilter("")
  }

  /// What means nothing in the filter that is being typed; nil where nothing is typed, or all of it has a meaning.
  var typedMistake: RecordFilter.Mistake? {
    isTypingFilter ? RecordFilter(filterField.text).mistakes.first : nil
  }

  /// That mistake in words, as they stand under the filter.
  var typedMistakeText: SafeText? {
    list.flatMap { list in typedMistake.map { SafeText($0.sentence(in: list.language)) } }
  }

  var current: FlowRecord? {
    guard let list, rows.indices.contains(position) else { return nil }
    return list.store[rows[position]]
  }

  /// The ids that are copied: of what is selected, or of the record under the cursor where nothing is.
  var idsToCopy: [RecordID] {
    selection.count > 0 ? selection.items.map(\.id) : [current?.recordID].compactMap(\.self)
  }

  var rowCount: Int { rows.count }

  func height(_ size: Size) -> Int { RecordsLayout(self, size: size).listHeight }

  /// Asks for the rows of the present filter and order.
  mutating func arrange(_ stage: inout Stage) -> [Wish] {
    guard let list else { return [] }
    let home = home ?? Home(record: current?.recordID, position: position)
    self.home = home
    let generation = stage.nextGeneration()
    pending = Pending(generation: generation, filter: filterToShow, order: order)
    return [.run(.arrange(list, arrangement(keeping: home.record)), generation)]
  }

  /// How the records are arranged by the present filter and order.
  func arrangement(keeping anchor: RecordID?) -> Arrangement {
    Arrangement(
      filter: filter, order: order, anchor: anchor, selected: Set(selection.items.map(\.id)))
  }

  /// Takes new rows; the cursor stays on its record, or where it was.
  mutating func rowsArranged(_ arranged: ArrangedRows, _ generation: Generation) {
    guard let pending, pending.generation == generation else { return }
    show(arranged, filter: pending.filter, order: pending.order)
  }

  private mutating func show(_ arranged: ArrangedRows, filter: String, order: RecordOrder) {
    self.arranged = arranged
    (shownFilter, shownOrder) = (filter, order)
    pending = nil
    let place = arranged.anchorIndex ?? home?.position ?? position
    position = max(0, min(place, rows.count - 1))
    leaveHome()
  }

  /// Gives the keys back to the list.
  mutating func endTypingFilter() {
    isTypingFilter = false
    leaveHome()
  }

  /// From where the cursor is now it is moved again.
  private mutating func leaveHome() {
    if !isTypingFilter && !isArranging { home = nil }
  }

  /// Takes a new list, of which these rows are shown; nil while they are being arranged.
  mutating func replaceList(_ new: RecordList, _ rows: ArrangedRows?) {
    home = Home(record: current?.recordID, position: position)
    list = new
    arranged = ArrangedRows(rows: [])
    if let rows { show(rows, filter: filterToShow, order: order) }
  }

  /// Changes the filter, and asks for what it leaves.
  mutating func changeFilter(_ stage: inout Stage) -> [Wish] {
    isUnmoved = true
    return arrange(&stage)
  }

  /// Notes that the cursor was moved.
  mutating func cursorMoved() { isUnmoved = false }

  /// The row that selecting as many as may be begins at: that of the cursor, or the first that a filter shows if the
  /// cursor was not moved since.
  var firstToSelect: Int { isUnmoved && !shownFilter.isEmpty ? 0 : position }

  /// The filter as the head of the list shows it.
  private var filterToShow: String { filter.isEmpty ? "" : filterField.text }

  /// Takes records out of the selection after an outcome.
  mutating func deselect(_ ids: [RecordID]) {
    doubted.formUnion(ids.filter { selection.contains($0) })
    for id in ids { selection.remove(id) }
  }

  /// Unselects everything.
  mutating func unselectAll() {
    selection.removeAll()
    doubted = []
  }

  /// Selects again what left the selection and turned out not to be deleted, as far as there is room, and says whether
  /// anything was.
  mutating func reselect(_ batch: JournalBatch) -> Bool {
    let before = selection.count
    for entry in batch.verdicts where !entry.verdict.isUnknown {
      guard doubted.remove(entry.recordID) != nil, entry.verdict.canBeRetried, let list,
        let row = list.store.row(of: entry.recordID)
      else { continue }
      if selection.insert(list.store[row]) != nil { break }
    }
    return selection.count > before
  }

  /// Leaves out records that are deleted; the cursor comes to stand on what followed the last of them.
  mutating func remove(_ deleted: Set<RecordID>) {
    guard let list, !deleted.isEmpty else { return }
    let gone = list.store.rows(of: deleted)
    if let last = rows.lastIndex(where: gone.contains) {
      let after = rows[(last + 1)...].first
      position = rows[...last].count { !gone.contains($0) }
      home = Home(record: after.flatMap { list.store.recordID($0) }, position: position)
    }
    cursorMoved()
    for id in deleted { selection.remove(id) }
    self.list = list.removing(deleted)
    arranged = ArrangedRows(rows: [])
  }
}
