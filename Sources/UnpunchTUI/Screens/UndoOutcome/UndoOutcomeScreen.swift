import Attendance
import Journal
import Terminal
import UnpunchKit
import Wording

/// What became of an undo, record by record.
struct UndoOutcomeScreen: PaneScreen {
  /// The batch as it is now.
  private(set) var batch: JournalBatch
  /// The records, in the order in which they were deleted.
  private(set) var entries: [UndoEntry]
  /// Why an outcome could not be kept.
  let journalError: JournalError?
  var cursor = PaneCursor()

  init(report: UndoReport) {
    batch = report.batch
    entries = report.entries.map { UndoEntry(id: $0.id, record: $0.record, verdict: $0.verdict) }
    journalError = report.journalError
  }

  var tally: Tally { Tally(entries.lazy.map(\.verdict)) }

  /// The ids that are copied: of the pane that the cursor is in, if something was imported the new ones.
  ///
  /// None if the platform gave none.
  var idsToCopy: (ids: [RecordID], areNew: Bool) {
    guard let pane = current?.pane else { return ([], false) }
    let entries = entries(of: pane)
    return pane == .done ? (entries.compactMap(\.newID), true) : (entries.map(\.id), false)
  }

  /// Takes what is known of the batch now; only what was unknown can become another.
  private mutating func batchChanged(_ batch: JournalBatch) {
    guard batch.number == self.batch.number else { return }
    keepingCursor { screen in
      screen.batch = batch
      for index in screen.entries.indices where screen.entries[index].verdict.isUnknown {
        let now = batch.undo[screen.entries[index].id]?.verdict
        if let now { screen.entries[index].verdict = now }
      }
    }
  }

  /// Where the panes stand at a size, and their lines.
  func layout(_ context: AppContext, size: Size) -> PanesLayout {
    let columns = size.columns - 2
    let first = journalError.map { Text.journal($0) } ?? .undo(.readAgainToSee)
    let banner = context.words(first).wrapped(to: columns, rows: PanesLayout.bannerRows(size))
      .map { ($0, journalError == nil ? Style.dim : .error) }
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

extension UndoOutcomeScreen {
  var shownJournal: ShownJournal? { .undoOutcome(batch) }
  var times: [UnixTime] { entries.map(\.record.checkTime) }

  func help(_ stage: Stage) -> Help? {
    Help(title: .undo(.helpTitleUndone), rows: UndoOutcomeCommand.bindings.helpRows())
  }

  func draw(into frame: inout Frame, _ stage: Stage) {
    frame.draw(self, leftOut: stage.leftOut, stage.context)
  }

  mutating func receive(_ message: Message, _ stage: inout Stage) -> [Wish] {
    if case .changed(let batch) = message { batchChanged(batch) }
    return []
  }

  mutating func press(_ key: Key, _ stage: inout Stage) -> [Wish] {
    guard let command = UndoOutcomeCommand.bindings.command(for: key) else { return [] }
    if let refusal = refusal(of: command, stage.context) { return [.notice(refusal)] }
    switch command {
    case .move(let movement):
      move(movement, stage)
      return []
    case .mark:
      guard let entry = current else { return [] }
      let subject = MarkSubject(
        batch: batch.number, purpose: .undo, id: entry.id, record: entry.record,
        name: batch.intent.names[entry.record.userID])
      return [.open(.mark(subject))]
    case .details:
      return current.map { [.open(.details(.undone($0, batch)))] } ?? []
    case .copy:
      let (ids, areNew) = idsToCopy
      return [.copy(ids, areNew: areNew)]
    case .history:
      return [.push(.history)]
    case .help:
      return [.help]
    case .back:
      return [.pop]
    }
  }

  /// Why a command cannot be carried out now; nil: it can.
  func refusal(of command: UndoOutcomeCommand, _ context: AppContext) -> Text? {
    switch command {
    case .mark:
      if let refusal = context.refusalToChange {
        refusal
      } else if current?.verdict.isUnknown == true {
        nil
      } else {
        .settling(tally.unknown == 0 ? .nothingToMark : .nothingToMarkHere)
      }
    case .copy: idsToCopy.ids.isEmpty ? .undo(.noNewIDs) : nil
    case .move, .details, .history, .help, .back: nil
    }
  }
}

/// What the keys of an undo's outcome do.
enum UndoOutcomeCommand: Sendable, Hashable {
  case move(Movement)
  case mark
  case details
  case copy
  case history
  case help
  case back

  static let bindings: [KeyBinding<UndoOutcomeCommand>] =
    [
      .mark(.mark), .details(.details), .copy(.copy, .undo(.helpCopy)), .history(.history),
    ] + Movement.bindings(UndoOutcomeCommand.move) + [
      KeyBinding([.character("?"), .function(1)], .help, .key(.helpHelp), hint: .key(.hintHelp)),
      KeyBinding([.character("q"), .escape], .back, .key(.helpBack), hint: .key(.hintBack)),
    ]
}

extension Frame {
  /// Draws what became of an undo; the rows that are left out stay free.
  mutating func draw(_ undone: UndoOutcomeScreen, leftOut: Int, _ context: AppContext) {
    var undone = undone
    let size = Size(columns: size.columns, rows: size.rows - leftOut)
    if leftOut > 0 { undone.keepInSight(size, context) }
    let layout = undone.layout(context, size: size)
    summary(
      [
        context.words(.undo(.undoOf(undone.batch.number))),
        context.words(TallyText.batch(undone.batch.number)),
      ],
      undone.tally.ofUndo, context)
    draw(layout, undone.cursor, current: undone.current?.id, context) { pane in
      let title = context.words(.outcome(.paneTitle(pane, undone.entries(of: pane).count, .undo)))
      guard pane == .unknown else { return title }
      return title + " · " + context.words(.settling(.atNextStart))
    }
    if leftOut == 0 {
      drawDetails(undone.current.map { Details.undone($0, undone.batch) }, below: layout, context)
    }
    hints(
      UndoOutcomeCommand.bindings.hints { undone.refusal(of: $0, context) == nil ? $1 : nil },
      context)
  }
}
