import Attendance
import Journal
import Terminal
import UnpunchKit
import Wording

extension Frame {
  /// Draws what became of a batch, and how far asking about it has got; the rows that are left out stay free.
  mutating func draw(_ outcome: OutcomeScreen, _ stage: Stage) {
    let (context, leftOut) = (stage.context, stage.leftOut)
    let number = outcome.report.batchNumber
    let (settling, isLater) = (stage.inquiries[number], stage.inquiries.isLate(number))
    let hints = outcome.hints(stage)
    var outcome = outcome
    let size = Size(columns: size.columns, rows: size.rows - leftOut)
    if leftOut > 0 { outcome.keepInSight(size, context) }
    let batch = context.words(TallyText.batch(number))
    let at = ShownTime(outcome.report.at, in: context.zone)
    let tally = outcome.tally
    summary(
      [[batch, SafeText(at.text)], [batch, SafeText(at.timeText)], [batch]].map {
        $0.joined(separator: " · ")
      },
      tally.ofDeletion, plain: tally.undone > 0 ? [.importedAgain(tally.undone)] : [],
      context)
    let layout = outcome.layout(context, size: size)
    draw(layout, outcome.cursor, current: outcome.current?.id, context) { pane in
      let title = context.words(
        .outcome(.paneTitle(pane, outcome.entries(of: pane).count, .deletion)))
      guard pane == .unknown else { return title }
      return title + " · "
        + context.words(.settling(outcome.asking(settling, isLater: isLater, context)))
    }
    if leftOut == 0 {
      drawDetails(
        outcome.current.map { Details.verdict($0, outcome.report) }, below: layout, context)
    }
    self.hints(hints, context)
  }
}

extension OutcomeScreen {
  /// What is said of asking about the unknown records, now or once more while the screens are open.
  func asking(_ settling: Inquiries.Inquiry?, isLater: Bool, _ context: AppContext) -> SettlingText
  {
    switch settling?.phase {
    case .pausing(let seconds, _): .askingIn(seconds)
    case .asking: .asking
    case .stopping: .stopping
    case nil where context.refusalToChange != nil: .notAskedReadOnly
    case nil where !report.batch.isOf(context.target): .notAskedForeign
    case nil: isLater ? .later : .atNextStart
    }
  }

  /// The keys that do something now, with how many records they concern.
  func hints(_ stage: Stage) -> [HelpRow] {
    OutcomeCommand.bindings.hints { command, text in
      guard refusal(of: command, stage) == nil else { return nil }
      return switch command {
      case .undo where leftToUndo == 0: nil
      // Where nothing is to be stopped, it goes back as q does.
      case .stopOrBack where !stage.inquiries.canStop(report.batchNumber): nil
      case .move, .retry, .undo, .mark, .details, .copy, .history, .help, .stopOrBack, .back: text
      }
    }.map { row in
      switch row.text {
      case .key(.hintRetry):
        row.saying(
          .key(.hintRetryCount(retriable.count, of: tally.notDone)),
          short: .key(.hintRetryShort(retriable.count)))
      case .undo(.hint):
        row.saying(.undo(.hintCount(leftToUndo)), short: .undo(.hintShort(leftToUndo)))
      case _: row
      }
    }
  }
}

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
    let isSettled = tally.unknown == 0 && !report.batch.resolutions.isEmpty
    if let halt = report.halt, halt != .cancelled, !isSettled {
      add(.halt(halt), .warning, rows: 4)
    }
    if let cause = report.cause, !isSettled { add(.error(cause), .warning, rows: 4) }
    return lines
  }
}
