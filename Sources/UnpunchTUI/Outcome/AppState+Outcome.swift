import Attendance
import Terminal
import UnpunchKit

extension AppState {
  mutating func press(_ key: Key, in outcome: OutcomeState, back: RecordsState) -> [Effect] {
    guard let command = OutcomeCommand.bindings.command(for: key) else { return [] }
    if let refusal = refusal(of: command, in: outcome) {
      say(refusal)
      return []
    }
    switch command {
    case .move(let movement):
      var outcome = outcome
      outcome.move(movement, size, context)
      screen = .outcome(outcome, back: back)
    case .retry:
      guard let plan = outcome.report.plan?.keeping(outcome.notDeleted) else { return [] }
      screen = .records(back)
      return resized() + openConfirm(plan)
    case .details:
      if let entry = outcome.current {
        dialog = .details(.verdict(entry, outcome.report))
      }
    case .help:
      return openHelp()
    case .back:
      screen = .records(back)
      return resized()
    }
    return []
  }

  /// Why a command cannot be carried out now; nil where it can.
  func refusal(of command: OutcomeCommand, in outcome: OutcomeState) -> Text? {
    switch command {
    case .retry: outcome.notDeleted.isEmpty ? .nothingToRetry : nil
    case .move, .details, .help, .back: nil
    }
  }
}
