import Attendance
import Journal
import Terminal
import UnpunchKit

extension OutcomeState {
  /// Where the panes stand at a size, and their lines.
  func layout(_ context: AppContext, size: Size) -> PanesLayout {
    PanesLayout(banner: banner(context, columns: size.columns - 2), size: size) { pane, columns in
      context.lines(
        of: entries(of: pane).map { entry in
          PaneEntry(
            id: entry.id, record: entry.record, pane: pane, remarks: remarks(entry, context))
        }, names: report.names, includesFormer: report.batch.intent.includesFormer,
        columns: columns)
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

  private func banner(_ context: AppContext, columns: Int) -> [(SafeText, Style)] {
    var lines: [(SafeText, Style)] = []
    if let error = report.journalError {
      lines += context.words(.outcomeNotKept(error)).wrapped(to: columns).map { ($0, .error) }
    }
    if let problem {
      lines += context.words(.outcomeNotKept(problem)).wrapped(to: columns).prefix(3)
        .map { ($0, .warning) }
    }
    // Why nothing is known is told no more when all is.
    let isSettled = counts.unknown == 0 && !report.batch.resolutions.isEmpty
    if let cause = report.cause, !isSettled {
      lines += context.words(.error(cause)).wrapped(to: columns).prefix(3).map { ($0, .warning) }
    }
    return lines
  }
}
