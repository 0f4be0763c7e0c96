import Attendance
import Journal
import Terminal
import UnpunchKit
import Wording

/// What became of a batch, record by record.
struct OutcomeScreen: PaneScreen {
  private(set) var report: DeletionReport
  var cursor = PaneCursor()
  /// Why the batch could not be asked about.
  private(set) var problem: JournalError?
  /// The earlier deletions of records that the platform did not find.
  private(set) var earlier: [RecordID: EarlierDeletion] = [:]

  init(report: DeletionReport) {
    self.report = report
  }

  /// Shows what became of a batch; what is unknown is asked about at once.
  static func open(_ report: DeletionReport, _ stage: inout Stage) -> (OutcomeScreen, [Wish]) {
    let screen = OutcomeScreen(report: report)
    guard stage.ending == nil else { return (screen, []) }
    return (screen, screen.inquireIfOpen(stage) + screen.linkEarlier(&stage))
  }

  /// Two outcomes are equal if they show the same of the same batch.
  static func == (left: Self, right: Self) -> Bool {
    left.report.batch == right.report.batch && left.cursor == right.cursor
      && left.problem == right.problem && left.earlier == right.earlier
  }

  var tally: Tally { report.tally }

  /// How many deleted records are not imported again.
  var leftToUndo: Int {
    report.entries.count { $0.verdict.isDeleted && !($0.undo?.isImported ?? false) }
  }

  /// The records and what became of them, in the order sent.
  var entries: [DeletionReport.Entry] { report.entries }

  /// Whether of any record it cannot be said what became of its deletion or its import.
  var hasUnknown: Bool { entries.contains(where: \.isUnknown) }

  /// The ids that are copied: those of the pane that the cursor is in.
  var idsToCopy: [RecordID] {
    current.map { entries(of: $0.pane).map(\.id) } ?? []
  }

  /// The ids of the records that were not deleted.
  private var notDeleted: Set<RecordID> { Set(entries(of: .notDone).map(\.id)) }

  /// The ids of those that may be deleted if they are tried again.
  var retriable: Set<RecordID> { Set(entries.filter(\.verdict.canBeRetried).map(\.id)) }

  /// Takes what is known of the batch now; the cursor stays on its record.
  private mutating func batchChanged(_ batch: JournalBatch) {
    keepingCursor { $0.report.batch = batch }
    problem = nil
  }
}

extension OutcomeScreen {
  var shownJournal: ShownJournal? { .outcome(report.batch) }
  var times: [UnixTime] { [report.at] + report.entries.compactMap { $0.record?.checkTime } }

  func help(_ stage: Stage) -> Help? {
    Help(title: .key(.helpTitleOutcome), rows: OutcomeCommand.bindings.helpRows())
  }

  func draw(into frame: inout Frame, _ stage: Stage) {
    frame.draw(self, stage)
  }

  mutating func press(_ key: Key, _ stage: inout Stage) -> [Wish] {
    guard let command = OutcomeCommand.bindings.command(for: key) else { return [] }
    if let refusal = refusal(of: command, stage) { return [.notice(refusal)] }
    let number = report.batchNumber
    switch command {
    case .move(let movement):
      move(movement, stage)
      return []
    case .retry:
      return report.plan?.keeping(retriable).map { [.open(.confirm($0))] } ?? []
    case .undo:
      return [.open(.undo(batch: number))]
    case .mark:
      guard let entry = current else { return [] }
      let subject = MarkSubject(
        batch: number, purpose: entry.verdict.isUnknown ? .deletion : .undo, id: entry.id,
        record: entry.record, name: report.name(of: entry))
      return [.open(.mark(subject))]
    case .details:
      return current.map { [.open(.details(.verdict($0, report)))] } ?? []
    case .copy:
      return [.copy(idsToCopy)]
    case .history:
      return [.push(.history)]
    case .help:
      return [.help]
    case .stopOrBack:
      return [stage.inquiries.canStop(number) ? .stopInquiry(batch: number) : .pop]
    case .back:
      return [.pop]
    }
  }

  mutating func receive(_ message: Message, _ stage: inout Stage) -> [Wish] {
    switch message {
    case .changed(let batch) where batch.number == report.batchNumber:
      batchChanged(batch)
    case .inquired(.success):
      return linkEarlier(&stage)
    case .inquired(.failure(let error)):
      problem = error
    case .earlierFound(let found, _):
      for id in notDeleted {
        if let one = found[id], one.batch < report.batchNumber { earlier[id] = one }
      }
    case .answered, .changed, .historyChanged, .deleted, .deselected, .leftAlone, .selectAnyway,
      .employees, .begun, .reload:
      break
    }
    return []
  }

  /// Why a command cannot be carried out now; nil: it can.
  func refusal(of command: OutcomeCommand, _ stage: Stage) -> Text? {
    switch command {
    case .retry, .undo, .mark:
      if let refusal = stage.context.refusalToChange {
        refusal
      } else if command == .retry {
        refusalOfRetry(stage.context)
      } else if stage.inquiries[report.batchNumber] != nil {
        .settling(.stillAsking(report.batchNumber))
      } else if command == .mark, current?.isUnknown != true {
        .settling(hasUnknown ? .nothingToMarkHere : .nothingToMark)
      } else {
        nil
      }
    case .move, .details, .copy, .history, .help, .stopOrBack, .back: nil
    }
  }

  private func refusalOfRetry(_ context: AppContext) -> Text? {
    let batch = report.batch
    if retriable.isEmpty {
      if !notDeleted.isEmpty { return .outcome(.nothingWorthRetrying) }
      return .outcome(hasUnknown ? .unknownFirst : .nothingToRetry)
    }
    if !batch.isOf(context.target) {
      return .undo(.refused(.otherTarget(batch.intent.target)))
    }
    return report.plan == nil ? .settling(.retryPurged) : nil
  }

  /// Whether the platform may be asked about the batch, and the journal take what it says.
  private func mayBeAsked(_ context: AppContext) -> Bool {
    // What the journal could not keep cannot be settled in it.
    report.journalError == nil && context.refusalToChange == nil
      && report.batch.isOf(context.target)
  }

  /// Asks about the batch if anything of it is unknown; what was still there is left to its timer, and to the next start.
  private func inquireIfOpen(_ stage: Stage) -> [Wish] {
    let questions = OpenQuestions(report.batch)
    return (questions.hasUnknown || questions.isAbandoned) && mayBeAsked(stage.context)
      ? [.inquire(batch: report.batchNumber)] : []
  }

  /// Looks for the batches that deleted records which the platform did not find in this one.
  private func linkEarlier(_ stage: inout Stage) -> [Wish] {
    let missing = report.ids { verdict in
      guard case .notDeleted(.platform(let text)) = verdict else { return false }
      return PlatformMessage.known(text) == .ruleMissing
    }
    return missing.isEmpty || !mayBeAsked(stage.context)
      ? [] : [.run(.linkEarlier(batch: report.batchNumber), stage.nextGeneration())]
  }
}

extension DeletionReport.Entry {
  /// Whether it cannot be said what became of its deletion or its import.
  var isUnknown: Bool { verdict.isUnknown || undo?.isUnknown ?? false }
}

/// What the keys of the outcome do.
enum OutcomeCommand: Sendable, Hashable {
  case move(Movement)
  case retry
  case undo
  case mark
  case details
  case copy
  case history
  case help
  case stopOrBack
  case back

  static let bindings: [KeyBinding<OutcomeCommand>] =
    [
      KeyBinding(
        [.character("r")], .retry, .key(.helpRetry), hint: .key(.hintRetry), needs: .change),
      KeyBinding([.character("u")], .undo, .undo(.help), hint: .undo(.hint), needs: .change),
      .mark(.mark), .details(.details), .copy(.copy, .key(.helpCopyPane)), .history(.history),
    ] + Movement.bindings(OutcomeCommand.move) + [
      KeyBinding([.character("?"), .function(1)], .help, .key(.helpHelp), hint: .key(.hintHelp)),
      KeyBinding([.escape], .stopOrBack, .settling(.helpStop), hint: .settling(.hintStop)),
      KeyBinding([.character("q")], .back, .key(.helpBack), hint: .key(.hintBack)),
    ]
}
