import Terminal
import UnpunchKit

extension AppState {
  /// Gives a key to what is on the screen.
  mutating func take(_ key: Key) -> [Effect] {
    guard isLargeEnough else { return pressUnseen(key) }
    switch key {
    case .control("l"): return [.redraw]
    case .control("c"): return interrupt()
    case .control("z"): return suspend()
    case .function(1): return openHelp()
    case .character("?") where takesQuestionMark: return openHelp()
    case .character, .enter, .escape, .tab, .backTab, .backspace, .delete, .up, .down, .left,
      .right, .home, .end, .pageUp, .pageDown, .function, .control:
      break
    }
    if let dialog { return press(key, in: dialog) }
    switch screen {
    case .find(let find, let back): return press(key, in: find, back: back)
    case .records(let records): return press(key, in: records)
    case .history(let history, let back): return press(key, in: history, back: back)
    case .outcome(let outcome, let back): return press(key, in: outcome, back: back)
    case .undone(let undone, let back): return press(key, in: undone, back: back)
    }
  }

  /// Whether the dialog, which has no text field, gives its help for a question mark too.
  private var takesQuestionMark: Bool {
    switch dialog {
    case .opening, .details, .mark, .notKept, .question: true
    case .help, .confirm, .undo, .file, nil: false
    }
  }

  /// Keys in a window that shows nothing: none acts on what cannot be seen.
  private mutating func pressUnseen(_ key: Key) -> [Effect] {
    switch key {
    case .control("c"), .character("q"): isWorking ? interrupt() : [.quit(.asked)]
    case .control("z"): suspend()
    case .character, .enter, .escape, .tab, .backTab, .backspace, .delete, .up, .down, .left,
      .right, .home, .end, .pageUp, .pageDown, .function, .control:
      []
    }
  }

  private mutating func press(_ key: Key, in dialog: Dialog) -> [Effect] {
    switch dialog {
    case .opening(let opening): press(key, in: opening)
    case .help(let help, let over): press(key, in: help, over: over)
    case .details(let details): press(key, in: details)
    case .confirm(let confirm): press(key, in: confirm)
    case .undo(let undo): press(key, in: undo)
    case .mark(let mark): press(key, in: mark)
    case .notKept(let notKept): press(key, in: notKept)
    case .file(let file): press(key, in: file)
    case .question(let question): press(key, in: question)
    }
  }

  /// Gives pasted text to what is on the screen.
  mutating func paste(_ text: String) -> [Effect] {
    guard isLargeEnough else { return [] }
    switch dialog {
    case .confirm(let confirm):
      return paste(text, in: confirm)
    case .undo(let undo):
      return paste(text, in: undo)
    case .file(var file):
      say(file.path.insert(text))
      dialog = .file(file)
      return []
    case .opening, .help, .details, .mark, .notKept, .question:
      return []
    case nil:
      break
    }
    switch screen {
    case .find(var find, let back):
      say(find.paste(text))
      screen = .find(find, back: back)
      return []
    case .records(let records):
      return paste(text, in: records)
    case .history, .outcome, .undone:
      return []
    }
  }
}
