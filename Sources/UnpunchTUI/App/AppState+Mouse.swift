import Attendance
import Terminal
import UnpunchKit

extension AppState {
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
    guard isScrolled else { return [] }
    forgetNotices()
    return (0..<Self.notch).flatMap { _ in take(key) }
  }

  /// Whether the arrows move in what is shown, and do nothing else.
  private var isScrolled: Bool {
    switch dialog {
    case .help, .details, .confirm, .undo, .opening, .notKept: return true
    case .mark, .question, .file: return false
    case nil: break
    }
    return switch screen {
    case .records(let records): !records.isTypingFilter
    case .history, .outcome, .undone: true
    case .find: false
    }
  }

  private mutating func press(_ target: Target, isDouble: Bool) -> [Effect] {
    switch target {
    case .key(let key): take(key)
    case .entry(let entry): press(entry: entry, part: nil, isDouble: isDouble)
    case .part(let part, let entry): press(entry: entry, part: part, isDouble: isDouble)
    }
  }

  /// Goes to an entry; pressed twice, it is opened as with Enter.
  private mutating func press(entry: Int, part: Int?, isDouble: Bool) -> [Effect] {
    switch screen {
    case .find(var find, let back):
      find.press(field: entry, choice: part, today: context.today)
      screen = .find(find, back: back)
      return []
    case .records(var records):
      if let mistake = records.typedMistake {
        say(.records(.filterMistake(mistake)))
        return []
      }
      if let refusal = refusal(of: part == nil ? .move(.to(entry)) : .toggle, in: records) {
        say(refusal)
        return []
      }
      records.endTypingFilter()
      records.move(.to(entry), size)
      if part != nil { toggle(&records, movesDown: false) }
      screen = .records(records)
      if part != nil { return [] }
    case .history(var history, let back):
      history.move(.to(entry), size)
      screen = .history(history, back: back)
    case .outcome(var outcome, let back):
      outcome.move(.to(entry), size, context)
      screen = .outcome(outcome, back: back)
    case .undone(var undone, let back):
      undone.move(.to(entry), size, context)
      screen = .undone(undone, back: back)
    }
    return isDouble ? take(.enter) : []
  }
}

extension FindState {
  /// Goes to a field, and takes one of its choices.
  ///
  /// - Parameters:
  ///   - field: Which field, counted from above.
  ///   - choice: Which of its choices, counted from the left; nil where none was pressed.
  ///   - today: The day of today.
  fileprivate mutating func press(field: Int, choice: Int?, today: CivilTime) {
    guard let field = Field(rawValue: field) else { return }
    focus = field
    guard let choice else { return }
    switch field {
    case .idKind: idKind = IDKind.allCases[choice]
    case .span: choose(TimeSpan.Preset.allCases[choice], today: today)
    case .former: includesFormer.toggle()
    case .employees, .from, .to: break
    }
  }
}
