import Attendance
import FeishuAttendance
import Terminal

extension SetupState: LoopModel {
  /// What is worked on.
  public typealias Request = SetupWork
  /// What comes of it.
  public typealias Reply = SetupAnswer
  /// Nothing is waited for.
  public typealias Delay = NoTimer
  /// How a setup ends.
  public typealias Exit = SetupEnding

  /// If the terminal is gone, nothing is written.
  public static var endingWithoutTerminal: SetupEnding { .interrupted }

  /// Takes in what happened, and says what is to be done.
  public mutating func apply(_ action: LoopAction<SetupState>) -> [LoopEffect<SetupState>] {
    switch action {
    case .keyPressed(let key):
      // What came while the help lay over it has not been read yet.
      if help == nil { notice = nil }
      return route(key)
    case .textPasted(let text):
      notice = nil
      if isLargeEnough, help == nil, work == nil { edit { $0.insert(text) } }
      return []
    case .pasteRefused:
      notice = .pasteTooLarge(byFile: false)
      return []
    case .pasteStalled:
      notice = .pasteStalled
      return []
    case .pasteLeft:
      notice = .pasteLeft
      return []
    case .mouseUsed(let mouse):
      return use(mouse)
    case .resized(let size):
      self.size = size
      if let help, isLargeEnough {
        self.help?.top = help.box(context, room: size).top(help.top)
      }
      return [.redraw]
    case .endRequested, .terminalLost:
      return stopping + [.quit(.interrupted)]
    case .answered(.checked(let result), let generation):
      return checkFinished(result, generation)
    case .answered(.written(let result), let generation):
      guard work == .writing(generation) else { return [] }
      work = nil
      switch result {
      case .success: return [.quit(.written)]
      case .failure(let problem):
        notice = .setup(.cannotWrite(problem))
        return []
      }
    case .typedAheadDropped, .keysRefused, .clickRefused, .copied, .leftAlone, .timerFired:
      return []
    }
  }

  /// Stops what is under way.
  private var stopping: [LoopEffect<SetupState>] { work.map { [.cancel($0.generation)] } ?? [] }

  /// Presses the key that a press of the mouse means.
  private mutating func use(_ mouse: MouseEvent) -> [LoopEffect<SetupState>] {
    guard mouse.action == .press || mouse.action == .doublePress else { return [] }
    guard case .key(let key) = frame.target(at: mouse.position) else { return [] }
    return apply(.keyPressed(key))
  }

  private mutating func checkFinished(
    _ result: Result<Bool, FeishuError>, _ generation: Generation
  ) -> [LoopEffect<SetupState>] {
    guard work == .checking(generation) else { return [] }
    work = nil
    switch result {
    case .success:
      return write()
    case .failure(let error):
      mayWriteUnchecked = !error.isAboutPermission
      notice = .error(error)
      return []
    }
  }

  private mutating func route(_ key: Key) -> [LoopEffect<SetupState>] {
    let key = isLargeEnough && isText && help == nil ? key : key.narrow
    switch key {
    case .control("c"): return stopping + [.quit(.interrupted)]
    case .control("l"): return [.redraw]
    case .control("z"):
      guard work == nil, !context.isRestricted else { return [] }
      return [.suspend]
    case .character, .enter, .escape, .tab, .backTab, .backspace, .delete, .up, .down, .left,
      .right, .home, .end, .pageUp, .pageDown, .function, .control:
      break
    }
    guard isLargeEnough else { return key == .character("q") ? [.quit(.left)] : [] }
    if help != nil {
      press(inHelp: key)
      return []
    }
    if case .writing = work { return [] }
    var command = SetupCommand.bindings.command(for: key)
    // Up and down choose where there is a list of choices, and lead from step to step elsewhere.
    if step != .platform {
      switch key {
      case .up: command = .previous
      case .down: command = .next
      case _: break
      }
    }
    if isText {
      // In a text field a letter is text, and left and right move in it.
      switch command {
      case .left, .right: command = nil
      case .help where key == .character("?"): command = nil
      case .help, .next, .previous, .write, .leave, nil: break
      }
    }
    guard let command else {
      if work == nil { edit { $0.press(key) } }
      return []
    }
    if let refusal = refusal(of: command) {
      notice = .setup(refusal)
      return []
    }
    return carryOut(command)
  }

  private mutating func carryOut(_ command: SetupCommand) -> [LoopEffect<SetupState>] {
    switch command {
    case .next:
      guard let next = Step(rawValue: step.rawValue + 1) else {
        let generation = generation.advance()
        work = .checking(generation)
        return [.run(.check(answers), generation)]
      }
      step = next
    case .previous:
      step = Step(rawValue: step.rawValue - 1) ?? step
    case .left, .right:
      platform = platform == .feishu ? .lark : .feishu
      mayWriteUnchecked = false
    case .write:
      return write()
    case .help:
      help = HelpDialog(
        Help(title: .setup(.helpTitle), rows: SetupCommand.bindings.helpRows() + HelpRow.editing),
        context)
    case .leave:
      if work != nil {
        let effects = stopping
        work = nil
        return effects
      }
      return [.quit(.left)]
    }
    return []
  }

  /// Why a command cannot be carried out now; nil if it can.
  func refusal(of command: SetupCommand) -> SetupText? {
    switch command {
    case .help, .leave: nil
    case .next, .previous, .left, .right, .write:
      if work != nil {
        .stillChecking
      } else {
        switch command {
        case .next: problem(of: step)
        case .previous: step == .platform ? .firstStep : nil
        case .left, .right: step == .platform ? nil : .nothingToChoose
        case .write: step == .review && mayWriteUnchecked ? nil : .checkFirst
        case .help, .leave: nil
        }
      }
    }
  }

  private var isText: Bool {
    switch step {
    case .appID, .secret, .tenant: true
    case .platform, .review: false
    }
  }

  private mutating func write() -> [LoopEffect<SetupState>] {
    let generation = generation.advance()
    work = .writing(generation)
    return [.run(.write(answers, paths), generation)]
  }

  private mutating func press(inHelp key: Key) {
    guard var help, let movement = Movement.of(key) else {
      self.help = nil
      return
    }
    help.top = help.box(context, room: size).top(help.top, after: movement)
    self.help = help
  }
}
