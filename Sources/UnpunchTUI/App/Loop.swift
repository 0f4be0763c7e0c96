import Attendance
public import Terminal

/// The one loop: what happened goes into the state, what is to be done comes out, and each batch is drawn once.
@MainActor
public final class Loop {
  /// Does one thing, and posts what comes of it; returns when it is done or its task is cancelled.
  public typealias Perform =
    @Sendable (Effect, @escaping @Sendable (Action) -> Void) async -> Void

  private let display: any Display
  private let perform: Perform
  private let mailbox = Mailbox()
  private var state: AppState
  /// What is being done: each task is owned here, and takes itself out when it has ended.
  private var work: [Int: (generation: Generation, task: Task<Void, Never>)] = [:]
  private var started = 0
  /// When a key was pressed last, or the mouse used; before there was any, when the program started.
  private var lastTyped = ContinuousClock.now

  /// Makes a loop.
  ///
  /// - Parameters:
  ///   - state: The first state.
  ///   - display: Where it is shown.
  ///   - perform: How effects are carried out; those that concern the terminal or the end never reach it.
  public init(
    _ state: AppState, on display: any Display, perform: @escaping Perform
  ) {
    self.state = state
    self.display = display
    self.perform = perform
  }

  /// Runs until the program is to end; whatever was still being done is cancelled, and has ended.
  ///
  /// - Parameters:
  ///   - first: What is to be done first.
  ///   - events: What happens on the terminal.
  /// - Returns: How the program ends, and the last state.
  public func run(
    _ first: [Effect], events: AsyncStream<[TerminalEvent]>
  ) async -> (Ending, AppState) {
    let mailbox = mailbox
    let reader = Task { @MainActor in
      for await batch in events {
        if batch.contains(where: \.isTyped) { lastTyped = .now }
        // All of it before the loop has its turn: what came together is one frame.
        for action in batch.map(Action.init) { mailbox.post(action) }
      }
      mailbox.post(.terminalLost)
    }
    var ending = carryOut(first)
    display.show(state)
    if ending == nil {
      for await _ in mailbox.signals {
        var needsRedraw = false
        for action in mailbox.takeAll() where ending == nil {
          let effects = state.apply(action)
          needsRedraw = needsRedraw || effects.contains(.redraw)
          ending = carryOut(effects)
        }
        if ending != nil { break }
        display.show(state, isAnew: needsRedraw)
      }
    }
    reader.cancel()
    mailbox.close()
    let rest = work.values.map(\.task)
    for task in rest { task.cancel() }
    for task in rest { await task.value }
    return (ending ?? .terminalLost, state)
  }

  private func carryOut(_ effects: [Effect]) -> Ending? {
    for effect in effects {
      switch effect {
      case .quit(let ending):
        return ending
      case .redraw:
        break
      case .discardTypedAhead:
        display.discardTypedAhead()
        mailbox.discardTypedAhead()
      case .copy(let ids, let areNew):
        let text = ids.map(\.rawValue).joined(separator: "\n")
        mailbox.post(.copied(ids, areNew: areNew, isSent: display.copy(text)))
      case .suspend:
        display.suspend()
        // Whoever let it go on has pressed keys to do so.
        lastTyped = .now
      case .cancel(let generation):
        for part in work.values where part.generation == generation { part.task.cancel() }
      case .endReading, .endUndo:
        // It changes what runs under its generation, and must not be cancelled with it.
        start(effect, Generation())
      case .find(_, let generation), .arrange(_, let generation),
        .readEmployees(_, let generation), .reread(_, let generation),
        .delete(_, _, let generation), .findOpen(let generation), .settle(_, let generation),
        .mark(_, _, _, let generation), .findEarlier(_, let generation),
        .linkEarlier(_, let generation),
        .readHistory(let generation), .readBatch(_, let generation),
        .planUndo(_, let generation), .undo(_, _, let generation), .wait(_, let generation),
        .watchIdleness(_, let generation):
        start(effect, generation)
      }
    }
    return nil
  }

  /// Starts a task that the loop owns: it is cancelled by its generation, and ended before the loop returns.
  private func start(_ effect: Effect, _ generation: Generation) {
    started += 1
    let number = started
    let task = Task {
      await self.carryOut(effect, generation)
      self.work[number] = nil
    }
    work[number] = (generation, task)
  }

  private func carryOut(_ effect: Effect, _ generation: Generation) async {
    let mailbox = mailbox
    do {
      switch effect {
      case .wait(let timer, _):
        try await Task.sleep(for: timer.duration)
        mailbox.post(.timePassed(timer, generation))
      case .watchIdleness(let timeout, _):
        try await watchIdleness(timeout)
      case .find, .arrange, .readEmployees, .reread, .delete, .findOpen, .settle, .mark,
        .findEarlier, .linkEarlier, .readHistory, .readBatch, .planUndo, .undo, .endReading,
        .endUndo, .cancel,
        .discardTypedAhead, .redraw, .copy, .suspend, .quit:
        await perform(effect) { mailbox.post($0) }
      }
    } catch {
      return  // Cancelled: nobody waits for it any more.
    }
  }

  /// Says when nobody has pressed a key for a while; a key costs nothing, it is looked for when the time is over.
  private func watchIdleness(_ timeout: Duration) async throws {
    var seen = lastTyped
    var told = 0
    while told < Idleness.allCases.count {
      try await Task.sleep(until: seen + timeout * (told + 1), clock: .continuous)
      if lastTyped != seen {
        seen = lastTyped
        told = 0
      } else {
        mailbox.post(.leftAlone(Idleness.allCases[told]))
        told += 1
      }
    }
  }
}

extension Action {
  /// What happened on the terminal.
  init(_ event: TerminalEvent) {
    switch event {
    case .key(let key): self = .keyPressed(key)
    case .mouse(let mouse): self = .mouseUsed(mouse)
    case .paste(let text): self = .textPasted(text)
    case .pasteTooLarge: self = .pasteRefused
    case .resize(let size), .resumed(let size): self = .resized(size)
    case .signal: self = .endRequested
    case .closed: self = .terminalLost
    }
  }
}

extension TerminalEvent {
  /// Whether somebody at the terminal did it.
  fileprivate var isTyped: Bool {
    switch self {
    case .key, .mouse, .paste, .pasteTooLarge: true
    case .resize, .resumed, .signal, .closed: false
    }
  }
}
