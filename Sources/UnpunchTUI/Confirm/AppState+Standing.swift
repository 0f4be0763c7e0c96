import Terminal

extension AppState {
  /// Has the time taken of a question and of its rows that have come on the screen.
  ///
  /// - Parameter isSuspended: Whether the terminal is left to the shell now.
  /// - Returns: What is to be done.
  mutating func watchQuestion(isSuspended: Bool) -> [Effect] {
    let isDrawn = isLargeEnough && !isSuspended
    var generation = generation
    var effects: [Effect] = []
    func watch(_ attention: inout Attention, isSeen: Bool) {
      guard isSeen && isDrawn else { return attention.cover() }
      let new = attention.watch { generation.advance() }
      effects += new.map { [.wait(.confirmationDeadTime, $0)] } ?? []
    }
    func watch(_ question: inout TypedQuestion, isSeen: Bool, showsRows: Bool) {
      watch(&question.attention, isSeen: isSeen)
      guard isSeen && isDrawn && showsRows else { return question.coverRows() }
      let new = question.watch { generation.advance() }
      effects += new.map { [.wait(.rowsStood, $0)] } ?? []
    }
    switch dialog {
    case .confirm(var confirm):
      watch(&confirm.question, isSeen: true, showsRows: confirm.isAsking)
      dialog = .confirm(confirm)
    case .help(let help, .confirm(var confirm)):
      watch(&confirm.question, isSeen: false, showsRows: false)
      dialog = .help(help, over: .confirm(confirm))
    case .undo(var undo):
      guard var question = undo.question else { return [] }
      watch(&question, isSeen: true, showsRows: true)
      undo.question = question
      dialog = .undo(undo)
    case .help(let help, .undo(var undo)):
      guard var question = undo.question else { return [] }
      watch(&question, isSeen: false, showsRows: false)
      undo.question = question
      dialog = .help(help, over: .undo(undo))
    case .question(var question):
      watch(&question.attention, isSeen: true)
      dialog = .question(question)
    case .mark(var mark):
      watch(&mark.attention, isSeen: true)
      dialog = .mark(mark)
    case .help(let help, .mark(var mark)):
      mark.attention.cover()
      dialog = .help(help, over: .mark(mark))
    case .opening, .help, .details, .notKept, .file, nil:
      return []
    }
    self.generation = generation
    return effects
  }

  /// Takes that a question has stood on the screen for half a second.
  mutating func wakeQuestion(_ generation: Generation) {
    switch dialog {
    case .confirm(var confirm):
      confirm.question.attention.wake(generation)
      dialog = .confirm(confirm)
    case .undo(var undo):
      undo.question?.attention.wake(generation)
      dialog = .undo(undo)
    case .question(var question):
      question.attention.wake(generation)
      dialog = .question(question)
    case .mark(var mark):
      mark.attention.wake(generation)
      dialog = .mark(mark)
    case .opening, .help, .details, .notKept, .file, nil:
      break
    }
  }

  /// Takes that rows of a question have stood for a second.
  mutating func takeStanding(_ generation: Generation) {
    switch dialog {
    case .confirm(var confirm):
      confirm.question.takeStanding(generation)
      dialog = .confirm(confirm)
    case .undo(var undo):
      undo.question?.takeStanding(generation)
      dialog = .undo(undo)
    case .opening, .help, .details, .mark, .notKept, .file, .question, nil:
      break
    }
  }
}
