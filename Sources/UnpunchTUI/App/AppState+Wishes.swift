import Attendance
import Journal
import Terminal
import UnpunchKit

extension AppState {
  /// What lies around the screens and the dialog.
  var stage: Stage {
    // The last row is a notice's in any case; a longer one takes more.
    let rows = max(0, noticeLines.count - 1)
    let isCovered = dialog != nil || help != nil
    return Stage(
      context: context, size: size, room: Size(columns: size.columns, rows: size.rows - rows),
      inquiries: inquiries, ending: endsAfterWork, cameTogether: cameTogether,
      isFirst: screens.count == 1, leftOut: isCovered ? 0 : rows, isCovered: isCovered,
      generation: generation)
  }

  /// Has a screen or a dialog do something with what lies around it.
  mutating func onStage<Value>(_ body: (inout AppState, inout Stage) -> Value) -> Value {
    var stage = stage
    let value = body(&self, &stage)
    generation = stage.generation
    return value
  }

  /// Does what screens and dialogs want.
  mutating func carryOut(_ wishes: [Wish]) -> [Effect] {
    wishes.flatMap { carryOut($0) }
  }

  private mutating func carryOut(_ wish: Wish) -> [Effect] {
    switch wish {
    case .notice(let text, let role): showNotice(text, role)
    case .clearNotice: notice = nil
    case .retract(let text): if notice?.text == text { notice = nil }

    case .push(let request): return push(request)
    case .replaceOutcome(let report):
      if screen is OutcomeScreen, screens.count > 1 { screens.removeLast() }
      return push(.outcome(report))
    case .restart(let request):
      let (screen, wishes) = onStage { _, stage in Self.screen(request, &stage) }
      screens = [screen]
      return carryOut(wishes)
    case .pop:
      if screens.count > 1 { screens.removeLast() }
    case .reload:
      guard let index = screens.lastIndex(where: { $0 is RecordsScreen }) else { return [] }
      screens.removeSubrange((index + 1)...)
      return tell(.reload)
    case .search(let query): return search(query)
    case .gather(let hints): return recordsBehind.map { search($0.query, hints) } ?? []
    case .open(let request): return open(request)
    case .close: (dialog, help) = (nil, nil)
    case .help: showHelp()

    case .run(let work, let generation): return [.run(work, generation)]
    case .cancel(let generation): return [.cancel(generation)]
    case .wait(let timer, let generation): return [.wait(timer, generation)]
    case .discardTypedAhead: return [.discardTypedAhead]
    case .copy(let ids, let areNew): return [.copy(ids, areNew: areNew)]
    case .quit(let ending): return [.quit(ending)]

    case .inquire(let batch): return carryOut(inquiries.begin(batch, &generation))
    case .stopInquiry(let batch): return carryOut(inquiries.stop(batch))
    case .tell(.begun): return begin()
    case .tell(let message): return tell(message)
    }
    return []
  }

  /// Searches in a list of its own, by the query or by ids.
  private mutating func search(_ query: FlowQuery, _ hints: [RecordHint]? = nil) -> [Effect] {
    let old = recordsBehind
    screens = [
      RecordsScreen(
        query: query, hints: hints, earlier: hints == nil ? nil : old?.earlier ?? old?.query,
        opener: old?.opener ?? .form, acceptsUnlikely: old?.acceptsUnlikely ?? false)
    ]
    if let dropped = old?.selection.count, dropped > 0 {
      showNotice(.records(.selectionDropped(dropped)))
    }
    return tell(.reload)
  }

  /// Has every screen take a message.
  mutating func tell(_ message: Message) -> [Effect] {
    let wishes = onStage { state, stage in
      state.screens.indices.flatMap { state.screens[$0].receive(message, &stage) }
    }
    return carryOut(wishes)
  }

  /// Has every screen and the dialog take a message.
  mutating func broadcast(_ message: Message) -> [Effect] {
    tellDialog(message) + tell(message)
  }

  private mutating func tellDialog(_ message: Message) -> [Effect] {
    carryOut(onStage { state, stage in state.dialog?.receive(message, &stage) ?? [] })
  }

  // MARK: - Screens and dialogs

  private mutating func push(_ request: ScreenRequest) -> [Effect] {
    // If a history waits further back, it goes back to that.
    if case .history = request, let index = screens.lastIndex(where: { $0 is HistoryScreen }) {
      screens.removeSubrange((index + 1)...)
      return []
    }
    let (screen, wishes) = onStage { _, stage in Self.screen(request, &stage) }
    screens.append(screen)
    return carryOut(wishes)
  }

  private static func screen(
    _ request: ScreenRequest, _ stage: inout Stage
  ) -> (any Screen, [Wish]) {
    switch request {
    case .find(let query): (FindScreen(context: stage.context, query: query), [])
    case .history: HistoryScreen.open(&stage)
    case .outcome(let report): OutcomeScreen.open(report, &stage)
    case .undoOutcome(let report): (UndoOutcomeScreen(report: report), [])
    }
  }

  private mutating func open(_ request: DialogRequest) -> [Effect] {
    let (dialog, wishes) = onStage { _, stage in Self.dialog(request, &stage) }
    self.dialog = dialog
    if case .notKept(let what) = request { notKept = what.error }
    return carryOut(wishes)
  }

  private static func dialog(
    _ request: DialogRequest, _ stage: inout Stage
  ) -> (any Dialog, [Wish]) {
    switch request {
    case .confirm(let plan): ConfirmDialog.open(plan, &stage)
    case .undo(let batch): UndoDialog.open(batch, &stage)
    case .mark(let subject): (MarkDialog(subject), [])
    case .details(let details): (DetailsDialog(details), [])
    case .notKept(let what): (NotKeptDialog(what), [])
    case .question(let subject): (YesDialog(subject), [])
    case .file(let subject): FileDialog.open(subject, &stage)
    }
  }

  /// Shows the keys of what is on the screen.
  mutating func showHelp() {
    guard help == nil else { return }
    // While it deletes, the keys that matter are said in the dialog, and nothing may lie over it.
    let keys = isWorking ? nil : dialog.map { $0.help(stage) } ?? screen.help(stage)
    guard let keys else { return showNotice(.key(.keysStandHere), .dim) }
    help = HelpDialog(keys, context)
  }

  // MARK: - Asking about batches

  /// Takes the end of asking about a batch.
  mutating func inquiryEnded(
    _ result: Result<SettlementResult, JournalError>, _ generation: Generation
  ) -> [Effect] {
    guard let end = inquiries.end(generation) else { return [] }
    if dialog?.awaitsInquiry(about: end.batch) == true {
      let effects = tellDialog(.inquired(result))
      guard case .success(let settled) = result else { return effects }
      return effects + settledBatch(settled, isTold: false)
    }
    switch result {
    case .success(let settled):
      return settledBatch(settled, isTold: !end.wasStopped)
    case .failure(let error):
      if isShown(end.batch) { return tellScreen(.inquired(result)) }
      // The late question is put at the next start if this process or another has the batch.
      if end.isLate, case .inFlight = error { return [] }
      return showNews(.journal(error))
    }
  }

  /// Takes what settling brought, into every screen that shows the batch.
  private mutating func settledBatch(_ settled: SettlementResult, isTold: Bool) -> [Effect] {
    let gone = settled.changes.filter(\.verdict.isDeleted).map(\.recordID)
    let effects =
      tell(.changed(settled.batch)) + tell(.deleted(Set(gone)))
      + carryOut(inquiries.askLater(settled.batch, &generation))
    if isShown(settled.batch.number) {
      return effects + tellScreen(.inquired(.success(settled)))
    }
    guard isTold, !settled.changes.isEmpty else { return effects }
    let report = DeletionReport(batch: settled.batch)
    return effects + showNews(.settling(.news(report.tally, batch: report.batchNumber)))
  }

  /// Whether the outcome of a batch is what is seen.
  private func isShown(_ number: Int) -> Bool {
    if case .outcome(let batch) = screen.shownJournal { batch.number == number } else { false }
  }

  private mutating func tellScreen(_ message: Message) -> [Effect] {
    carryOut(onStage { state, stage in state.screen.receive(message, &stage) })
  }

  /// Takes the earlier batches that deleted records which are not there any more.
  mutating func earlierFound(
    _ batches: [RecordID: JournalBatch], _ generation: Generation
  ) -> [Effect] {
    // Looking for them may have settled them.
    let effects = batches.values.flatMap { tell(.changed($0)) }
    let earlier = batches.reduce(into: [RecordID: EarlierDeletion]()) { earlier, known in
      earlier[known.key] = EarlierDeletion(known.key, known.value)
    }
    return effects + broadcast(.earlierFound(earlier, generation))
  }
}
