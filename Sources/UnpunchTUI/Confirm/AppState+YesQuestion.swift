import Attendance
import Terminal
import UnpunchKit

extension AppState {
  /// Asks a question that `y` says yes to.
  mutating func ask(_ subject: YesQuestion.Subject) {
    dialog = .question(YesQuestion(subject))
  }

  mutating func press(_ key: Key, in question: YesQuestion) -> [Effect] {
    switch key {
    case .character("y") where !question.attention.isAwake:
      say(.deadKey(.notAwake), .dim)
    case .character("y") where cameTogether:
      // It comes as a paste does that is not marked.
      say(.deadKey(.typedAhead), .dim)
    case .character("y"):
      dialog = nil
      return takeYes(question.subject)
    case .escape, .character("n"), .character("q"):
      dialog = nil
    case .character, .enter, .tab, .backTab, .backspace, .delete, .up, .down, .left, .right, .home,
      .end, .pageUp, .pageDown, .function, .control:
      say(.key(.keysStandHere), .dim)
    }
    return []
  }

  private mutating func takeYes(_ subject: YesQuestion.Subject) -> [Effect] {
    switch subject {
    case .quit:
      return [.quit(.asked)]
    case .manyCalls(let query):
      guard case .find(_, let back) = screen else { return [] }
      return search(query, back: back)
    case .unlikely(let unlikely, let movesDown):
      let size = size
      updateRecords { records in
        records.acceptsUnlikely = true
        for record in unlikely where records.selection.insert(record) != nil { break }
        if movesDown { records.move(.down, size) }
        records.keepInSight(size)
      }
      return []
    }
  }
}
