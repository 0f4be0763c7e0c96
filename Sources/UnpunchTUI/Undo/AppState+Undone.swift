import Attendance
import Terminal
import UnpunchKit

extension AppState {
  mutating func press(_ key: Key, in undone: UndoneState, back: Screen) -> [Effect] {
    switch UndoneCommand.bindings.command(for: key) {
    case .move(let movement):
      var undone = undone
      undone.move(movement, size, context)
      screen = .undone(undone, back: back)
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
