import Attendance
import Terminal

/// That an outcome could not be kept, until the operator says that it is written down.
struct NotKeptDialog: TextDialog {
  /// The key that says so; none that is pressed by habit.
  static let key = Key.character("w")

  let notKept: NotKept
  var top = 0

  init(_ notKept: NotKept) { self.notKept = notKept }

  var takesQuestionMark: Bool { true }

  func box(_ stage: Stage) -> TextBox {
    TextBox(most: 90, foot: 2, room: stage.room) { columns in
      let context = stage.context
      return context.words(.journal(notKept.error)).wrapped(to: columns).map { [($0, .error)] }
        + notKept.records.map { id, pane in
          let mark = SafeText(pane.mark) + " " + SafeText(id.rawValue) + "  "
          let verdict = context.words(.outcome(.verdict(pane, notKept.purpose)))
          return [(mark + verdict, Style(pane.role))]
        }
    }
  }

  // It goes by its own key only.
  mutating func interrupt(_ stage: inout Stage) -> [Wish]? { [] }

  mutating func press(_ key: Key, _ stage: inout Stage) -> [Wish] {
    if key == Self.key { return [.close] }
    return scroll(key, stage) ? [] : [.notice(.key(.keysStandHere), .dim)]
  }

  func draw(into frame: inout Frame, _ stage: Stage) {
    let context = stage.context
    let box = box(stage)
    let inside = box.draw(
      into: &frame, title: context.words(.settling(.notKeptTitle(notKept.batch))),
      style: .failure, from: top, more: .warning, context)
    frame.put(
      context.words(.settling(.notKeptKey(isInFile: notKept.isInFile))),
      at: Position(column: inside.column, row: inside.row + box.height + 1), style: .danger,
      columns: inside.columns)
  }
}
