import Attendance
import Journal
import UnpunchKit

extension AppState {
  /// Has the journal looked at before a key is taken on a screen that shows what is in it: another process may have
  /// settled it meanwhile.
  ///
  /// - Parameter action: What was typed.
  /// - Returns: What is to be done; nothing where that is known, or being found out.
  mutating func refresh(before action: Action) -> [Effect] {
    guard isLargeEnough, dialog == nil, action.isMeant, refreshing == nil, !isFresh,
      notKept == nil
    else { return [] }
    let batch: Int?
    switch screen {
    case .find, .records: return []
    case .history(let history, _):
      guard history.entries != nil, history.reading == nil, history.opening == nil else {
        return []
      }
      batch = nil
    case .outcome(let outcome, _): batch = outcome.report.batchNumber
    case .undone(let undone, _): batch = undone.batch.number
    }
    let generation = nextGeneration()
    refreshing = generation
    return [.refresh(batch: batch, since: journalSeen, generation)]
  }

  /// Takes what the journal says now; where it cannot be read, the screen stays as it is.
  mutating func take(
    _ result: Result<JournalNews?, JournalError>, _ generation: Generation
  ) -> [Effect] {
    guard refreshing == generation else { return [] }
    refreshing = nil
    isFresh = true
    guard case .success(.some(let news)) = result else { return [] }
    journalSeen = news.sequence
    switch news.content {
    case .batch(let batch):
      return takeNews(of: batch)
    case .history(let entries):
      screen.forEach { screen in
        guard case .history(var history, let back) = screen, history.reading == nil else { return }
        history.take(.success(entries))
        screen = .history(history, back: back)
      }
      return resized()
    }
  }

  /// Takes what another process, or an earlier key, has kept about the batch that is shown.
  private mutating func takeNews(of batch: JournalBatch) -> [Effect] {
    let shown: JournalBatch
    switch screen {
    case .outcome(let outcome, _): shown = outcome.report.batch
    case .undone(let undone, _): shown = undone.batch
    case .find, .records, .history: return []
    }
    guard shown.number == batch.number, !shown.saysTheSame(as: batch) else { return [] }
    take(batch)
    if OpenQuestions(batch).isEmpty { late[batch.number] = nil }
    let before = Set(shown.verdicts.filter(\.verdict.isDeleted).map(\.recordID))
    let gone = Set(batch.verdicts.filter(\.verdict.isDeleted).map(\.recordID))
    return removeFromList(gone.subtracting(before)) + resized()
      + tell(.settling(.changedMeanwhile(batch.number)))
  }
}

extension JournalBatch {
  /// Whether nothing else is known of any of its records than in another reading.
  fileprivate func saysTheSame(as other: JournalBatch) -> Bool {
    verdicts == other.verdicts
      && undo.mapValues(\.verdict) == other.undo.mapValues(\.verdict)
  }
}
