import Terminal

extension AppState {
  /// Has the time taken of the rows of a question that have come on the screen.
  ///
  /// - Parameter isSuspended: Whether the terminal is left to the shell now.
  /// - Returns: What is to be done.
  mutating func watchRows(isSuspended: Bool) -> [Effect] {
    var generation = generation
    var new: Generation?
    let isDrawn = isLargeEnough && !isSuspended
    func watch(_ question: inout TypedQuestion, isSeen: Bool) {
      if isSeen && isDrawn {
        new = question.watch { generation.advance() }
      } else {
        question.cover()
      }
    }
    switch dialog {
    case .confirm(var confirm):
      watch(&confirm.question, isSeen: confirm.isAsking)
      dialog = .confirm(confirm)
    case .help(let help, .confirm(var confirm)):
      watch(&confirm.question, isSeen: false)
      dialog = .help(help, over: .confirm(confirm))
    case .undo(var undo):
      guard var question = undo.question else { return [] }
      watch(&question, isSeen: true)
      undo.question = question
      dialog = .undo(undo)
    case .help(let help, .undo(var undo)):
      undo.question?.cover()
      dialog = .help(help, over: .undo(undo))
    case .opening, .help, .details, .mark, .notKept, .unlikely, .manyCalls, .file,
      .quit, nil:
      return []
    }
    self.generation = generation
    return new.map { [.wait(.rowsStood, $0)] } ?? []
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
    case .opening, .help, .details, .mark, .notKept, .unlikely, .manyCalls, .file,
      .quit, nil:
      break
    }
  }
}
