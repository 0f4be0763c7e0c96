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
    if action.isTyped { isFresh = false }
    let effects = takeIn(action)
    // A notice that came or went has taken room from the dialog, or given it back.
    keepDialogInSight()
    return effects + watchQuestion(isSuspended: effects.contains(.suspend))
  }

  private mutating func takeIn(_ action: Action) -> [Effect] {
    switch action {
    case .keyPressed(let key):
      forgetNotices()
      return take(key)
    case .textPasted(let text):
      forgetNotices()
      return paste(text)
    case .pasteRefused:
      forgetNotices()
      say(.pasteTooLarge(byFile: context.allows(.file)))
      return []
    case .mouseUsed(let mouse):
      return use(mouse)
    case .pasteStalled:
      say(.pasteStalled)
      return []
    case .pasteLeft:
      say(.pasteLeft, .dim)
      return []
    case .typedAheadDropped:
      // What was said of the one that dropped them says why.
      if notice == nil { say(.deadKey(.typedAhead), .dim) }
      return []
    case .keysRefused:
      say(.deadKey(.waitedInVain))
      return []
    case .clickRefused:
      forgetNotices()
      say(.deadKey(.clickMissed), .dim)
      return []
    case .resized(let size):
      self.size = size
      return [.redraw] + resized() + beginLate()
    case .endRequested:
      return endFromOutside(.interrupted)
    case .terminalLost:
      return endFromOutside(.terminalLost)
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
      return resized() + findEarlier(reading, generation)
    case .deletionProgressed(let progress, let generation):
      updateConfirm(generation) { $0.progress(progress) }
      if case .waiting = progress, endsAfterWork != nil { return [.cancel(generation)] }
      return []
    case .deletionFinished(let result, let generation):
      return take(result, generation)
    case .openBatchesFound(let result, let generation):
      return takeOpen(result, generation)
    case .settlingProgressed(let progress, let generation):
      return take(progress, generation)
    case .settled(let result, let generation):
      return take(result, generation)
    case .marked(let result, let generation):
      return takeMark(result, generation)
    case .earlierFound(let earlier, let generation):
      return take(earlier, generation)
    case .historyRead(let result, let generation):
      return take(result, generation)
    case .batchRead(let result, let generation):
      return takeBatch(result, generation)
    case .refreshed(let result, let generation):
      return take(result, generation)
    case .undoPlanned(let result, let generation):
      return take(result, generation)
    case .undoProgressed(let progress, let generation):
      return take(progress, generation)
    case .undoFinished(let result, let generation):
      return take(result, generation)
    case .copied(let ids, let areNew, let isSent):
      say(isSent ? .idsSent(ids, areNew: areNew) : .noClipboard, isSent ? .text : .warning)
      return []
    case .leftAlone(let idleness):
      return beLeftAlone(idleness)
    case .platformWaits(let wait):
      return tellOfWait(wait)
    case .timePassed(let timer, let generation):
      return pass(timer, generation)
    }
  }

  /// A new generation for a request.
  mutating func nextGeneration() -> Generation { generation.advance() }

  /// Shows a sentence until the next key.
  mutating func say(_ text: Text, _ role: Role = .warning) {
    notice = Notice(text: text, role: role)
  }

  /// Says why a field has not taken a text; nothing where it has.
  mutating func say(_ refusal: TextField.Refusal?) {
    if let refusal { say(.fieldRefuses(refusal)) }
  }

  /// Tells what went on in the background; keys that happen to be pressed do not wipe it away at once.
  mutating func tell(_ text: Text, _ role: Role = .warning) -> [Effect] {
    let generation = nextGeneration()
    news = News(notice: Notice(text: text, role: role), generation: generation)
    return [.wait(.news, generation)]
  }

  /// Tells that the platform has a reading wait, for as long as that takes.
  private mutating func tellOfWait(_ wait: Duration?) -> [Effect] {
    guard let wait else {
      if case .platformWaits = news?.notice.text { news = nil }
      return []
    }
    let told = tell(.platformWaits(context.platform, wait))
    return told + (news.map { [.wait(.platformWait(wait), $0.generation)] } ?? [])
  }

  mutating func forgetNotices() {
    notice = nil
    if news?.mayGo == true { news = nil }
  }

  private mutating func pass(_ timer: Timer, _ generation: Generation) -> [Effect] {
    switch timer {
    case .confirmationDeadTime:
      wakeQuestion(generation)
      return []
    case .rowsStood:
      takeStanding(generation)
      return []
    case .workingSecond:
      updateConfirm(generation) { $0.passSecond() }
      updateUndo(generation) { $0.passSecond() }
      return isWorking ? [.wait(timer, generation)] : []
    case .settlingSecond:
      return passSettlingSecond(generation)
    case .lateQuestion:
      return askLate(generation)
    case .news:
      if news?.generation == generation { news?.mayGo = true }
      return []
    case .lastPatience:
      return endsAfterWork != nil && isWorking ? [.quit(.duringDeletion)] : []
    case .platformWait:
      if news?.generation == generation { news = nil }
      return []
    }
  }

  /// Keeps what must be seen of the screen in sight after the size or the contents have changed.
  mutating func resized() -> [Effect] {
    // What is not drawn is not seen, and stays where it is.
    guard isLargeEnough else { return [] }
    switch screen {
    case .find: break
    case .records(var records):
      records.keepInSight(size)
      screen = .records(records)
    case .history(var history, let back):
      history.keepInSight(size)
      screen = .history(history, back: back)
    case .outcome(var outcome, let back):
      outcome.keepInSight(size, context)
      screen = .outcome(outcome, back: back)
    case .undone(var undone, let back):
      undone.keepInSight(size, context)
      screen = .undone(undone, back: back)
    }
    return []
  }

  /// The list of records, on whichever screen it waits; nil before there is one.
  var recordsBehind: RecordsState? {
    var screen: Screen? = screen
    while let here = screen {
      if case .records(let records) = here { return records }
      screen = here.back
    }
    return nil
  }

  /// Changes the list of records, on whichever screen it waits.
  mutating func updateRecords(_ change: (inout RecordsState) -> Void) {
    screen.forEach { screen in
      switch screen {
      case .records(var records):
        change(&records)
        screen = .records(records)
      case .find(let find, .some(var back)):
        change(&back)
        screen = .find(find, back: back)
      case .find(_, nil), .history, .outcome, .undone:
        break
      }
    }
  }
}
