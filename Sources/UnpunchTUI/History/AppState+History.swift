import Attendance
import Journal
import Terminal
import UnpunchKit

extension AppState {
  /// Opens the history; where one waits further back, it goes back to that.
  mutating func openHistory() -> [Effect] {
    var behind: Screen? = screen
    while let here = behind {
      if case .history(let history, let back) = here {
        screen = .history(history, back: back)
        return resized()
      }
      behind = here.back
    }
    let generation = nextGeneration()
    screen = .history(HistoryState(reading: generation), back: screen)
    return [.readHistory(generation)]
  }

  mutating func press(_ key: Key, in history: HistoryState, back: Screen) -> [Effect] {
    guard let command = HistoryCommand.bindings.command(for: key) else { return [] }
    if let refusal = refusal(of: command, in: history) {
      say(refusal)
      return []
    }
    var history = history
    var effects: [Effect] = []
    switch command {
    case .move(let movement):
      history.move(movement, size)
    case .open:
      guard let entry = history.current else { return [] }
      let generation = nextGeneration()
      history.opening = generation
      effects = [.readBatch(entry.number, generation)]
    case .undo:
      return history.current.map { openUndo($0.number) } ?? []
    case .reload:
      let generation = nextGeneration()
      history.reading = generation
      effects = [.readHistory(generation)]
    case .help:
      return openHelp()
    case .back:
      screen = back
      let reading = history.reading.map { [Effect.cancel($0)] } ?? []
      return reading + resized()
    }
    screen = .history(history, back: back)
    return effects
  }

  /// Why a command cannot be carried out now; nil where it can.
  func refusal(of command: HistoryCommand, in history: HistoryState) -> Text? {
    switch command {
    case .undo where context.refusalToChange != nil: context.refusalToChange
    case .open, .undo:
      if let entry = history.current {
        command == .undo && settling[entry.number] != nil
          ? .settling(.stillAsking(entry.number)) : nil
      } else {
        .history(.noBatchHere)
      }
    case .reload: history.reading == nil ? nil : .records(.stillReading)
    case .move, .help, .back: nil
    }
  }

  /// Takes the history.
  mutating func take(
    _ result: Result<[HistoryEntry], JournalError>, _ generation: Generation
  ) -> [Effect] {
    screen.forEach { screen in
      guard case .history(var history, let back) = screen, history.reading == generation else {
        return
      }
      history.take(result)
      screen = .history(history, back: back)
    }
    return resized()
  }

  /// Takes one batch of the history, and shows its outcome.
  mutating func takeBatch(
    _ result: Result<JournalBatch, JournalError>, _ generation: Generation
  ) -> [Effect] {
    guard case .history(var history, let back) = screen, history.opening == generation else {
      return []
    }
    history.opening = nil
    switch result {
    case .success(let batch):
      history.take(HistoryEntry(batch))
      // What was opened over the list meanwhile stays.
      guard dialog == nil else {
        screen = .history(history, back: back)
        return []
      }
      let report = DeletionReport(batch: batch)
      screen = .outcome(OutcomeState(report: report), back: .history(history, back: back))
      return resized() + settleIfOpen(report) + linkEarlier(report)
    case .failure(let error):
      screen = .history(history, back: back)
      say(.journal(error))
      return []
    }
  }

  /// Takes what is known of a batch now into the history, where one is open.
  mutating func takeIntoHistory(_ batch: JournalBatch) {
    screen.forEach { screen in
      guard case .history(var history, let back) = screen else { return }
      history.take(HistoryEntry(batch))
      screen = .history(history, back: back)
    }
  }
}
