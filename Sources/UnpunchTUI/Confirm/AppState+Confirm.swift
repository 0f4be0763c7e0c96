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
    dialog = .confirm(ConfirmState(plan: plan, generation: generation, size: size))
    return [
      .discardTypedAhead, .wait(.confirmationDeadTime, generation), .reread(plan, generation),
    ]
  }

  mutating func press(_ key: Key, in confirm: ConfirmState) -> [Effect] {
    guard confirm.isAwake else { return [] }
    if case .working = confirm.phase { return [] }
    var confirm = confirm
    confirm.complaint = nil
    defer {
      if case .confirm(let shown) = dialog, shown.generation == confirm.generation {
        dialog = .confirm(confirm)
      }
    }
    guard confirm.differences.isEmpty else { return pressOnDifferences(key, confirm) }
    switch ConfirmCommand.bindings.command(for: key) {
    case .accept:
      return accept(&confirm)
    case .otherField:
      confirm.focus = confirm.focus == .count ? .reason : .count
    case .scroll(let movement):
      confirm.scroll(movement, size)
    case .cancel:
      return close(confirm)
    case .help:
      return openHelp()
    case .reload:
      break
    case nil:
      return type(key, &confirm)
    }
    return []
  }

  mutating func paste(_ text: String, in confirm: ConfirmState) -> [Effect] {
    if case .working = confirm.phase { return [] }
    var confirm = confirm
    switch confirm.focus {
    case .count: confirm.complaint = .pasteDoesNotConfirm(confirm.plan.items.count)
    case .reason: confirm.reason.insert(text)
    }
    dialog = .confirm(confirm)
    return []
  }

  private mutating func accept(_ confirm: inout ConfirmState) -> [Effect] {
    let count = confirm.plan.items.count
    if confirm.focus == .reason {
      confirm.focus = .count
      return []
    }
    guard confirm.typed == confirm.expected else {
      confirm.complaint = confirm.typed.isEmpty ? .typeTheCount(count) : .notTheCount(count)
      confirm.typed = ""
      return []
    }
    guard confirm.hasShownAll else {
      confirm.complaint = .seeAllFirst
      return []
    }
    confirm.phase = .working(.rereading, seconds: 0)
    return [
      .delete(confirm.plan, reason: confirm.reason.text, confirm.generation),
      .wait(.deletionSecond, confirm.generation),
    ]
  }

  private mutating func type(_ key: Key, _ confirm: inout ConfirmState) -> [Effect] {
    switch confirm.focus {
    case .reason:
      _ = confirm.reason.take(key)
    case .count:
      switch key {
      case .character(let scalar) where ("0"..."9").contains(scalar):
        if confirm.typed.count < 4 { confirm.typed.unicodeScalars.append(scalar) }
      case .backspace:
        _ = confirm.typed.popLast()
      case .character("q"):
        return close(confirm)
      case .character, .enter, .escape, .tab, .backTab, .delete, .up, .down, .left, .right, .home,
        .end, .pageUp, .pageDown, .function, .control:
        confirm.complaint = .typeTheCount(confirm.plan.items.count)
      }
    }
    return []
  }

  private mutating func pressOnDifferences(_ key: Key, _ confirm: ConfirmState) -> [Effect] {
    switch ConfirmCommand.differenceBindings.command(for: key) {
    case .cancel: return close(confirm)
    case .help: return openHelp()
    case .reload:
      let effects = close(confirm)
      guard case .records(let records) = screen else { return effects }
      return effects + find(records.list?.query ?? records.query)
    case .accept, .otherField, .scroll, nil: return []
    }
  }

  private mutating func close(_ confirm: ConfirmState) -> [Effect] {
    dialog = nil
    say(.nothingWasSent, .dim)
    return [.cancel(confirm.generation)]
  }

  /// Takes the end of a deletion.
  mutating func take(_ result: DeletionResult, _ generation: Generation) -> [Effect] {
    switch result {
    case .notStarted(let why):
      updateConfirm(generation) { confirm in
        confirm.phase = .refused(why)
        confirm.typed = ""
      }
      return endsAfterDeletion.map { [.quit($0)] } ?? resized()
    case .concluded(let report):
      guard var back = recordsBehind else { return [] }
      back.remove(Set(report.ids { if case .deleted = $0 { true } else { false } }))
      for id in report.ids(where: { if case .unknown = $0 { true } else { false } }) {
        back.selection.remove(id)
      }
      let effects = back.arrange(nextGeneration())
      dialog = nil
      screen = .outcome(OutcomeState(report: report), back: back)
      if endsAfterDeletion != nil {
        return [.quit(.afterDeletion(Counts(report), batch: report.batchNumber))]
      }
      return effects + resized()
    }
  }
}
