public import Terminal

/// The loop of a setup: what happened goes into the state, what is to be done comes out.
@MainActor
public enum SetupLoop {
  /// Does one thing; returns what came of it, nil where there is nothing to tell.
  public typealias Perform = @Sendable (SetupEffect) async -> SetupAction?

  /// Runs until the setup ends; whatever was still being done is cancelled, and has ended.
  ///
  /// - Parameters:
  ///   - first: The first state.
  ///   - display: Where it is shown.
  ///   - events: What happens on the terminal.
  ///   - perform: How effects are carried out; those that concern the terminal or the end never reach it.
  /// - Returns: How the setup ended.
  public static func run(
    _ first: SetupState, on display: any Display, events: AsyncStream<[TerminalEvent]>,
    perform: @escaping Perform
  ) async -> SetupEnding {
    let (actions, inlet) = AsyncStream<SetupAction>.makeStream()
    let reader = Task { @MainActor in
      for await batch in events {
        for action in batch.map(SetupAction.init) { inlet.yield(action) }
      }
      inlet.yield(.endRequested)
    }
    var state = first
    var work: [Task<Void, Never>] = []
    var ending: SetupEnding?
    display.show(state)
    for await action in actions {
      var isAnew = false
      for effect in state.apply(action) {
        switch effect {
        case .end(let how): ending = ending ?? how
        case .redraw: isAnew = true
        case .suspend: display.suspend()
        case .cancel: for task in work { task.cancel() }
        case .check, .write:
          work.append(
            Task { if let action = await perform(effect) { inlet.yield(action) } })
        }
      }
      if ending != nil { break }
      display.show(state, isAnew: isAnew)
    }
    reader.cancel()
    for task in work { task.cancel() }
    for task in work { await task.value }
    return ending ?? .interrupted
  }
}

extension SetupAction {
  /// What happened on the terminal.
  init(_ event: TerminalEvent) {
    switch event {
    case .key(let key): self = .keyPressed(key)
    case .mouse(let mouse): self = .mouseUsed(mouse)
    case .paste(let text): self = .textPasted(text)
    case .pasteTooLarge: self = .pasteRefused
    case .pasteStalled: self = .pasteStalled
    case .pasteLeft: self = .pasteLeft
    case .resize(let size), .resumed(let size): self = .resized(size)
    case .signal, .closed: self = .endRequested
    }
  }
}
