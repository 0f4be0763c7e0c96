import Attendance
import Journal
import Terminal
import UnpunchKit

extension AppState {
  mutating func press(_ key: Key, in outcome: OutcomeState, back: Screen) -> [Effect] {
    guard let command = OutcomeCommand.bindings.command(for: key) else { return [] }
    if let refusal = refusal(of: command, in: outcome) {
      say(refusal)
      return []
    }
    let number = outcome.report.batchNumber
    switch command {
    case .move(let movement):
      var outcome = outcome
      outcome.move(movement, size, context)
      screen = .outcome(outcome, back: back)
    case .retry:
      guard let plan = outcome.report.plan?.keeping(outcome.notDeleted) else { return [] }
      return openConfirm(plan)
    case .undo:
      return openUndo(number)
    case .mark:
      if let entry = outcome.current {
        dialog = .mark(
          MarkState(
            batch: number, purpose: entry.verdict.isUnknown ? .deletion : .undo, id: entry.id,
            record: entry.record, name: outcome.name(of: entry)))
      }
    case .details:
      if let entry = outcome.current {
        dialog = .details(.verdict(entry, outcome.report))
      }
    case .copy:
      return [.copy(outcome.idsToCopy)]
    case .history:
      return openHistory()
    case .help:
      return openHelp()
    case .stopOrBack:
      return stopSettling(number) ?? goBack()
    case .back:
      return goBack()
    }
    return []
  }

  /// Goes back to the screen before.
  mutating func goBack() -> [Effect] {
    if let back = screen.back { screen = back }
    return resized()
  }

  /// Why a command cannot be carried out now; nil where it can.
  func refusal(of command: OutcomeCommand, in outcome: OutcomeState) -> Text? {
    let isAsking = settling[outcome.report.batchNumber] != nil
    return switch command {
    case .retry, .undo, .mark:
      if let refusal = context.refusalToChange {
        refusal
      } else if command == .retry {
        refusalOfRetry(outcome)
      } else if isAsking {
        .settling(.stillAsking(outcome.report.batchNumber))
      } else if command == .mark {
        if outcome.current?.isUnknown == true {
          nil
        } else {
          .settling(outcome.hasUnknown ? .nothingToMarkHere : .nothingToMark)
        }
      } else {
        nil
      }
    case .move, .details, .copy, .history, .help, .stopOrBack, .back: nil
    }
  }

  private func refusalOfRetry(_ outcome: OutcomeState) -> Text? {
    let batch = outcome.report.batch
    if outcome.notDeleted.isEmpty { return .outcome(.nothingToRetry) }
    if !context.isOurs(batch) {
      return .undo(
        .refused(.otherTarget(appID: batch.intent.appID, host: batch.intent.platformHost)))
    }
    return outcome.report.plan == nil ? .settling(.retryPurged) : nil
  }
}

extension OutcomeState {
  /// The name of an entry's employee, as far as it is known.
  func name(of entry: DeletionReport.Entry) -> String? {
    entry.record.flatMap { report.names[$0.userID] }
  }
}
