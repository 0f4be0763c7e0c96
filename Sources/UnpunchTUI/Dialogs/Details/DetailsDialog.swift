import Terminal

/// All that is known of one thing.
struct DetailsDialog: TextDialog {
  let details: Details
  var top = 0

  init(_ details: Details) { self.details = details }

  var isMoved: Bool { true }
  var takesQuestionMark: Bool { true }

  func help(_ stage: Stage) -> Help? {
    let copy =
      details.idToCopy == nil
      ? []
      : [
        HelpRow(keys: Details.copyKey.label, text: .details(.copy(isNew: details.isImported)))
      ]
    return Help(
      title: .key(.helpTitleDialog),
      rows: Movement.bindings { $0 }.helpRows() + copy + [HelpRow(keys: "Esc", text: .anyKeyCloses)]
    )
  }

  func box(_ stage: Stage) -> TextBox {
    TextBox(most: 96, foot: 1, room: stage.room) { columns in
      details.lines(stage.context, columns: columns).map { [$0] }
    }
  }

  mutating func press(_ key: Key, _ stage: inout Stage) -> [Wish] {
    if key == Details.copyKey, let id = details.idToCopy {
      return [.copy([id], areNew: details.isImported)]
    }
    return scroll(key, stage) ? [] : [.close]
  }

  func draw(into frame: inout Frame, _ stage: Stage) {
    let box = box(stage)
    let inside = box.draw(
      into: &frame, title: stage.context.words(.details(.title)), from: top, stage.context)
    frame.closing(
      above: top, below: box.below(top), in: inside, stage.context,
      keys: details.idToCopy == nil ? nil : .details(.keys(isNew: details.isImported)))
  }
}
