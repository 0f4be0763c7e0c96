import Terminal
import UnpunchKit

extension AppState {
  /// Opens the list of keys of what is on the screen.
  mutating func openHelp() -> [Effect] {
    // While it deletes, the keys that matter are said in the dialog, and nothing may lie over it.
    if isWorking {
      say(.key(.keysStandHere), .dim)
      return []
    }
    if case .help = dialog { return [] }
    let rows: [HelpRow]
    let title: Text
    switch (dialog, screen) {
    case (.confirm(let confirm), _):
      title = .key(.helpTitleConfirm)
      rows =
        confirm.differences.isEmpty
        ? ConfirmCommand.bindings.helpRows() : ConfirmCommand.differenceBindings.helpRows()
    case (.undo(let undo), _):
      guard undo.question != nil else {
        say(.key(.keysStandHere), .dim)
        return []
      }
      title = .undo(.helpTitle)
      rows = UndoCommand.bindings.helpRows()
    case (.details(let details), _):
      title = .key(.helpTitleDialog)
      rows =
        Movement.bindings { $0 }.helpRows()
        + (details.idToCopy == nil
          ? []
          : [
            HelpRow(
              keys: DetailsState.copyKey.label, text: .details(.copy(isNew: details.isImported)))
          ])
        + [HelpRow(keys: "Esc", text: .anyKeyCloses)]
    case (.mark(let mark), _) where mark.generation == nil:
      title = .key(.helpTitleDialog)
      rows = mark.bindings.helpRows()
    // Their few keys are said in them, and what they wait for must not find them covered.
    case (.opening, _), (.mark, _), (.notKept, _), (.question, _), (.file, _),
      (.help, _):
      say(.key(.keysStandHere), .dim)
      return []
    case (nil, .find):
      title = .key(.helpTitleFind)
      rows = FindCommand.bindings.helpRows()
    case (nil, .records):
      title = .key(.helpTitleRecords)
      rows = RecordsCommand.bindings.helpRows()
    case (nil, .outcome):
      title = .key(.helpTitleOutcome)
      rows = OutcomeCommand.bindings.helpRows()
    case (nil, .history):
      title = .history(.helpTitle)
      rows = HistoryCommand.bindings.helpRows()
    case (nil, .undone):
      title = .undo(.helpTitleUndone)
      rows = UndoneCommand.bindings.helpRows()
    }
    dialog = .help(
      HelpState(title: title, rows: (rows + HelpRow.everywhere).offered(in: context)), over: dialog)
    return []
  }

  mutating func press(_ key: Key, in help: HelpState, over: Dialog?) -> [Effect] {
    var help = help
    guard let movement = ScrollKey.movement(of: key) else {
      dialog = over
      return resized()
    }
    help.top = HelpView(help, context: context, room: dialogRoom).top(after: movement)
    dialog = .help(help, over: over)
    return []
  }

  /// Notes what is seen of the list of a question, and shows no empty rows in a text that has got more room.
  mutating func keepDialogInSight() {
    // What is not drawn is not seen, and stays where it is.
    guard isLargeEnough else { return }
    let room = dialogRoom
    switch dialog {
    case .confirm(var confirm):
      confirm.keepInSight(room)
      let view = DifferencesView(confirm, context: context, room: room)
      confirm.differencesTop = Viewport.top(
        confirm.differencesTop, count: view.lines.count, height: view.height)
      dialog = .confirm(confirm)
    case .undo(var undo):
      undo.keepInSight(room)
      dialog = .undo(undo)
    case .help(var help, let over):
      help.top = HelpView(help, context: context, room: room).top()
      dialog = .help(help, over: over)
    case .details(var details):
      let view = DetailsView(details, context: context, room: room)
      details.top = Viewport.top(details.top, count: view.lines.count, height: view.height)
      dialog = .details(details)
    case .opening(var opening):
      let view = OpeningView(opening, nil, context: context, room: room)
      opening.top = Viewport.top(opening.top, count: view.lines.count, height: view.height)
      dialog = .opening(opening)
    case .notKept(var notKept):
      let view = NotKeptView(notKept, context: context, room: room)
      notKept.top = Viewport.top(notKept.top, count: view.lines.count, height: view.height)
      dialog = .notKept(notKept)
    case .mark, .question, .file, nil:
      break
    }
  }

  mutating func press(_ key: Key, in details: DetailsState) -> [Effect] {
    if key == DetailsState.copyKey, let id = details.idToCopy {
      return [.copy([id], areNew: details.isImported)]
    }
    guard let movement = ScrollKey.movement(of: key) else {
      dialog = nil
      return []
    }
    var details = details
    let view = DetailsView(details, context: context, room: dialogRoom)
    details.top = Viewport.top(
      details.top, after: movement, count: view.lines.count, height: view.height)
    dialog = .details(details)
    return []
  }
}

/// The keys that scroll a dialog of text; every other key closes it.
enum ScrollKey {
  /// The movement of a key; nil where it is none.
  static func movement(of key: Key) -> Movement? {
    Movement.bindings { $0 }.command(for: key)
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
