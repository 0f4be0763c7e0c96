import Attendance
import Terminal
import UnpunchKit

extension AppState {
  /// Takes in what happened, and says what is to be done.
  ///
  /// Total and without input or output: the same state and action always give the same state and effects.
  ///
  /// - Parameter action: What happened.
  /// - Returns: What is to be done, in this order.
  public mutating func apply(_ action: Action) -> [Effect] {
    switch action {
    case .keyPressed(let key):
      notice = nil
      return press(key)
    case .textPasted(let text):
      notice = nil
      return paste(text)
    case .resized(let size):
      self.size = size
      return [.redraw] + resized() + beginLate()
    case .endRequested:
      return end(.interrupted)
    case .terminalLost:
      return end(.terminalLost)
    case .findProgressed(let done, let total, let generation):
      updateRecords { $0.progress(done, of: total, generation) }
      return []
    case .findFinished(let finding, let generation):
      return take(finding, generation)
    case .arranged(let rows, let generation):
      updateRecords { $0.take(rows, generation) }
      return resized()
    case .employeesRead(let result, let generation):
      return take(result, generation)
    case .rereadFinished(let reading, let generation):
      updateConfirm(generation) { $0.take(reading) }
      return resized()
    case .deletionProgressed(let progress, let generation):
      updateConfirm(generation) { $0.progress(progress) }
      if case .waiting = progress, endsAfterDeletion != nil { return [.cancel(generation)] }
      return []
    case .deletionFinished(let result, let generation):
      return take(result, generation)
    case .timePassed(let timer, let generation):
      return pass(timer, generation)
    }
  }

  /// The deletion that is under way, and what it is doing; nil where there is none.
  private var deletion: (generation: Generation, progress: DeletionProgress)? {
    guard case .confirm(let confirm) = dialog, case .working(let progress, _) = confirm.phase else {
      return nil
    }
    return (confirm.generation, progress)
  }

  /// Whether a deletion is under way.
  var isDeleting: Bool { deletion != nil }

  /// A new generation for a request.
  mutating func nextGeneration() -> Generation { generation.advance() }

  /// Shows a sentence until the next key.
  mutating func say(_ text: Text, _ role: Role = .warning) {
    notice = Notice(text: text, role: role)
  }

  private mutating func press(_ key: Key) -> [Effect] {
    guard isLargeEnough else { return pressUnseen(key) }
    switch key {
    case .control("l"): return [.redraw]
    case .control("c"): return interrupt()
    case .control("z"): return suspend()
    case .function(1): return openHelp()
    case .character, .enter, .escape, .tab, .backTab, .backspace, .delete, .up, .down, .left,
      .right, .home, .end, .pageUp, .pageDown, .function, .control:
      break
    }
    if let dialog { return press(key, in: dialog) }
    switch screen {
    case .find(let find, let back): return press(key, in: find, back: back)
    case .records(let records): return press(key, in: records)
    case .outcome(let outcome, let back): return press(key, in: outcome, back: back)
    }
  }

  /// Keys in a window that shows nothing: none acts on what cannot be seen.
  private mutating func pressUnseen(_ key: Key) -> [Effect] {
    switch key {
    case .control("c"), .character("q"): isDeleting ? interrupt() : [.quit(.asked)]
    case .control("z"): suspend()
    case .character, .enter, .escape, .tab, .backTab, .backspace, .delete, .up, .down, .left,
      .right, .home, .end, .pageUp, .pageDown, .function, .control:
      []
    }
  }

  private mutating func press(_ key: Key, in dialog: Dialog) -> [Effect] {
    switch dialog {
    case .help(let help, let over): press(key, in: help, over: over)
    case .details(let details): press(key, in: details)
    case .confirm(let confirm): press(key, in: confirm)
    case .unlikely(let unlikely): press(key, in: unlikely)
    case .file(let file): press(key, in: file)
    case .quit: pressInQuit(key)
    }
  }

  private mutating func paste(_ text: String) -> [Effect] {
    guard isLargeEnough else { return [] }
    switch dialog {
    case .confirm(let confirm):
      return paste(text, in: confirm)
    case .file(var file):
      file.path.insert(text)
      dialog = .file(file)
      return []
    case .help, .details, .unlikely, .quit:
      return []
    case nil:
      break
    }
    switch screen {
    case .find(var find, let back):
      find.paste(text)
      screen = .find(find, back: back)
      return []
    case .records(let records):
      return paste(text, in: records)
    case .outcome:
      return []
    }
  }

  private mutating func suspend() -> [Effect] {
    if isDeleting {
      say(.noSuspendWhileDeleting)
    } else if context.isRestricted {
      say(.notWhenRestricted)
    } else {
      return [.suspend]
    }
    return []
  }

  /// `Ctrl-C`: cancels what runs, or asks to quit; a second time quits.
  private mutating func interrupt() -> [Effect] {
    if isDeleting {
      return endsAfterDeletion == nil ? end(.interrupted) : [.quit(.duringDeletion)]
    }
    if case .quit = dialog { return [.quit(.interrupted)] }
    if case .records(let records) = screen, dialog == nil, let finding = records.finding {
      return cancel(finding, records)
    }
    dialog = .quit
    return []
  }

  /// Ends the program; a deletion comes to its outcome first, but a wait that the platform asked for is not waited out.
  private mutating func end(_ ending: Ending) -> [Effect] {
    guard let deletion else { return [.quit(ending)] }
    endsAfterDeletion = ending
    if case .waiting = deletion.progress { return [.cancel(deletion.generation)] }
    return []
  }

  private mutating func pressInQuit(_ key: Key) -> [Effect] {
    if key == .character("y") { return [.quit(.asked)] }
    dialog = nil
    return []
  }

  private mutating func pass(_ timer: Timer, _ generation: Generation) -> [Effect] {
    updateConfirm(generation) { $0.pass(timer) }
    if timer == .deletionSecond, isDeleting { return [.wait(timer, generation)] }
    return []
  }

  /// Keeps what must be seen in sight after the size or the contents have changed.
  mutating func resized() -> [Effect] {
    switch screen {
    case .find: break
    case .records(var records):
      records.keepInSight(size)
      screen = .records(records)
    case .outcome(var outcome, let back):
      outcome.keepInSight(size, context)
      screen = .outcome(outcome, back: back)
    }
    // What is not drawn is not seen.
    if isLargeEnough, case .confirm(var confirm) = dialog {
      confirm.keepInSight(size)
      dialog = .confirm(confirm)
    }
    return []
  }

  /// The list of records, on whichever screen it waits; nil before there is one.
  var recordsBehind: RecordsState? {
    switch screen {
    case .records(let records), .outcome(_, let records): records
    case .find(_, let back): back
    }
  }

  /// Changes the list of records, on whichever screen it waits.
  mutating func updateRecords(_ change: (inout RecordsState) -> Void) {
    switch screen {
    case .records(var records):
      change(&records)
      screen = .records(records)
    case .find(let find, .some(var back)):
      change(&back)
      screen = .find(find, back: back)
    case .outcome(let outcome, var back):
      change(&back)
      screen = .outcome(outcome, back: back)
    case .find(_, nil):
      break
    }
  }

  /// Changes the confirmation that a generation belongs to, also where the help lies over it.
  mutating func updateConfirm(_ generation: Generation, _ change: (inout ConfirmState) -> Void) {
    switch dialog {
    case .confirm(var confirm) where confirm.generation == generation:
      change(&confirm)
      dialog = .confirm(confirm)
    case .help(let help, .confirm(var confirm)) where confirm.generation == generation:
      change(&confirm)
      dialog = .help(help, over: .confirm(confirm))
    case .help, .details, .confirm, .unlikely, .file, .quit, nil:
      break
    }
  }
}
