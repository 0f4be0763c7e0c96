import Attendance
import Journal
import Terminal
import UnpunchKit

/// The batches of the journal: what is shown, and where the cursor is.
struct HistoryScreen: ListScreen {
  /// The batches, newest first; nil before they were read.
  private(set) var entries: [HistoryEntry]?
  /// The reading under way; nil if there is none.
  private(set) var reading: Generation?
  /// The batch that is being opened.
  private(set) var opening: Generation?
  /// Why the journal could not be read.
  private(set) var problem: JournalError?
  var position = 0
  var top = 0

  /// Opens the history, and has it read.
  static func open(_ stage: inout Stage) -> (HistoryScreen, [Wish]) {
    let generation = stage.nextGeneration()
    return (HistoryScreen(reading: generation), [.run(.readHistory, generation)])
  }

  var current: HistoryEntry? {
    guard let entries, entries.indices.contains(position) else { return nil }
    return entries[position]
  }

  var rowCount: Int { entries?.count ?? 0 }

  // All but the header, the title, the names of the columns and the hints.
  func height(_ size: Size) -> Int { max(1, size.rows - 4) }

  /// Takes what was read; the cursor stays on its batch.
  private mutating func historyRead(_ result: Result<[HistoryEntry], JournalError>) {
    reading = nil
    let number = current?.number
    switch result {
    case .success(let new):
      problem = nil
      entries = new
      position = new.firstIndex { $0.number == number } ?? max(0, min(position, new.count - 1))
    case .failure(let error):
      problem = error
    }
  }

  /// Takes what is known of a batch now; a new one comes first.
  private mutating func update(_ entry: HistoryEntry) {
    guard var new = entries else { return }
    if let index = new.firstIndex(where: { $0.number == entry.number }) {
      new[index] = entry
    } else {
      // The cursor stays on its batch.
      if !new.isEmpty { position += 1 }
      new.insert(entry, at: 0)
    }
    entries = new
  }
}

extension HistoryScreen {
  var isAwaiting: Bool { reading != nil || opening != nil }
  var isOfJournal: Bool { true }
  var shownJournal: ShownJournal? {
    entries != nil && reading == nil && opening == nil ? .history : nil
  }
  var times: [UnixTime] { [entries?.first, entries?.last].compactMap { $0?.at } }

  func help(_ stage: Stage) -> Help? {
    Help(title: .history(.helpTitle), rows: HistoryCommand.bindings.helpRows())
  }

  func draw(into frame: inout Frame, _ stage: Stage) { frame.draw(self, stage) }

  mutating func press(_ key: Key, _ stage: inout Stage) -> [Wish] {
    guard let command = HistoryCommand.bindings.command(for: key) else { return [] }
    if let refusal = refusal(of: command, stage) { return [.notice(refusal)] }
    switch command {
    case .move(let movement):
      move(movement, stage.size)
      return []
    case .open:
      guard let entry = current else { return [] }
      let generation = stage.nextGeneration()
      opening = generation
      return [.run(.readBatch(entry.number), generation)]
    case .undo:
      return current.map { [.open(.undo(batch: $0.number))] } ?? []
    case .reload:
      let generation = stage.nextGeneration()
      reading = generation
      return [.run(.readHistory, generation)]
    case .help:
      return [.help]
    case .back:
      return [.pop] + (reading.map { [.cancel($0)] } ?? [])
    }
  }

  mutating func press(
    entry: Int, part: Int?, _ stage: inout Stage
  ) -> (wishes: [Wish], opens: Bool) {
    move(.to(entry), stage.size)
    return ([], true)
  }

  /// Why a command cannot be carried out now; nil: it can.
  func refusal(of command: HistoryCommand, _ stage: Stage) -> Text? {
    switch command {
    case .undo where stage.context.refusalToChange != nil: stage.context.refusalToChange
    case .open, .undo:
      if let entry = current {
        command == .undo && stage.inquiries[entry.number] != nil
          ? .settling(.stillAsking(entry.number)) : nil
      } else {
        .history(.noBatchHere)
      }
    case .reload: reading == nil ? nil : .records(.stillReading)
    case .move, .help, .back: nil
    }
  }

  mutating func receive(_ message: Message, _ stage: inout Stage) -> [Wish] {
    switch message {
    case .answered(.historyRead(let result), reading):
      historyRead(result)
      // What was read before still stands there, and is not what the journal says now.
      if let problem, entries?.isEmpty == false { return [.notice(.journal(problem))] }
    case .historyChanged(let entries) where reading == nil:
      historyRead(.success(entries))
    case .changed(let batch):
      update(HistoryEntry(batch))
    case .answered(.batchRead(let result), opening) where opening != nil:
      opening = nil
      switch result {
      case .success(let batch):
        update(HistoryEntry(batch))
        // What was opened over the list meanwhile stays.
        return stage.isCovered ? [] : [.push(.outcome(DeletionReport(batch: batch)))]
      case .failure(let error):
        return [.notice(.journal(error))]
      }
    case .answered, .inquired, .historyChanged, .earlierFound, .deleted, .deselected, .leftAlone,
      .selectAnyway, .employees, .begun, .reload:
      break
    }
    return []
  }
}

/// What the keys of the history do.
enum HistoryCommand: Sendable, Hashable {
  case move(Movement)
  case open
  case undo
  case reload
  case help
  case back

  static let bindings: [KeyBinding<HistoryCommand>] =
    [
      KeyBinding([.enter], .open, .history(.helpOpen), hint: .history(.hintOpen)),
      KeyBinding([.character("u")], .undo, .history(.helpUndo), hint: .undo(.hint), needs: .change),
      KeyBinding([.character("r")], .reload, .history(.helpReload), hint: .key(.hintReload)),
    ] + Movement.bindings(HistoryCommand.move) + [
      KeyBinding([.character("?"), .function(1)], .help, .key(.helpHelp), hint: .key(.hintHelp)),
      KeyBinding([.character("q"), .escape], .back, .key(.helpBack), hint: .key(.hintBack)),
    ]
}
