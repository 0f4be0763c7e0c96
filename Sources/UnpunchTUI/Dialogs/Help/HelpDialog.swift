import Terminal

/// The list of keys of what lies under it.
struct HelpDialog: TextDialog {
  let help: Help
  var top = 0

  /// Lists keys, and those that do the same everywhere.
  init(_ help: Help, _ context: AppContext) {
    self.help = Help(
      title: help.title, rows: (help.rows + HelpRow.everywhere).offered(in: context))
  }

  var isMoved: Bool { true }

  func box(_ stage: Stage) -> TextBox { box(stage.context, room: stage.room) }

  func box(_ context: AppContext, room: Size) -> TextBox {
    let width = (help.rows.map { SafeText($0.keys).columns }.max() ?? 0) + 2
    return TextBox(most: 76, foot: 1, room: room) { columns in
      help.rows.flatMap { row -> [TextBox.Line] in
        let keys = SafeText(row.keys)
        let gap = SafeText(String(repeating: " ", count: width - keys.columns))
        let blank = SafeText(String(repeating: " ", count: width))
        return context.words(row.text).wrapped(to: columns - width).enumerated().map { line in
          let front: TextBox.Line =
            line.offset == 0 ? [(keys, .hintKey), (gap, .text)] : [(blank, .text)]
          return front + [(line.element, .text)]
        }
      }
    }
  }

  mutating func press(_ key: Key, _ stage: inout Stage) -> [Wish] {
    scroll(key, stage) ? [] : [.close]
  }

  func draw(into frame: inout Frame, _ stage: Stage) {
    draw(into: &frame, stage.context, room: stage.room)
  }

  func draw(into frame: inout Frame, _ context: AppContext, room: Size) {
    let box = box(context, room: room)
    let top = box.top(top)
    let inside = box.draw(into: &frame, title: context.words(help.title), from: top, context)
    frame.closing(above: top, below: box.below(top), in: inside, context)
  }
}

extension HelpRow {
  /// The keys that do the same on every screen.
  static let everywhere = [
    HelpRow(keys: Key.control("l").label, text: .key(.helpRedraw)),
    HelpRow(keys: Key.control("c").label, text: .key(.helpCancel)),
    HelpRow(keys: Key.control("z").label, text: .key(.helpSuspend), needs: .shell),
  ]
}
