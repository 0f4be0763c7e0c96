import Attendance
import Journal
import Terminal
import UnpunchKit

extension OutcomeScreen {
  /// Where the panes stand at a size, and their lines.
  func layout(_ context: AppContext, size: Size) -> PanesLayout {
    PanesLayout(banner: banner(context, size), size: size) { pane, columns, isShort in
      context.lines(
        of: entries(of: pane).map { entry in
          PaneEntry(
            id: entry.id, record: entry.record, pane: pane, remarks: remarks(entry, context))
        }, names: report.names, includesFormer: report.batch.intent.includesFormer,
        columns: columns, isShort: isShort)
    }
  }

  /// What is said under a record: why it ended so, who deleted it before, and what became of its import.
  private func remarks(_ entry: DeletionReport.Entry, _ context: AppContext) -> [(
    SafeText, isPlatforms: Bool
  )] {
    var remarks = context.reason(of: entry.verdict)
    if let earlier = earlier[entry.id] {
      remarks.append(
        (context.words(.settling(.earlier(earlier, context.minute(earlier.at)))), false))
    }
    if let undo = entry.undo {
      remarks += context.reason(of: undo, isWhole: true)
    }
    return remarks
  }

  private func banner(_ context: AppContext, _ size: Size) -> [(SafeText, Style)] {
    var lines: [(SafeText, Style)] = []
    // However much there is to be said, the panes keep room.
    func add(_ text: Text, _ role: Role, rows: Int) {
      let rows = min(rows, PanesLayout.bannerRows(size) - lines.count)
      guard rows > 0 else { return }
      lines += context.words(text).wrapped(to: size.columns - 2, rows: rows).map {
        ($0, Style(role))
      }
    }
    if let error = report.journalError { add(.journal(error), .error, rows: .max) }
    if let problem { add(.journal(problem), .warning, rows: 4) }
    // Why nothing is known is told no more when all is.
    let isSettled = counts.unknown == 0 && !report.batch.resolutions.isEmpty
    if let halt = report.halt, halt != .cancelled, !isSettled {
      add(.halt(halt), .warning, rows: 4)
    }
    if let cause = report.cause, !isSettled { add(.error(cause), .warning, rows: 4) }
    return lines
  }
}
