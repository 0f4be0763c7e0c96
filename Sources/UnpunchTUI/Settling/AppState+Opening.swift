import Journal
import Terminal
import UnpunchKit

extension AppState {
  /// Looks for what was left open; where nothing may be changed, it stays as it is.
  mutating func open() -> [Effect] {
    var opening = OpeningState(generation: nextGeneration())
    opening.problems = context.emergencies.errors
    if let problem = context.journalProblem { opening.problems.append(problem) }
    opening.takenIn = context.emergencies.batches
    guard context.refusalToChange != nil else {
      dialog = .opening(opening)
      return [.findOpen(opening.generation)]
    }
    opening.phase = .done
    if opening.hasNews { dialog = .opening(opening) }
    return beginLate()
  }

  /// Takes the batches that were left open; where there are none and nothing is to be told, nothing is shown.
  mutating func takeOpen(
    _ result: Result<[JournalBatch], JournalError>, _ generation: Generation
  ) -> [Effect] {
    guard case .opening(var opening) = dialog, opening.generation == generation else { return [] }
    switch result {
    case .success(let batches): opening.waiting = batches
    case .failure(let error): opening.problems.append(error)
    }
    guard opening.waiting.isEmpty, !opening.hasNews else { return askNext(opening) + beginLate() }
    dialog = nil
    return beginLate()
  }

  private mutating func askNext(_ opening: OpeningState) -> [Effect] {
    var opening = opening
    // At the end, an Enter that was typed before must not wipe away what nobody has read.
    let effects = opening.waiting.first.map { settle($0.number) } ?? [.discardTypedAhead]
    opening.phase = opening.waiting.isEmpty ? .done : .asking
    dialog = .opening(opening)
    return effects
  }

  /// Takes the end of asking about a batch, where the dialog waits for it.
  ///
  /// - Returns: What is to be done; nil where the dialog does not wait for this batch.
  mutating func takeInOpening(
    _ number: Int, _ result: Result<SettlementResult, JournalError>
  ) -> [Effect]? {
    guard case .opening(var opening) = dialog, opening.phase == .asking,
      let batch = opening.waiting.first, batch.number == number
    else { return nil }
    opening.waiting.removeFirst()
    switch result {
    case .success(let settled):
      opening.answers.append(.settled(settled))
      let effects = askNext(opening)
      return effects + takeSettled(settled, isTold: false)
    case .failure(let error):
      opening.answers.append(.failed(batch, error))
      return askNext(opening)
    }
  }

  mutating func press(_ key: Key, in opening: OpeningState) -> [Effect] {
    switch (opening.phase, key) {
    case (.asking, .escape):
      return leave(opening)
    case (.done, .enter), (.done, .escape), (.done, .character("q")):
      dialog = nil
      return resized()
    case (.done, _):
      guard let movement = ScrollKey.movement(of: key) else {
        say(.key(.keysStandHere), .dim)
        return []
      }
      var opening = opening
      let view = OpeningView(opening, nil, context: context, room: dialogRoom)
      opening.top = Viewport.top(
        opening.top, after: movement, count: view.lines.count, height: view.height)
      dialog = .opening(opening)
      return []
    case (.looking, _):
      say(.deadKey(.underWay), .dim)
      return []
    case (.asking, _):
      say(.key(.keysStandHere), .dim)
      return []
    }
  }

  /// Goes on without an answer; the batches stay open.
  mutating func leave(_ opening: OpeningState) -> [Effect] {
    guard let batch = opening.waiting.first else { return [] }
    dialog = nil
    say(.settling(.leftOpen(batch.number, others: opening.waiting.count - 1)))
    return (stopSettling(batch.number) ?? []) + resized()
  }
}
