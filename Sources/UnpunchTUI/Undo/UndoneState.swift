import Attendance
import Journal
import Terminal
import UnpunchKit

/// What became of an undo, record by record.
struct UndoneState: Sendable, Equatable {
  /// A record and what became of its import.
  struct Entry: Sendable, Equatable {
    let id: RecordID
    let record: FlowRecord
    var verdict: UndoVerdict

    /// The id that it got when it was imported again; nil where it was not, or the platform gave none.
    var newID: RecordID? {
      if case .imported(let id) = verdict { id } else { nil }
    }
  }

  /// The batch as it is now.
  private(set) var batch: JournalBatch
  /// The records, in the order in which they were deleted.
  private(set) var entries: [Entry]
  /// Why an outcome could not be kept.
  let journalError: JournalError?
  /// Where the cursor is, and what is seen.
  private(set) var cursor = PaneCursor()

  init(report: UndoReport) {
    batch = report.batch
    entries = report.entries.map { Entry(id: $0.id, record: $0.record, verdict: $0.verdict) }
    journalError = report.journalError
  }

  /// How many records ended how.
  var counts: UndoCounts { UndoCounts(entries.map(\.verdict)) }

  /// The entries of a pane.
  func entries(of pane: Pane) -> [Entry] { entries.filter { Pane($0.verdict) == pane } }

  private var ordered: [Entry] { Pane.allCases.flatMap { entries(of: $0) } }

  /// The entry under the cursor.
  var current: Entry? {
    let all = ordered
    return all.indices.contains(cursor.position) ? all[cursor.position] : nil
  }

  /// The ids that are copied: of the pane that the cursor is in, where something was imported the new ones.
  ///
  /// None where the platform gave none.
  var idsToCopy: (ids: [RecordID], areNew: Bool) {
    guard let pane = current.map({ Pane($0.verdict) }) else { return ([], false) }
    let entries = entries(of: pane)
    return pane == .done ? (entries.compactMap(\.newID), true) : (entries.map(\.id), false)
  }

  /// Takes what is known of the batch now; only what was unknown can become another.
  mutating func take(_ batch: JournalBatch) {
    guard batch.number == self.batch.number else { return }
    let id = current?.id
    self.batch = batch
    for index in entries.indices where entries[index].verdict.isUnknown {
      if let now = batch.undo[entries[index].id]?.verdict { entries[index].verdict = now }
    }
    cursor.stay(on: id, of: ordered.map(\.id))
  }

  mutating func move(_ movement: Movement, _ size: Size, _ context: AppContext) {
    cursor.move(movement, count: entries.count)
    keepInSight(size, context)
  }

  mutating func keepInSight(_ size: Size, _ context: AppContext) {
    cursor.keepInSight(
      layout(context, size: size), current: current.map { ($0.id, Pane($0.verdict)) })
  }

  /// Where the panes stand at a size, and their lines.
  func layout(_ context: AppContext, size: Size) -> PanesLayout {
    let columns = size.columns - 2
    let first: (Text, Style) =
      if let journalError {
        (.journal(journalError), .error)
      } else {
        (.undo(.readAgainToSee), .dim)
      }
    let banner = context.words(first.0)
      .wrapped(to: columns, rows: PanesLayout.bannerRows(size)).map { ($0, first.1) }
    return PanesLayout(banner: banner, size: size) { pane, columns, isShort in
      context.lines(
        of: entries(of: pane).map { entry in
          PaneEntry(
            id: entry.id, record: entry.record, pane: pane,
            remarks: context.reason(of: entry.verdict, isWhole: false))
        }, names: batch.intent.names, includesFormer: batch.intent.includesFormer,
        columns: columns, isShort: isShort)
    }
  }
}
