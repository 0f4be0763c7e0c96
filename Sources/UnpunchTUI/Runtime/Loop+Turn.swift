import Terminal

extension Loop {
  /// Applies what has come, and shows what became of it.
  ///
  /// What was typed keeps its order. It waits until what was asked for before it is on the screen, and a frame shows what
  /// it acts on before it acts; only movements, and letters of a text, follow each other unseen.
  func takeTurn() -> Model.Exit? {
    waiting += mailbox.takeAll()
    while let letter = next() {
      let ending = letter.action.isTyped ? apply(typed: letter) : apply(letter.action)
      if let ending { return ending }
    }
    if isBehind { show() }
    return nil
  }

  func show() {
    display.show(state, isAnew: needsRedraw)
    shown = state
    (isBehind, needsRedraw, lastRun) = (false, false, nil)
  }

  /// Drops what was typed and not yet taken, and says so if that was anything.
  func discardTypedAhead() {
    waiting += mailbox.takeAll()
    let wasAny = display.discardTypedAhead()
    if dropTyped() || wasAny { mailbox.post(.typedAheadDropped) }
  }

  /// What is to be applied next, taken out of what waits; nil if all that waits has to wait on.
  private func next() -> Letter<Model>? {
    if !state.isAwaiting { calmDown() }
    guard let typed = waiting.firstIndex(where: \.action.isTyped) else {
      return waiting.isEmpty ? nil : waiting.removeFirst()
    }
    guard typed == 0 else { return waiting.removeFirst() }
    // What is to be known first may be asked for only now.
    _ = carryOut(state.refresh(before: waiting[0].action))
    guard state.holds(waiting[0].action) else { return waiting.removeFirst() }
    let isLeftByEscape = state.isLeftByEscape
    if let interruption = waiting.firstIndex(where: {
      $0.action.isInterruption || isLeftByEscape && $0.action.isEscape
    }) {
      // It ends what is waited for, and what was typed for that; what follows is meant for what it brings.
      let rest = waiting[(interruption + 1)...]
      let letter = waiting[interruption]
      waiting.removeSubrange(interruption...)
      if dropTyped() { mailbox.post(.typedAheadDropped) }
      waiting += rest
      return letter
    }
    if isImpatient {
      if waiting[0].action.isEscape { return waiting.removeFirst() }
      refuseTyped()
    } else {
      beginToWait()
    }
    return waiting.firstIndex { !$0.action.isTyped }.map { waiting.remove(at: $0) }
  }

  /// Applies what was typed, once a frame has shown what it acts on.
  private func apply(typed letter: Letter<Model>) -> Model.Exit? {
    guard letter.action.isMeant else { return nil }
    if isDeaf(to: letter.action) { return apply(.typedAheadDropped) }
    let wasSearching = state.isSearching
    defer { if wasSearching, state.isSearching { deafUntil = .now + Self.deafTime } }
    let run = state.run(of: letter.action)
    if isBehind, run == nil || run != lastRun { show() }
    state.cameTogether = letter.read != nil && letter.read == lastRead
    defer { state.cameTogether = false }
    lastRead = letter.read
    if case .mouseUsed(let mouse) = letter.action, state.aim(of: mouse) != letter.aim {
      return apply(.clickRefused)
    }
    let ending = apply(letter.action)
    lastRun = run
    return ending
  }

  private func apply(_ action: LoopAction<Model>) -> Model.Exit? {
    isBehind = true
    lastRun = nil
    return carryOut(state.apply(action))
  }

  /// Whether what is typed is the rest of what a search has refused: until there is a pause, it was meant for another list.
  private func isDeaf(to action: LoopAction<Model>) -> Bool {
    guard let until = deafUntil, !state.isSearching, !action.isEscape, !action.isInterruption else {
      return false
    }
    let isDeaf = ContinuousClock.now < until
    deafUntil = isDeaf ? .now + Self.deafTime : nil
    return isDeaf
  }

  // MARK: - Waiting

  private func beginToWait() {
    guard patience == nil else { return }
    let longestWait = longestWait
    patience = Task {
      do { try await Task.sleep(for: longestWait) } catch { return }
      isImpatient = true
      refuseTyped()
    }
  }

  /// Nothing is waited for any more.
  private func calmDown() {
    patience?.cancel()
    patience = nil
    isImpatient = false
  }

  private func refuseTyped() {
    if dropTyped() { mailbox.post(.keysRefused) }
  }

  /// - Returns: Whether anything was dropped that somebody meant something by.
  private func dropTyped() -> Bool {
    let wasAny = waiting.contains(where: \.action.isMeant)
    waiting.removeAll(where: \.action.isTyped)
    return wasAny
  }
}

extension LoopAction {
  fileprivate var isInterruption: Bool {
    if case .keyPressed(.control("c")) = self { true } else { false }
  }

  fileprivate var isEscape: Bool {
    if case .keyPressed(.escape) = self { true } else { false }
  }
}
