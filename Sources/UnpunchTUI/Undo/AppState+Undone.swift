import Attendance
import Journal
import Terminal
import UnpunchKit

extension AppState {
  mutating func press(_ key: Key, in undone: UndoneState, back: Screen) -> [Effect] {
    switch UndoneCommand.bindings.command(for: key) {
    case .move(let movement):
      var undone = undone
      undone.move(movement, size, context)
      screen = .undone(undone, back: back)
    case .mark:
      if let refusal = context.refusalToChange {
        say(refusal)
      } else if let entry = undone.current, entry.verdict.isUnknown {
        dialog = .mark(
          MarkState(
            batch: undone.batch.number, purpose: .undo, id: entry.id, record: entry.record,
            name: undone.batch.intent.names[entry.record.userID]))
      } else {
        say(.settling(undone.counts.unknown == 0 ? .nothingToMark : .nothingToMarkHere))
      }
    case .details:
      if let entry = undone.current { dialog = .details(.undone(entry, undone.batch)) }
    case .history:
      return openHistory()
    case .help:
      return openHelp()
    case .back:
      return goBack()
    case nil:
      break
    }
    return []
  }
}
