import Attendance
import Journal
import Terminal
import UnpunchKit

extension AppState {
  /// Begins an undo: first the platform is asked what is there.
  mutating func openUndo(_ number: Int) -> [Effect] {
    let generation = nextGeneration()
    dialog = .undo(UndoState(batch: number, generation: generation))
    return [.planUndo(batch: number, generation)]
  }

  /// Takes what an undo would do, and asks: keys typed before it was drawn are thrown away.
  mutating func take(
    _ result: Result<UndoPlan, UndoRefusal>, _ generation: Generation
  ) -> [Effect] {
    guard case .undo(var undo) = dialog, undo.generation == generation else { return [] }
    switch result {
    case .success(let plan):
      undo.take(plan, dialogRoom)
      dialog = .undo(undo)
      return [.discardTypedAhead, .wait(.confirmationDeadTime, generation)]
    case .failure(let refusal):
      undo.phase = .impossible(refusal)
      dialog = .undo(undo)
      return [.discardTypedAhead]
    }
  }

  mutating func press(_ key: Key, in undo: UndoState) -> [Effect] {
    switch undo.phase {
    case .planning:
      if [.escape, .character("q")].contains(key) { return close(undo) }
      say(.key(.keysStandHere), .dim)
      return []
    case .impossible:
      dialog = nil
      return []
    case .working:
      say(.deadKey(.underWay), .dim)
      return []
    case .asking, .refused:
      break
    }
    guard var question = undo.question, question.attention.isAwake else {
      say(.deadKey(.notAwake), .dim)
      return []
    }
    var undo = undo
    question.complaint = nil
    undo.question = question
    defer {
      if case .undo(let shown) = dialog, shown.generation == undo.generation {
        dialog = .undo(undo)
      }
    }
    return press(key, &undo, question)
  }

  private mutating func press(
    _ key: Key, _ undo: inout UndoState, _ question: TypedQuestion
  ) -> [Effect] {
    var question = question
    var command = UndoCommand.bindings.command(for: key)
    // In the reason a letter is text.
    if command == .takeDoubtful, question.focus == .reason { command = nil }
    switch command {
    case .accept:
      let isYes = question.accept(isTogether: cameTogether)
      undo.question = question
      guard isYes, let plan = undo.frozen else { return [] }
      undo.phase = .working(.recording, seconds: 0)
      return [
        .undo(plan, reason: question.reason.text, undo.generation),
        .wait(.workingSecond, undo.generation),
      ]
    case .otherField:
      question.changeFocus()
      undo.question = question
    case .takeDoubtful where undo.doubtful == 0:
      undo.question?.complaint = .deadKey(.nothingDoubtful)
    case .takeDoubtful:
      undo.toggleDoubtful()
    case .scroll(let movement):
      undo.scroll(movement, dialogRoom)
    case .cancel:
      return close(undo)
    case .help:
      return openHelp()
    case nil:
      let isNo = question.type(key)
      undo.question = question
      if isNo { return close(undo) }
    }
    return []
  }

  mutating func paste(_ text: String, in undo: UndoState) -> [Effect] {
    switch undo.phase {
    case .planning, .impossible, .working: return []
    case .asking, .refused: break
    }
    var undo = undo
    undo.question?.paste(text)
    dialog = .undo(undo)
    return []
  }

  /// Leaves the question; nothing was sent.
  mutating func close(_ undo: UndoState) -> [Effect] {
    dialog = nil
    say(.undo(.nothingWasImported), .dim)
    return [.cancel(undo.generation)]
  }

  /// Changes the undo that a generation belongs to, also where the help lies over it.
  mutating func updateUndo(_ generation: Generation, _ change: (inout UndoState) -> Void) {
    switch dialog {
    case .undo(var undo) where undo.generation == generation:
      change(&undo)
      dialog = .undo(undo)
    case .help(let help, .undo(var undo)) where undo.generation == generation:
      change(&undo)
      dialog = .help(help, over: .undo(undo))
    case .opening, .help, .details, .confirm, .undo, .mark, .notKept, .question, .file, nil:
      break
    }
  }

  /// Takes how far an undo has come; where the program is to end, a wait is not waited out.
  mutating func take(_ progress: UndoProgress, _ generation: Generation) -> [Effect] {
    updateUndo(generation) { $0.progress(progress) }
    return progress.isWait && endsAfterWork != nil ? [.cancel(generation)] : []
  }

  /// Takes the end of an undo.
  mutating func take(_ result: UndoResult, _ generation: Generation) -> [Effect] {
    // What was said of keys meanwhile, such as to wait for this.
    notice = nil
    switch result {
    case .notStarted(let error):
      updateUndo(generation) { undo in
        undo.phase = .refused(error)
        undo.question?.typed = ""
      }
      return endsAfterWork.map { [.quit($0)] } ?? resized()
    case .ended(let report):
      dialog = nil
      take(report.batch)
      screen = .undone(UndoneState(report: report), back: screen)
      if let error = report.journalError {
        noteNotKept(
          NotKeptState(
            batch: report.batch.number, purpose: .undo, error: error,
            records: report.entries.map { ($0.id, Pane($0.verdict)) }))
      }
      if endsAfterWork != nil {
        return [.quit(.afterUndo(UndoCounts(report), batch: report.batch.number))]
      }
      return resized()
    }
  }
}
