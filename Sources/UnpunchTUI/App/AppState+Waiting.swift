import Terminal
import UnpunchKit

/// What follows each other unseen: it acts on no row.
enum Run: Sendable, Equatable {
  /// Moving in a list, or scrolling.
  case movement
  /// Editing a text.
  case text
}

/// What a press of the mouse is aimed at.
struct Aim: Sendable, Equatable {
  /// What the place stands for.
  let target: Target
  /// What stands in its row.
  let line: String
}

extension AppState {
  /// Whether what was asked for is not on the screen yet, though it will be soon.
  ///
  /// A search takes longer: it refuses keys in words. What changes something on the platform does too.
  var isAwaiting: Bool {
    switch dialog {
    case .file(let file): return file.generation != nil
    case .question(let question):
      // Its yes selects among the rows; that of the others has nothing to do with them.
      guard case .unlikely = question.subject else { return false }
    case .opening, .help, .details, .confirm, .undo, .mark, .notKept: return false
    case nil: break
    }
    return switch screen {
    case .find: false
    case .records(let records): records.isArranging
    case .history(let history, _):
      history.reading != nil || history.opening != nil || refreshing != nil
    case .outcome, .undone: refreshing != nil
    }
  }

  /// Whether a search is under way in the list: it refuses keys in words.
  var isSearching: Bool {
    guard dialog == nil, case .records(let records) = screen else { return false }
    return records.finding != nil
  }

  /// Whether `Esc` ends what is waited for, wherever it stands among what was typed.
  var isLeftByEscape: Bool {
    if case .file(let file) = dialog { file.generation != nil } else { false }
  }

  /// Whether what was typed has to wait for what was asked for before it.
  func holds(_ action: Action) -> Bool {
    guard isLargeEnough, isAwaiting, action.isMeant else { return false }
    if case .mouseUsed = action { return true }
    if case .keyPressed(let key) = action {
      if [.control("l"), .control("z")].contains(key) { return false }
      // It leaves the wait for a file itself, which may never end.
      if key == .escape, case .file = dialog { return false }
      if key == .function(1) { return true }
    }
    // What is typed changes the filter, whatever rows are shown meanwhile.
    return !isTypingFilter
  }

  /// The filter is what is typed.
  private var isTypingFilter: Bool {
    guard dialog == nil, case .records(let records) = screen else { return false }
    return records.isTypingFilter
  }

  /// What an action that is typed does now, where it may follow others of its kind unseen; nil where it may not.
  func run(of action: Action) -> Run? {
    guard isLargeEnough else { return nil }
    if case .mouseUsed(let mouse) = action {
      return [.wheelUp, .wheelDown].contains(mouse.action) ? .movement : nil
    }
    guard case .keyPressed(let key) = action else { return nil }
    if isTypingText { return key.edits ? .text : nil }
    return moves(by: key) ? .movement : nil
  }

  /// Whether the keys edit a text now.
  private var isTypingText: Bool {
    switch dialog {
    case .confirm(let confirm): return confirm.question.focus == .reason
    case .undo(let undo): return undo.question?.focus == .reason
    case .file: return true
    case .opening, .help, .details, .mark, .notKept, .question:
      return false
    case nil: break
    }
    return switch screen {
    case .find(let find, _): [.employees, .from, .to].contains(find.focus)
    case .records(let records): records.isTypingFilter
    case .history, .outcome, .undone: false
    }
  }

  /// Whether a key moves in what is shown, and does nothing else.
  private func moves(by key: Key) -> Bool {
    switch dialog {
    case .help, .details: return ScrollKey.movement(of: key) != nil
    case .opening, .confirm, .undo, .mark, .notKept, .question, .file:
      return false
    case nil: break
    }
    return switch screen {
    case .find: false
    case .records, .history, .outcome, .undone: ScrollKey.movement(of: key) != nil
    }
  }

  /// What stands at the place of a press of the mouse; nil for what is no press, and where nothing stands.
  func aim(of mouse: MouseEvent) -> Aim? {
    guard isLargeEnough, mouse.action == .press || mouse.action == .doublePress else { return nil }
    let frame = frame
    guard let target = frame.target(at: mouse.position) else { return nil }
    return Aim(target: target, line: frame.lines[mouse.position.row])
  }
}

extension Key {
  /// Whether it edits a text, or moves in it, and does nothing else there.
  fileprivate var edits: Bool {
    switch self {
    case .character, .backspace, .delete, .left, .right, .home, .end: true
    case .control(let letter): ["a", "e", "u"].contains(letter)
    case .enter, .escape, .tab, .backTab, .up, .down, .pageUp, .pageDown, .function: false
    }
  }
}
