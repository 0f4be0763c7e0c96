import Journal
import Attendance
import Terminal
import UnpunchKit

/// What became of a batch, record by record.
struct OutcomeState: Sendable, Equatable {
  /// One of the three panes.
  enum Pane: Sendable, Hashable, CaseIterable {
    case deleted
    case notDeleted
    case unknown

    /// The pane that a verdict belongs to.
    init(_ verdict: Verdict) {
      switch verdict {
      case .deleted: self = .deleted
      case .notDeleted: self = .notDeleted
      case .unknown: self = .unknown
      }
    }
  }

  /// The report.
  let report: DeletionReport
  /// Which entry the cursor is on, counted through the panes.
  private(set) var position = 0
  /// The first line that is seen of each pane.
  private(set) var tops: [Pane: Int] = [:]

  init(report: DeletionReport) {
    self.report = report
  }

  /// Two outcomes are equal where they show the same of the same batch.
  static func == (left: Self, right: Self) -> Bool {
    left.report.batchNumber == right.report.batchNumber
      && left.report.batch == right.report.batch
      && left.position == right.position && left.tops == right.tops
  }

  /// How many records ended how.
  var counts: Counts { Counts(report) }

  /// The entries of a pane, in the order sent.
  func entries(of pane: Pane) -> [DeletionReport.Entry] {
    report.entries.filter { Pane($0.verdict) == pane }
  }

  /// The entry under the cursor.
  var current: DeletionReport.Entry? {
    let all = Pane.allCases.flatMap { entries(of: $0) }
    return all.indices.contains(position) ? all[position] : nil
  }

  /// The ids of the records that were not deleted, which can be tried again.
  var notDeleted: Set<RecordID> { Set(entries(of: .notDeleted).map(\.id)) }

  mutating func move(_ movement: Movement, _ size: Size, _ context: AppContext) {
    position = movement.moved(position, count: report.entries.count, page: 5)
    keepInSight(size, context)
  }

  /// Moves what is seen of each pane so that the cursor is in it.
  mutating func keepInSight(_ size: Size, _ context: AppContext) {
    guard let current else { return }
    let pane = Pane(current.verdict)
    let layout = OutcomeLayout(self, context: context, size: size)
    for (other, place) in layout.panes {
      let height = max(1, place.rect.rows - 2)
      let lines = place.lines
      let owned = lines.indices.filter { other == pane && lines[$0].owner == current.id }
      let first = owned.first ?? tops[other] ?? 0
      // The reason under a record is shown with it where both fit.
      let last = min(owned.last ?? first, first + height - 1)
      var top = Viewport.top(tops[other] ?? 0, showing: last, count: lines.count, height: height)
      top = Viewport.top(top, showing: first, count: lines.count, height: height)
      tops[other] = top
    }
  }
}
