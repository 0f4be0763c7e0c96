import Attendance
import Terminal
import UnpunchKit

extension AppState {
  /// Raises the dialog where the outcome of a deletion could not be kept.
  mutating func noteNotKept(_ report: DeletionReport) {
    guard let error = report.journalError else { return }
    noteNotKept(
      NotKeptState(
        batch: report.batchNumber, purpose: .deletion, error: error,
        records: report.entries.map { ($0.id, Pane($0.verdict)) }))
  }

  /// Raises the dialog where an outcome could not be kept.
  mutating func noteNotKept(_ state: NotKeptState) {
    notKept = state.error
    dialog = .notKept(state)
  }

  mutating func press(_ key: Key, in notKept: NotKeptState) -> [Effect] {
    if key == NotKeptState.key {
      dialog = nil
      return resized()
    }
    guard let movement = ScrollKey.movement(of: key) else {
      say(.key(.keysStandHere), .dim)
      return []
    }
    var notKept = notKept
    let view = NotKeptView(notKept, context: context, room: dialogRoom)
    notKept.top = Viewport.top(
      notKept.top, after: movement, count: view.lines.count, height: view.height)
    dialog = .notKept(notKept)
    return []
  }
}
