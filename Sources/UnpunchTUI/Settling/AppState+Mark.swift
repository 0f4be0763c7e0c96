import Attendance
import Journal
import Terminal
import UnpunchKit

extension AppState {
  mutating func press(_ key: Key, in mark: MarkState) -> [Effect] {
    guard mark.generation == nil else { return [] }
    switch MarkCommand.bindings.command(for: key) {
    case .gone: return keep(mark, isGone: true)
    case .stillThere: return keep(mark, isGone: false)
    case .cancel: dialog = nil
    case nil: break
    }
    return []
  }

  private mutating func keep(_ mark: MarkState, isGone: Bool) -> [Effect] {
    var mark = mark
    let generation = nextGeneration()
    mark.generation = generation
    mark.problem = nil
    dialog = .mark(mark)
    return [.mark(mark.entry.id, of: mark.batch, isGone: isGone, generation)]
  }

  /// Takes that the operator's word is kept, or why it is not.
  mutating func takeMark(
    _ result: Result<JournalBatch, JournalError>, _ generation: Generation
  ) -> [Effect] {
    guard case .mark(var mark) = dialog, mark.generation == generation else { return [] }
    switch result {
    case .success(let batch):
      dialog = nil
      take(batch)
      let isGone = batch.verdicts.contains {
        $0.recordID == mark.entry.id && $0.verdict.isDeleted
      }
      return (isGone ? removeFromList([mark.entry.id]) : []) + resized()
    case .failure(let error):
      mark.generation = nil
      mark.problem = .outcomeNotKept(error)
      dialog = .mark(mark)
      return []
    }
  }
}
