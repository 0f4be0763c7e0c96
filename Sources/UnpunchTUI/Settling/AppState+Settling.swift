import Attendance
import Journal
import UnpunchKit

extension AppState {
  /// Asks about a batch, unless that is under way.
  mutating func settle(_ number: Int) -> [Effect] {
    guard settling[number] == nil else { return [] }
    let generation = nextGeneration()
    settling[number] = Settling(generation: generation)
    return [.settle(batch: number, generation)]
  }

  /// Asks about a batch whose outcome is shown, where anything of it is unknown.
  ///
  /// What was still there is left to its timer, and to the next start.
  mutating func settleIfOpen(_ report: DeletionReport) -> [Effect] {
    let questions = OpenQuestions(report.batch)
    let isUnclear = questions.hasUnknown || questions.isAbandoned
    // What the journal could not keep cannot be settled in it.
    guard isUnclear, report.journalError == nil, context.refusalToChange == nil,
      context.isOurs(report.batch)
    else { return [] }
    return settle(report.batchNumber)
  }

  /// Tells the asking about a batch to stop.
  ///
  /// - Returns: What is to be done; nil where nothing is under way, or it was told already.
  mutating func stopSettling(_ number: Int) -> [Effect]? {
    guard var asking = settling[number], asking.phase != .stopping else { return nil }
    asking.phase = .stopping
    settling[number] = asking
    return [.cancel(asking.generation)]
  }

  /// Takes how far asking has come.
  mutating func take(_ progress: SettlementProgress, _ generation: Generation) -> [Effect] {
    guard let number = settling.first(where: { $0.value.generation == generation })?.key,
      settling[number]?.phase != .stopping
    else { return [] }
    switch progress {
    case .asking:
      settling[number]?.phase = .asking
      return []
    case .pausing(let pause, _):
      let tick = nextGeneration()
      let seconds = max(1, Int(pause.components.seconds))
      settling[number]?.phase = .pausing(seconds: seconds, tick)
      return [.wait(.settlingSecond, tick)]
    }
  }

  /// Counts a second of a pause.
  mutating func passSettlingSecond(_ tick: Generation) -> [Effect] {
    for (number, asking) in settling {
      guard case .pausing(let seconds, tick) = asking.phase, seconds > 1 else { continue }
      settling[number]?.phase = .pausing(seconds: seconds - 1, tick)
      return [.wait(.settlingSecond, tick)]
    }
    return []
  }

  /// Takes the end of asking about a batch.
  mutating func take(
    _ result: Result<SettlementResult, JournalError>, _ generation: Generation
  ) -> [Effect] {
    guard let number = settling.first(where: { $0.value.generation == generation })?.key else {
      return []
    }
    let wasStopped = settling.removeValue(forKey: number)?.phase == .stopping
    let isLate = late[number] == generation
    if isLate { late[number] = nil }
    if let effects = takeInOpening(number, result) { return effects }
    switch result {
    case .success(let settled):
      return takeSettled(settled, isTold: !wasStopped)
    case .failure(let error):
      return takeProblem(error, of: number, isLate: isLate)
    }
  }

  /// Takes what settling brought, into every screen that shows the batch.
  mutating func takeSettled(_ settled: SettlementResult, isTold: Bool) -> [Effect] {
    take(settled.batch)
    let gone = settled.changes.filter(\.verdict.isDeleted).map(\.recordID)
    let report = DeletionReport(batch: settled.batch)
    var effects = removeFromList(Set(gone)) + askLateAgain(settled.batch) + resized()
    if isShown(report.batchNumber) {
      effects += linkEarlier(report)
    } else if isTold, !settled.changes.isEmpty {
      effects += tell(.settling(.news(Counts(report), batch: report.batchNumber)))
    }
    return effects
  }

  private mutating func takeProblem(
    _ error: JournalError, of number: Int, isLate: Bool
  ) -> [Effect] {
    if isShown(number) {
      updateOutcome(number) { $0.problem = error }
      return resized()
    }
    // The late question is put at the next start where this process or another has the batch.
    if isLate, case .inFlight = error { return [] }
    return tell(.journal(error))
  }

  /// Whether the outcome of a batch is what is seen.
  private func isShown(_ number: Int) -> Bool {
    if case .outcome(let outcome, _) = screen {
      outcome.report.batchNumber == number
    } else {
      false
    }
  }

  /// Takes what is known of a batch now, on every screen that shows it.
  mutating func take(_ batch: JournalBatch) {
    updateOutcome(batch.number) { outcome in
      outcome.take(batch)
      outcome.problem = nil
    }
    takeIntoHistory(batch)
    screen.forEach { screen in
      guard case .undone(var undone, let back) = screen else { return }
      undone.take(batch)
      screen = .undone(undone, back: back)
    }
  }

  /// Changes the outcome of a batch, on whichever screen it waits.
  mutating func updateOutcome(_ number: Int, _ change: (inout OutcomeState) -> Void) {
    screen.forEach { screen in
      guard case .outcome(var outcome, let back) = screen, outcome.report.batchNumber == number
      else { return }
      change(&outcome)
      screen = .outcome(outcome, back: back)
    }
  }

  /// Has a batch asked about once more after five minutes: for a record that was still there when the platform could
  /// act late, and for one of which nothing could be learnt.
  mutating func askLateAgain(_ batch: JournalBatch) -> [Effect] {
    let questions = OpenQuestions(batch)
    guard !questions.late.isEmpty || !questions.unknown.isEmpty, late[batch.number] == nil
    else { return [] }
    let generation = nextGeneration()
    late[batch.number] = generation
    return [.wait(.lateQuestion, generation)]
  }

  /// Asks about a batch once more.
  mutating func askLate(_ generation: Generation) -> [Effect] {
    guard let number = late.first(where: { $0.value == generation })?.key else { return [] }
    let effects = settle(number)
    // Where it is being asked about already, the end of that says whether it is asked about once more.
    late[number] = effects.isEmpty ? nil : settling[number]?.generation
    return effects
  }

  /// Looks for the batches that deleted records which are not there any more.
  mutating func findEarlier(_ reading: Rereading, _ generation: Generation) -> [Effect] {
    guard case .differs(let differences) = reading else { return [] }
    let gone = differences.filter { $0.change == .gone }.map(\.item.id)
    return gone.isEmpty ? [] : [.findEarlier(gone, generation)]
  }

  /// Looks for the batches that deleted records which the platform did not find in this one.
  mutating func linkEarlier(_ report: DeletionReport) -> [Effect] {
    let missing = report.ids { verdict in
      guard case .notDeleted(.platform(let text)) = verdict else { return false }
      return PlatformMessage.known(text) == .ruleMissing
    }
    guard !missing.isEmpty, report.journalError == nil, context.refusalToChange == nil,
      context.isOurs(report.batch)
    else { return [] }
    return [.linkEarlier(batch: report.batchNumber, nextGeneration())]
  }

  /// Takes the earlier batches that deleted records which are not there any more.
  mutating func take(
    _ batches: [RecordID: JournalBatch], _ generation: Generation
  ) -> [Effect] {
    // Looking for them may have settled them.
    for batch in batches.values { take(batch) }
    let earlier = batches.reduce(into: [RecordID: EarlierDeletion]()) { earlier, known in
      earlier[known.key] = EarlierDeletion(known.key, known.value)
    }
    updateConfirm(generation) { $0.earlier = earlier }
    screen.forEach { screen in
      guard case .outcome(var outcome, let back) = screen else { return }
      let number = outcome.report.batchNumber
      for id in outcome.notDeleted {
        if let found = earlier[id], found.batch < number { outcome.earlier[id] = found }
      }
      screen = .outcome(outcome, back: back)
    }
    return resized()
  }
}
