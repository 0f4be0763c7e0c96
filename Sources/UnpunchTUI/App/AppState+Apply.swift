import Attendance
import Terminal
import UnpunchKit

/// Something that happened to the screens.
public typealias Action = LoopAction<AppState>
/// Something that the screens have done.
public typealias Effect = LoopEffect<AppState>

extension AppState: LoopModel {
  /// What the kit works on.
  public typealias Request = Work
  /// What comes of it.
  public typealias Reply = Answer
  /// What is waited for.
  public typealias Delay = Timer
  /// How the program ends.
  public typealias Exit = Ending

  /// If the terminal is gone, that is how it ends.
  public static var endingWithoutTerminal: Ending { .terminalLost }

  /// Takes in what happened, keeps in sight what must be seen, and has the time taken of what has come on the screen.
  public mutating func apply(_ action: Action) -> [Effect] {
    if action.isTyped { journal.isFresh = false }
    let effects = handle(action)
    let isSuspended = effects.contains(.suspend)
    return effects
      + carryOut(
        onStage { state, stage in
          // What is not drawn is not seen, and stays where it is.
          if state.isLargeEnough {
            state.screen.clampScrolling(stage)
            // A notice that came or went has taken room from the dialog, or given it back.
            state.dialog?.clampScrolling(stage)
            state.help?.clampScrolling(stage)
          }
          let isDrawn = state.isLargeEnough && !isSuspended && state.help == nil
          return state.dialog?.watchRows(isDrawn: isDrawn, &stage) ?? []
        })
  }

  private mutating func handle(_ action: Action) -> [Effect] {
    switch action {
    case .keyPressed(let key):
      forgetNotices()
      return route(key)
    case .textPasted(let text):
      forgetNotices()
      return paste(text)
    case .pasteRefused:
      forgetNotices()
      showNotice(.pasteTooLarge(byFile: context.allows(.file)))
      return []
    case .mouseUsed(let mouse):
      return use(mouse)
    case .pasteStalled:
      showNotice(.pasteStalled)
      return []
    case .pasteLeft:
      showNotice(.pasteLeft, .dim)
      return []
    case .typedAheadDropped:
      // What was said of the one that dropped them says why.
      if notice == nil { showNotice(.deadKey(.typedAhead), .dim) }
      return []
    case .keysRefused:
      showNotice(.deadKey(.waitedInVain))
      return []
    case .clickRefused:
      forgetNotices()
      showNotice(.deadKey(.clickMissed), .dim)
      return []
    case .resized(let size):
      self.size = size
      return [.redraw] + begin()
    case .endRequested:
      return endFromOutside(.interrupted)
    case .terminalLost:
      return endFromOutside(.terminalLost)
    case .copied(let ids, let areNew, let isSent):
      showNotice(isSent ? .idsSent(ids, areNew: areNew) : .noClipboard, isSent ? .text : .warning)
      return []
    case .leftAlone(let idleness):
      return handleIdleness(idleness)
    case .timerFired(let timer, let generation):
      return timerFired(timer, generation)
    case .answered(let answer, let generation):
      return receive(answer, generation)
    }
  }

  /// Takes what came of a piece of work.
  private mutating func receive(_ answer: Answer, _ generation: Generation) -> [Effect] {
    switch answer {
    case .inquiryProgressed(let progress):
      return carryOut(inquiries.progress(progress, of: generation, &self.generation))
    case .inquiryEnded(let result):
      return inquiryEnded(result, generation)
    case .earlierFound(let batches):
      return earlierFound(batches, generation)
    case .refreshed(let result):
      return journalRefreshed(result, generation)
    case .platformWaits(let wait):
      return platformWaits(wait)
    case .searchProgressed, .searchFinished, .arranged, .employeesRead, .recordsRead, .filesListed,
      .rereadFinished,
      .deletionProgressed, .deletionFinished, .openBatchesFound, .marked, .historyRead, .batchRead,
      .undoPlanned, .undoProgressed, .undoFinished:
      return broadcast(.answered(answer, generation))
    }
  }

  private mutating func timerFired(_ timer: Timer, _ generation: Generation) -> [Effect] {
    switch timer {
    case .questionDeadTime, .rowsStood, .workingSecond:
      return carryOut(
        onStage { state, stage in state.dialog?.fire(timer, generation, &stage) ?? [] })
    case .inquirySecond:
      return carryOut(inquiries.secondElapsed(generation))
    case .lateQuestion:
      return carryOut(inquiries.askNow(generation, &self.generation))
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

  /// Starts the first search as soon as the window is large enough to show it, and what was left open is known.
  mutating func begin() -> [Effect] {
    guard isLargeEnough, dialog?.coversAll != true else { return [] }
    return tell(.begun)
  }

  // MARK: - Sentences

  /// Shows a sentence until the next key.
  mutating func showNotice(_ text: Text, _ role: Role = .warning) {
    notice = Notice(text: text, role: role)
  }

  /// Shows what went on in the background; keys that happen to be pressed do not wipe it away at once.
  mutating func showNews(_ text: Text, _ role: Role = .warning) -> [Effect] {
    let generation = generation.advance()
    news = News(notice: Notice(text: text, role: role), generation: generation)
    return [.wait(.news, generation)]
  }

  mutating func forgetNotices() {
    notice = nil
    if news?.mayGo == true { news = nil }
  }

  /// Says that the platform has a reading wait, for as long as that takes.
  private mutating func platformWaits(_ wait: Duration?) -> [Effect] {
    guard let wait else {
      if case .platformWaits = news?.notice.text { news = nil }
      return []
    }
    let told = showNews(.platformWaits(context.platform, wait))
    return told + (news.map { [.wait(.platformWait(wait), $0.generation)] } ?? [])
  }
}
