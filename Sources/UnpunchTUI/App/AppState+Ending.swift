import Terminal
import UnpunchKit

extension AppState {
  /// What is under way that changes something on the platform.
  private enum Work {
    case deletion(Generation, DeletionProgress)
    case undo(Generation, UndoProgress)
  }

  private var work: Work? {
    switch dialog {
    case .confirm(let confirm):
      if case .working(let progress, _) = confirm.phase {
        return .deletion(confirm.generation, progress)
      }
    case .undo(let undo):
      if case .working(let progress, _) = undo.phase { return .undo(undo.generation, progress) }
    case .opening, .help, .details, .mark, .notKept, .question, .file, nil:
      break
    }
    return nil
  }

  /// Whether a deletion or an undo is under way.
  var isWorking: Bool { work != nil }

  /// Leaves the terminal to the shell, where that is allowed.
  mutating func suspend() -> [Effect] {
    switch work {
    case .deletion:
      say(.noSuspendWhileDeleting)
    case .undo:
      say(.undo(.noSuspendWhileImporting))
    case nil where !context.allows(.shell):
      say(.notWhenRestricted)
    case nil:
      return [.suspend]
    }
    return []
  }

  /// `Ctrl-C`: cancels what runs, or asks to quit; a second time quits.
  mutating func interrupt() -> [Effect] {
    if isWorking {
      return endsAfterWork == nil ? end(.interrupted) : [.quit(.duringDeletion)]
    }
    switch dialog {
    case .question(let question) where question.subject == .quit: return [.quit(.interrupted)]
    case .opening(let opening):
      switch opening.phase {
      // Nothing is begun yet that could be lost; what is told is told again on the terminal that comes back.
      case .looking, .done: return [.quit(.interrupted)]
      case .asking: return leave(opening)
      }
    // What was said is being kept, and its end is taken here.
    case .mark(let mark) where mark.generation != nil:
      say(.deadKey(.underWay), .dim)
      return []
    case .undo(let undo):
      if case .planning = undo.phase { return close(undo) }
    // It goes by its own key only.
    case .notKept: return []
    case .help, .details, .confirm, .mark, .question, .file, nil: break
    }
    if case .records(let records) = screen, dialog == nil, let finding = records.finding {
      return cancel(finding, records)
    }
    ask(.quit)
    return []
  }

  /// Ends the program; a deletion or an undo comes to an outcome first, but a wait is not waited out.
  mutating func end(_ ending: Ending) -> [Effect] {
    guard let work else { return [.quit(ending)] }
    endsAfterWork = ending
    switch work {
    case .deletion(let generation, let progress):
      switch progress {
      case .rereading: return [.endReading(generation)]
      case .waiting: return [.cancel(generation)]
      case .recording, .sending: return []
      }
    case .undo(let generation, let progress):
      return [progress.isWait ? .cancel(generation) : .endUndo(generation)]
    }
  }
}

extension AppState {
  /// Ends the program for somebody who is not at the terminal, and so does not press `Ctrl-C` a second time.
  mutating func endFromOutside(_ ending: Ending) -> [Effect] {
    let effects = end(ending)
    return isWorking ? effects + [.wait(.lastPatience, nextGeneration())] : effects
  }
}

extension UndoProgress {
  /// Whether nothing that changes anything is under way, so that it can be cancelled.
  var isWait: Bool {
    switch self {
    case .waiting, .settling: true
    case .recording, .importing: false
    }
  }
}
