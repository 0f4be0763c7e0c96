import Terminal
import UnpunchKit

extension AppState {
  /// Gives a key to what is on the screen; where it edits no text, a full-width one is the key that it stands for.
  mutating func route(_ key: Key) -> [Effect] {
    let key = isLargeEnough && layer.isTypingText ? key : key.narrow
    guard isLargeEnough else { return pressUnseen(key) }
    switch key {
    case .control("l"): return [.redraw]
    case .control("c"): return interrupt()
    case .control("z"): return suspend()
    case .function(1):
      showHelp()
      return []
    case .character("?") where dialog?.takesQuestionMark == true && help == nil:
      showHelp()
      return []
    case .character, .enter, .escape, .tab, .backTab, .backspace, .delete, .up, .down, .left,
      .right, .home, .end, .pageUp, .pageDown, .function, .control:
      break
    }
    if var help {
      let wishes = onStage { _, stage in help.press(key, &stage) }
      self.help = wishes.isEmpty ? help : nil
      return []
    }
    return carryOut(
      onStage { state, stage in
        state.dialog?.press(key, &stage) ?? state.screen.press(key, &stage)
      })
  }

  /// Keys in a window that shows nothing: none acts on what cannot be seen.
  private mutating func pressUnseen(_ key: Key) -> [Effect] {
    if [.control("c"), .character("q")].contains(key) {
      return isWorking ? interrupt() : [.quit(.asked)]
    }
    return key == .control("z") ? suspend() : []
  }

  /// Gives pasted text to what is on the screen.
  mutating func paste(_ text: String) -> [Effect] {
    guard isLargeEnough, help == nil else { return [] }
    return carryOut(
      onStage { state, stage in
        state.dialog?.paste(text, &stage) ?? state.screen.paste(text, &stage)
      })
  }

  // MARK: - The mouse

  /// How many rows a notch of the wheel moves.
  private static let notch = 3

  /// Does what a press or a turn of the wheel means.
  ///
  /// It never does more than a key would; in a question that is answered by a typed count, Enter is not offered to it.
  mutating func use(_ mouse: MouseEvent) -> [Effect] {
    guard isLargeEnough else { return [] }
    switch mouse.action {
    case .release: return []
    case .wheelUp: return turnWheel(.up)
    case .wheelDown: return turnWheel(.down)
    case .press, .doublePress:
      // What was pressed is what is seen, notices among it.
      let target = frame.target(at: mouse.position)
      forgetNotices()
      return target.map { press($0, isDouble: mouse.action == .doublePress) } ?? []
    }
  }

  private mutating func turnWheel(_ key: Key) -> [Effect] {
    guard layer.isScrolled else { return [] }
    forgetNotices()
    return (0..<Self.notch).flatMap { _ in route(key) }
  }

  private mutating func press(_ target: Target, isDouble: Bool) -> [Effect] {
    switch target {
    case .key(let key): route(key)
    case .entry(let entry): press(entry: entry, part: nil, isDouble: isDouble)
    case .part(let part, let entry): press(entry: entry, part: part, isDouble: isDouble)
    }
  }

  /// Goes to an entry; pressed twice, it is opened as with Enter.
  private mutating func press(entry: Int, part: Int?, isDouble: Bool) -> [Effect] {
    let (wishes, opens) = onStage { state, stage in
      state.screen.press(entry: entry, part: part, &stage)
    }
    return carryOut(wishes) + (isDouble && opens ? route(.enter) : [])
  }
}
