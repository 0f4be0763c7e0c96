import Terminal
import UnpunchKit

extension AppState {
  /// Whether a deletion or an undo is under way.
  var isWorking: Bool { dialog?.undertaking != nil }

  /// Leaves the terminal to the shell, if that is allowed.
  mutating func suspend() -> [Effect] {
    if let undertaking = dialog?.undertaking {
      showNotice(undertaking.refusalToSuspend)
    } else if !context.allows(.shell) {
      showNotice(.noShell)
    } else {
      return [.suspend]
    }
    return []
  }

  /// `Ctrl-C`: cancels what runs, or asks to quit; a second time quits.
  mutating func interrupt() -> [Effect] {
    if isWorking {
      return endsAfterWork == nil ? end(.interrupted) : [.quit(.duringDeletion)]
    }
    let wishes = onStage { state, stage -> [Wish]? in
      if state.help != nil { return nil }
      if state.dialog != nil { return state.dialog?.interrupt(&stage) }
      return state.screen.interrupt(&stage)
    }
    help = nil
    return carryOut(
      wishes ?? [.open(.question(.quit(selected: recordsBehind?.selection.count ?? 0)))])
  }

  /// Ends the program; a deletion or an undo comes to an outcome first, but a wait is not waited out.
  mutating func end(_ ending: Ending) -> [Effect] {
    guard let undertaking = dialog?.undertaking else { return [.quit(ending)] }
    endsAfterWork = ending
    return carryOut(undertaking.end)
  }

  /// Ends the program for somebody who is not at the terminal, and so does not press `Ctrl-C` a second time.
  mutating func endFromOutside(_ ending: Ending) -> [Effect] {
    let effects = end(ending)
    return isWorking ? effects + [.wait(.lastPatience, generation.advance())] : effects
  }

  // MARK: - Nobody at the terminal

  /// Has the keys watched, if the settings say after how long a terminal counts as left alone.
  mutating func watchIdleness() -> [Effect] {
    guard let timeout = context.idleTimeout else { return [] }
    return [.watchIdleness(timeout, generation.advance())]
  }

  /// Nobody has pressed a key: who comes to the terminal now may be somebody else.
  mutating func handleIdleness(_ idleness: Idleness) -> [Effect] {
    switch idleness {
    case .once: dropWhatWasBegun()
    case .twice: end(.leftAlone)
    }
  }

  /// Drops the selection and every question; what is under way goes on.
  private mutating func dropWhatWasBegun() -> [Effect] {
    guard let timeout = context.idleTimeout else { return [] }
    let effects = isWorking ? [] : carryOut(dialog?.whenLeftAlone ?? [])
    showNotice(.leftAlone(timeout))
    return effects + tell(.leftAlone)
  }
}
