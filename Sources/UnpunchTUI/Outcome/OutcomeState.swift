import Attendance
import Journal
import Terminal
import UnpunchKit

/// What became of a batch, record by record.
struct OutcomeState: Sendable, Equatable {
  /// The report.
  private(set) var report: DeletionReport
  /// Where the cursor is, and what is seen.
  private(set) var cursor = PaneCursor()
  /// Why the batch could not be asked about.
  var problem: JournalError?
  /// The earlier deletions of records that the platform did not find.
  var earlier: [RecordID: EarlierDeletion] = [:]

  init(report: DeletionReport) {
    self.report = report
  }

  /// Two outcomes are equal where they show the same of the same batch.
  static func == (left: Self, right: Self) -> Bool {
    left.report.batch == right.report.batch && left.cursor == right.cursor
      && left.problem == right.problem && left.earlier == right.earlier
  }

  /// How many records ended how.
  var counts: Counts { Counts(report) }

  /// How many records are imported again.
  var undone: Int { report.batch.undone }

  /// How many deleted records are not imported again.
  var leftToUndo: Int {
    report.entries.count { $0.verdict.isDeleted && !($0.undo?.isImported ?? false) }
  }

  /// The entries of a pane, in the order sent.
  func entries(of pane: Pane) -> [DeletionReport.Entry] {
    report.entries.filter { Pane($0.verdict) == pane }
  }

  /// Whether of any record it cannot be said what became of its deletion or its import.
  var hasUnknown: Bool { report.entries.contains(where: \.isUnknown) }

  /// All entries, in the order in which the panes show them.
  private var ordered: [DeletionReport.Entry] { Pane.allCases.flatMap { entries(of: $0) } }

  /// The entry under the cursor.
  var current: DeletionReport.Entry? {
    let all = ordered
    return all.indices.contains(cursor.position) ? all[cursor.position] : nil
  }

  /// The ids that are copied: those of the pane that the cursor is in.
  var idsToCopy: [RecordID] {
    current.map { entries(of: Pane($0.verdict)).map(\.id) } ?? []
  }

  /// The ids of the records that were not deleted, which can be tried again.
  var notDeleted: Set<RecordID> { Set(entries(of: .notDone).map(\.id)) }

  /// Takes what is known of the batch now; the cursor stays on its record.
  mutating func take(_ batch: JournalBatch) {
    let id = current?.id
    report.batch = batch
    cursor.stay(on: id, of: ordered.map(\.id))
  }

  mutating func move(_ movement: Movement, _ size: Size, _ context: AppContext) {
    cursor.move(movement, count: report.entries.count)
    keepInSight(size, context)
  }

  /// Moves what is seen of each pane so that the cursor is in it.
  mutating func keepInSight(_ size: Size, _ context: AppContext) {
    cursor.keepInSight(
      layout(context, size: size), current: current.map { ($0.id, Pane($0.verdict)) })
  }
}

extension DeletionReport.Entry {
  /// Whether it cannot be said what became of its deletion or its import.
  var isUnknown: Bool { verdict.isUnknown || undo?.isUnknown ?? false }
}
