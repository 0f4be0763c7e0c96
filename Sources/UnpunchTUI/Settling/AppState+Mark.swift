import Attendance
import Journal
import Terminal
import UnpunchKit

extension AppState {
  mutating func press(_ key: Key, in mark: MarkState) -> [Effect] {
    guard mark.generation == nil else {
      say(.deadKey(.underWay), .dim)
      return []
    }
    switch mark.bindings.command(for: key) {
    case .say where !mark.attention.isAwake:
      say(.deadKey(.notAwake), .dim)
    case .say where cameTogether:
      say(.deadKey(.typedAhead), .dim)
    case .say(let word):
      var mark = mark
      let generation = nextGeneration()
      mark.generation = generation
      mark.problem = nil
      dialog = .mark(mark)
      return [.mark(word, mark.id, of: mark.batch, generation)]
    case .cancel: dialog = nil
    case nil: say(.key(.keysStandHere), .dim)
    }
    return []
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
        $0.recordID == mark.id && $0.verdict.isDeleted
      }
      return (isGone ? removeFromList([mark.id]) : []) + resized()
    case .failure(let error):
      mark.generation = nil
      mark.problem = .journal(error)
      dialog = .mark(mark)
      return []
    }
  }
}
