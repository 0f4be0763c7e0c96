import Attendance
import Journal
import Terminal
import UnpunchKit

extension AppState {
  mutating func press(_ key: Key, in undone: UndoneState, back: Screen) -> [Effect] {
    guard let command = UndoneCommand.bindings.command(for: key) else { return [] }
    if let refusal = refusal(of: command, in: undone) {
      say(refusal)
      return []
    }
    switch command {
    case .move(let movement):
      var undone = undone
      undone.move(movement, size, context)
      screen = .undone(undone, back: back)
    case .mark:
      if let entry = undone.current {
        dialog = .mark(
          MarkState(
            batch: undone.batch.number, purpose: .undo, id: entry.id, record: entry.record,
            name: undone.batch.intent.names[entry.record.userID]))
      }
    case .details:
      if let entry = undone.current { dialog = .details(.undone(entry, undone.batch)) }
    case .copy:
      let (ids, areNew) = undone.idsToCopy
      return [.copy(ids, areNew: areNew)]
    case .history:
      return openHistory()
    case .help:
      return openHelp()
    case .back:
      return goBack()
    }
    return []
  }

  /// Why a command cannot be carried out now; nil where it can.
  func refusal(of command: UndoneCommand, in undone: UndoneState) -> Text? {
    switch command {
    case .mark:
      if let refusal = context.refusalToChange {
        refusal
      } else if undone.current?.verdict.isUnknown == true {
        nil
      } else {
        .settling(undone.counts.unknown == 0 ? .nothingToMark : .nothingToMarkHere)
      }
    case .copy: undone.idsToCopy.ids.isEmpty ? .undo(.noNewIDs) : nil
    case .move, .details, .history, .help, .back: nil
    }
  }
}
