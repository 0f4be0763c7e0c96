import Attendance
import Terminal
import UnpunchKit

extension AppState {
  /// Opens the confirmation of what is selected.
  mutating func openConfirm(_ records: RecordsState) -> [Effect] {
    let names = records.list?.names ?? [:]
    // The query that showed the list, not one that is typed or running now.
    let query = records.list?.query ?? records.query
    guard let plan = DeletionPlan(records.selection, from: query, names: names) else { return [] }
    return openConfirm(plan)
  }

  /// Opens the confirmation of a plan: keys typed before it was drawn are thrown away, and the records read again.
  mutating func openConfirm(_ plan: DeletionPlan) -> [Effect] {
    let generation = nextGeneration()
    dialog = .confirm(ConfirmState(plan: plan, generation: generation, room: dialogRoom))
    return [
      .discardTypedAhead, .wait(.confirmationDeadTime, generation), .reread(plan, generation),
    ]
  }

  mutating func press(_ key: Key, in confirm: ConfirmState) -> [Effect] {
    if case .working = confirm.phase {
      say(.deadKey(.underWay), .dim)
      return []
    }
    guard confirm.question.attention.isAwake else {
      say(.deadKey(.notAwake), .dim)
      return []
    }
    var confirm = confirm
    confirm.question.complaint = nil
    defer {
      if case .confirm(let shown) = dialog, shown.generation == confirm.generation {
        dialog = .confirm(confirm)
      }
    }
    guard confirm.differences.isEmpty else { return pressOnDifferences(key, &confirm) }
    switch ConfirmCommand.bindings.command(for: key) {
    case .accept:
      guard confirm.question.accept(isTogether: cameTogether) else { return [] }
      confirm.phase = .working(.rereading, seconds: 0)
      return [
        .delete(confirm.plan, reason: confirm.question.reason.text, confirm.generation),
        .wait(.workingSecond, confirm.generation),
      ]
    case .otherField:
      confirm.question.changeFocus()
    case .scroll(let movement):
      confirm.scroll(movement, dialogRoom)
    case .cancel:
      return close(confirm)
    case .help:
      return openHelp()
    case .reload, .history:
      break
    case nil:
      if confirm.question.type(key) { return close(confirm) }
    }
    return []
  }

  mutating func paste(_ text: String, in confirm: ConfirmState) -> [Effect] {
    if case .working = confirm.phase { return [] }
    var confirm = confirm
    confirm.question.paste(text)
    dialog = .confirm(confirm)
    return []
  }

  private mutating func pressOnDifferences(
    _ key: Key, _ confirm: inout ConfirmState
  ) -> [Effect] {
    switch ConfirmCommand.differenceBindings.command(for: key) {
    case .cancel: return close(confirm)
    case .help: return openHelp()
    case .reload:
      let effects = close(confirm)
      guard let records = recordsBehind else { return effects }
      screen = .records(records)
      return effects + resized() + find(records.list?.query ?? records.query)
    case .history:
      return close(confirm) + openHistory()
    case .scroll(let movement):
      let view = DifferencesView(confirm, context: context, room: dialogRoom)
      guard view.lines.count > view.height else {
        say(.deadKey(.allIsShown), .dim)
        return []
      }
      confirm.differencesTop = Viewport.top(
        confirm.differencesTop, after: movement, count: view.lines.count, height: view.height)
      return []
    case .accept, .otherField, nil:
      say(.key(.keysStandHere), .dim)
      return []
    }
  }

  private mutating func close(_ confirm: ConfirmState) -> [Effect] {
    dialog = nil
    say(.confirm(.nothingWasSent(areThere: confirm.differences.isEmpty)), .dim)
    return [.cancel(confirm.generation)]
  }

  /// Changes the confirmation that a generation belongs to, also where the help lies over it.
  mutating func updateConfirm(_ generation: Generation, _ change: (inout ConfirmState) -> Void) {
    switch dialog {
    case .confirm(var confirm) where confirm.generation == generation:
      change(&confirm)
      dialog = .confirm(confirm)
    case .help(let help, .confirm(var confirm)) where confirm.generation == generation:
      change(&confirm)
      dialog = .help(help, over: .confirm(confirm))
    case .opening, .help, .details, .confirm, .undo, .mark, .notKept, .question, .file, nil:
      break
    }
  }

  /// Takes the end of a deletion.
  mutating func take(_ result: DeletionResult, _ generation: Generation) -> [Effect] {
    // What was said of keys meanwhile, such as to wait for this.
    notice = nil
    switch result {
    case .notStarted(let why):
      updateConfirm(generation) { confirm in
        confirm.phase = .refused(why)
        confirm.question.typed = ""
      }
      if let endsAfterWork { return [.quit(endsAfterWork)] }
      guard case .differs(let differences) = why else { return resized() }
      return resized() + findEarlier(.differs(differences), generation)
    case .concluded(let report):
      return show(report)
    }
  }

  /// Shows what became of a deletion; what is unknown is asked about at once.
  private mutating func show(_ report: DeletionReport) -> [Effect] {
    let unknown = report.ids { $0.isUnknown }
    updateRecords { records in
      for id in unknown { records.selection.remove(id) }
    }
    let effects = removeFromList(Set(report.ids { $0.isDeleted }))
    dialog = nil
    // What came of trying again takes the place of the outcome that it was asked from.
    let back = if case .outcome(_, let back) = screen { back } else { screen }
    screen = .outcome(OutcomeState(report: report), back: back)
    takeIntoHistory(report.batch)
    noteNotKept(report)
    if endsAfterWork != nil {
      return [.quit(.afterDeletion(Counts(report), batch: report.batchNumber))]
    }
    return effects + resized() + settleIfOpen(report) + linkEarlier(report)
  }

  /// Leaves deleted records out of the list, on whichever screen it waits.
  mutating func removeFromList(_ deleted: Set<RecordID>) -> [Effect] {
    guard !deleted.isEmpty else { return [] }
    let generation = nextGeneration()
    var effects: [Effect] = []
    updateRecords { records in
      records.remove(deleted)
      effects += records.arrange(generation)
    }
    return effects
  }
}
