import Attendance
import Terminal
import UnpunchKit

extension AppState {
  /// Starts a search; the list on the screen stays until the new one is there.
  mutating func find(_ query: FlowQuery) -> [Effect] {
    let generation = nextGeneration()
    updateRecords { records in
      records.query = query
      records.finding = RecordsState.Finding(generation: generation)
    }
    return [.find(query, generation)]
  }

  /// Takes the end of a search.
  mutating func take(_ finding: Finding, _ generation: Generation) -> [Effect] {
    guard var records = recordsBehind, records.finding?.generation == generation else { return [] }
    records.finding = nil
    records.replaceList(RecordList(finding, context))
    let shared = records.selection.removeShared(in: finding.store)
    let gone = finding.isComplete ? records.selection.refresh(from: finding.store) : []
    if !shared.isEmpty || !gone.isEmpty {
      say(.records(.leftSelection(gone: gone.count, shared: shared.count)))
    }
    let effects = records.arrange(nextGeneration())
    updateRecords { $0 = records }
    return effects
  }

  /// Stops a search; where there is no list yet, the form comes back.
  mutating func cancel(_ finding: RecordsState.Finding, _ records: RecordsState) -> [Effect] {
    var records = records
    records.finding = nil
    screen =
      records.list == nil
      ? .find(FindState(context: context, query: records.query), back: nil) : .records(records)
    say(.records(.searchCancelled))
    return [.cancel(finding.generation)]
  }

  mutating func press(_ key: Key, in records: RecordsState) -> [Effect] {
    if records.isTypingFilter { return typeFilter(key, records) }
    guard let command = RecordsCommand.bindings.command(for: key) else { return [] }
    if let refusal = refusal(of: command, in: records) {
      say(refusal)
      // What was typed behind it was meant for what the search will show.
      return records.finding == nil ? [] : [.discardTypedAhead]
    }
    var records = records
    defer { if case .records = screen { screen = .records(records) } }
    switch command {
    case .move(let movement):
      records.move(movement, size)
    case .toggle:
      toggle(&records, movesDown: true)
    case .selectTen:
      selectTen(&records)
    case .unselectAll:
      records.selection.removeAll()
      records.keepInSight(size)
    case .delete:
      return openConfirm(records)
    case .filter:
      records.isTypingFilter = true
      records.keepInSight(size)
    case .sort:
      let columns = RecordOrder.Column.allCases
      let index = columns.firstIndex(of: records.order.column) ?? 0
      let next = columns[(index + 1) % columns.count]
      records.order = RecordOrder(column: next, isAscending: next != .time)
      return records.arrange(nextGeneration())
    case .reverse:
      records.order.isAscending.toggle()
      return records.arrange(nextGeneration())
    case .details:
      if let record = records.current { dialog = .details(.record(record, records.list)) }
    case .copy:
      return [.copy(records.idsToCopy)]
    case .find:
      screen = .find(FindState(context: context, query: records.query), back: records)
    case .reload:
      let generation = nextGeneration()
      records.finding = RecordsState.Finding(generation: generation)
      return [.find(records.query, generation)]
    case .history:
      return openHistory()
    case .help:
      return openHelp()
    case .clearOrBack:
      return clearOrBack(&records)
    case .back:
      return leave(records)
    }
    return []
  }

  /// Why a command cannot be carried out now; nil where it can.
  func refusal(of command: RecordsCommand, in records: RecordsState) -> Text? {
    // What a search will show is what the keys mean next: nothing acts on what it is about to replace.
    if records.finding != nil {
      switch command {
      case .find, .history, .help, .clearOrBack, .back: return nil
      case .delete where context.refusalToChange != nil: return context.refusalToChange
      case .move, .toggle, .selectTen, .unselectAll, .delete, .filter, .sort, .reverse, .details,
        .copy, .reload:
        return .records(.stillReading)
      }
    }
    return switch command {
    case .delete where context.refusalToChange != nil: context.refusalToChange
    case .delete where records.selection.count == 0,
      .unselectAll where records.selection.count == 0:
      .records(.nothingSelected)
    case .toggle, .selectTen, .details:
      records.current == nil ? .records(.noRecordHere) : nil
    case .copy where records.idsToCopy.isEmpty:
      records.current == nil ? .records(.noRecordHere) : .noIDToCopy
    case .sort, .reverse, .filter:
      records.list == nil ? .records(.noRecordHere) : nil
    case .delete, .reload, .move, .unselectAll, .copy, .find, .history, .help, .clearOrBack, .back:
      nil
    }
  }

  /// Selects the record under the cursor, or takes it out of the selection.
  mutating func toggle(_ records: inout RecordsState, movesDown: Bool) {
    guard let record = records.current else { return }
    var selection = records.selection
    if let id = record.recordID, selection.contains(id) {
      selection.remove(id)
    } else if let refusal = selection.insert(record) {
      say(Text(refusal))
      return
    } else if asksAboutUnlikely(records), !record.looksDeletable {
      ask(.unlikely([record], movesDown: movesDown))
      return
    }
    records.selection = selection
    if movesDown { records.move(.down, size) }
    records.keepInSight(size)
  }

  /// Whether it is asked before a record is selected that will probably not be deleted; where nothing may be deleted, a
  /// selection is for copying only.
  private func asksAboutUnlikely(_ records: RecordsState) -> Bool {
    !records.acceptsUnlikely && context.refusalToChange == nil
  }

  /// Selects from the cursor on until ten are selected.
  private mutating func selectTen(_ records: inout RecordsState) {
    guard let list = records.list else { return }
    if records.selection.isFull {
      say(.records(.tenAreSelected))
      return
    }
    var selection = records.selection
    var unlikely: [FlowRecord] = []
    for row in records.rows[records.position...] {
      let record = list.store[row]
      // What cannot be selected is passed over here; it is told where it is selected alone.
      let before = selection.count
      if selection.insert(record) == nil, selection.count > before,
        !record.looksDeletable
      {
        unlikely.append(record)
      }
      if selection.isFull { break }
    }
    if !unlikely.isEmpty, asksAboutUnlikely(records) {
      for record in unlikely { record.recordID.map { selection.remove($0) } }
      ask(.unlikely(unlikely, movesDown: false))
    }
    records.selection = selection
    records.keepInSight(size)
  }

  private mutating func typeFilter(_ key: Key, _ records: RecordsState) -> [Effect] {
    var records = records
    defer { screen = .records(records) }
    let before = records.filterField.text
    var effects: [Effect] = []
    switch key {
    case .enter, .down, .up:
      // What is not understood is no filter; what is wrong with it stands under the field until it is mended.
      if records.typedMistake == nil { records.endTypingFilter() }
    case .escape:
      records.filterField = TextField()
      effects = before.isEmpty ? [] : records.arrange(nextGeneration())
      records.endTypingFilter()
    case .character, .tab, .backTab, .backspace, .delete, .left, .right, .home, .end, .pageUp,
      .pageDown, .function, .control:
      say(records.filterField.take(key))
      if before != records.filterField.text { effects = records.arrange(nextGeneration()) }
    }
    records.keepInSight(size)
    return effects
  }

  mutating func paste(_ text: String, in records: RecordsState) -> [Effect] {
    guard records.isTypingFilter else {
      say(.pasteIgnored)
      return records.finding == nil ? [] : [.discardTypedAhead]
    }
    var records = records
    say(records.filterField.insert(text))
    records.keepInSight(size)
    defer { screen = .records(records) }
    return records.arrange(nextGeneration())
  }

  private mutating func clearOrBack(_ records: inout RecordsState) -> [Effect] {
    if let finding = records.finding {
      let effects = cancel(finding, records)
      if case .records(let changed) = screen { records = changed }
      return effects
    }
    guard records.filterField.text.isEmpty else {
      records.filterField = TextField()
      return records.arrange(nextGeneration())
    }
    switch records.opener {
    case .options: say(.howToQuit, .dim)
    case .form: return leave(records)
    }
    return []
  }

  /// Goes back to the form, or out, where the list is the first screen.
  private mutating func leave(_ records: RecordsState) -> [Effect] {
    switch records.opener {
    case .form:
      screen = .find(FindState(context: context, query: records.query), back: records)
    case .options where records.selection.count == 0:
      return [.quit(.asked)]
    case .options:
      ask(.quit)
    }
    return []
  }
}

extension Text {
  /// The sentence for a record that is not selected.
  init(_ refusal: Selection.Refusal) {
    switch refusal {
    case .full: self = .records(.tenAreSelected)
    case .withoutID: self = .records(.recordWithoutID)
    case .sharedID: self = .records(.sharedID)
    }
  }
}
