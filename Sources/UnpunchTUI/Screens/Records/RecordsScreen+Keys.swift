import Attendance
import Terminal
import UnpunchKit

extension RecordsScreen {
  var isScrolled: Bool { !isTypingFilter }
  var isTypingText: Bool { isTypingFilter }
  var isAwaiting: Bool { isArranging }
  var isSearching: Bool { finding != nil }
  var times: [UnixTime] { [query.span.first, query.span.last] }

  func help(_ stage: Stage) -> Help? {
    isTypingFilter
      ? FilterHelp.help(in: stage.context.language)
      : Help(title: .key(.helpTitleRecords), rows: RecordsCommand.bindings.helpRows())
  }

  func draw(into frame: inout Frame, _ stage: Stage) { frame.draw(self, stage.context) }

  /// If a notice would cover the tray, it stands above that, and keeps off the cursor's row.
  func noticeRow(of rows: Int, _ stage: Stage) -> Int? {
    let layout = RecordsLayout(self, size: stage.size)
    guard layout.listHeight >= 2 * rows else { return nil }
    let cursor = layout.listRow + position - top
    return cursor < layout.trayRow - rows ? layout.trayRow - rows : layout.listRow
  }

  // MARK: - Searching

  /// Starts a search; the list on the screen stays until the new one is there.
  private mutating func search(_ query: FlowQuery, _ stage: inout Stage) -> [Wish] {
    let generation = stage.nextGeneration()
    self.query = query
    let arrangement = arrangement(keeping: current?.recordID)
    finding = Search(generation: generation, arrangement: arrangement)
    return [.run(.find(query, arrangement), generation)]
  }

  /// Stops a search; if there is no list yet, the form comes back.
  private mutating func cancel(_ search: Search) -> [Wish] {
    finding = nil
    return (list == nil ? [.restart(.find(query))] : [])
      + [.notice(.records(.searchCancelled)), .cancel(search.generation)]
  }

  mutating func interrupt(_ stage: inout Stage) -> [Wish]? { finding.map { cancel($0) } }

  mutating func receive(_ message: Message, _ stage: inout Stage) -> [Wish] {
    switch message {
    case .answered(.searchProgressed(let done, let total), finding?.generation):
      finding?.done = done
      finding?.total = total
      return []
    case .answered(.searchFinished(let list, let rows), finding?.generation):
      return searchFinished(list, rows, &stage)
    case .answered(.arranged(let rows), let generation):
      rowsArranged(rows, generation)
      return []
    case .deleted(let records):
      guard !records.isEmpty else { return [] }
      remove(records)
      return arrange(&stage)
    case .deselected(let records):
      for id in records { selection.remove(id) }
      return []
    case .leftAlone:
      selection.removeAll()
      return []
    case .selectAnyway(let records, let movesDown):
      acceptsUnlikely = true
      for record in records where selection.insert(record) != nil { break }
      if movesDown { move(.down, stage.size) }
      keepInSight(stage.size)
      return []
    case .begun:
      return list == nil && finding == nil ? search(query, &stage) : []
    case .reload:
      return search(list?.query ?? query, &stage)
    case .answered, .changed, .inquired, .historyChanged, .earlierFound, .employees:
      return []
    }
  }

  /// Takes the end of a search.
  private mutating func searchFinished(
    _ list: RecordList, _ rows: ArrangedRows, _ stage: inout Stage
  ) -> [Wish] {
    // A record that was deleted meanwhile may have moved the cursor.
    let wanted = arrangement(keeping: current?.recordID)
    let isWanted = finding?.arrangement.isSame(as: wanted) ?? false
    finding = nil
    replaceList(list, isWanted ? rows : nil)
    let shared = selection.removeShared(in: list.store)
    let gone = list.isComplete ? selection.refresh(from: list.store) : []
    let left = RecordsText.leftSelection(gone: gone.count, shared: shared.count)
    return (shared.isEmpty && gone.isEmpty ? [] : [.notice(.records(left))])
      + (isWanted ? [] : arrange(&stage))
  }

  // MARK: - Keys

  mutating func press(_ key: Key, _ stage: inout Stage) -> [Wish] {
    if isTypingFilter { return typeFilter(key, &stage) }
    guard let command = RecordsCommand.bindings.command(for: key) else { return [] }
    if let refusal = refusal(of: command, stage.context) {
      // What was typed behind it was meant for what the search will show.
      return [.notice(refusal)] + (finding == nil ? [] : [.discardTypedAhead])
    }
    let size = stage.size
    switch command {
    case .move(let movement):
      move(movement, size)
    case .toggle:
      return toggle(movesDown: true, stage)
    case .selectTen:
      return selectTen(stage)
    case .unselectAll:
      selection.removeAll()
      keepInSight(size)
    case .delete:
      // The query that showed the list, not one that is typed or running now.
      let plan = DeletionPlan(selection, from: list?.query ?? query, names: list?.names ?? [:])
      return plan.map { [.open(.confirm($0))] } ?? []
    case .filter:
      isTypingFilter = true
      keepInSight(size)
    case .sort:
      let columns = RecordOrder.Column.allCases
      let index = columns.firstIndex(of: order.column) ?? 0
      let next = columns[(index + 1) % columns.count]
      order = RecordOrder(column: next, isAscending: next != .time)
      return arrange(&stage)
    case .reverse:
      order.isAscending.toggle()
      return arrange(&stage)
    case .details:
      return current.map { [.open(.details(.record($0, name: list?.names[$0.userID])))] } ?? []
    case .copy:
      return [.copy(idsToCopy)]
    case .find:
      return [.push(.find(query))]
    case .reload:
      return search(query, &stage)
    case .history:
      return [.push(.history)]
    case .help:
      return [.help]
    case .clearOrBack:
      return clearOrBack(&stage)
    case .back:
      return leave()
    }
    return []
  }

  /// Why a command cannot be carried out now; nil where it can.
  func refusal(of command: RecordsCommand, _ context: AppContext) -> Text? {
    // What a search will show is what the keys mean next: nothing acts on what it is about to replace.
    if finding != nil {
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
    case .delete where selection.count == 0,
      .unselectAll where selection.count == 0:
      .records(.nothingSelected)
    case .toggle, .selectTen, .details:
      current == nil ? .records(.noRecordHere) : nil
    case .copy where idsToCopy.isEmpty:
      current == nil ? .records(.noRecordHere) : .noIDToCopy
    case .sort, .reverse, .filter:
      list == nil ? .records(.noRecordHere) : nil
    case .delete, .reload, .move, .unselectAll, .copy, .find, .history, .help, .clearOrBack, .back:
      nil
    }
  }

  /// Selects the record under the cursor, or takes it out of the selection.
  private mutating func toggle(movesDown: Bool, _ stage: Stage) -> [Wish] {
    guard let record = current else { return [] }
    var selection = selection
    if let id = record.recordID, selection.contains(id) {
      selection.remove(id)
    } else if let refusal = selection.insert(record) {
      return [.notice(Text(refusal))]
    } else if asksAboutUnlikely(stage.context), !record.looksDeletable {
      return [.open(.question(.unlikely([record], movesDown: movesDown)))]
    }
    self.selection = selection
    if movesDown { move(.down, stage.size) }
    keepInSight(stage.size)
    return []
  }

  /// Whether it is asked before a record is selected that will probably not be deleted; where nothing may be deleted, a
  /// selection is for copying only.
  private func asksAboutUnlikely(_ context: AppContext) -> Bool {
    !acceptsUnlikely && context.refusalToChange == nil
  }

  /// Selects from the cursor on until ten are selected.
  private mutating func selectTen(_ stage: Stage) -> [Wish] {
    guard let list else { return [] }
    if selection.isFull { return [.notice(.records(.tenAreSelected))] }
    var unlikely: [FlowRecord] = []
    for row in rows[position...] {
      let record = list.store[row]
      // What cannot be selected is passed over here; it is told where it is selected alone.
      let before = selection.count
      if selection.insert(record) == nil, selection.count > before, !record.looksDeletable {
        unlikely.append(record)
      }
      if selection.isFull { break }
    }
    let isAsked = !unlikely.isEmpty && asksAboutUnlikely(stage.context)
    if isAsked { for record in unlikely { record.recordID.map { selection.remove($0) } } }
    keepInSight(stage.size)
    return isAsked ? [.open(.question(.unlikely(unlikely, movesDown: false)))] : []
  }

  private mutating func typeFilter(_ key: Key, _ stage: inout Stage) -> [Wish] {
    let before = filterField.text
    var wishes: [Wish] = []
    switch key {
    case .enter, .down, .up:
      // What is not understood is no filter; what is wrong with it stands under the field until it is mended.
      if typedMistake == nil { endTypingFilter() }
    case .escape:
      filterField = TextField()
      wishes = before.isEmpty ? [] : arrange(&stage)
      endTypingFilter()
    case .character, .tab, .backTab, .backspace, .delete, .left, .right, .home, .end, .pageUp,
      .pageDown, .function, .control:
      if let refusal = filterField.press(key) { wishes = [.notice(.fieldRefuses(refusal))] }
      if before != filterField.text { wishes += arrange(&stage) }
    }
    keepInSight(stage.size)
    return wishes
  }

  mutating func paste(_ text: String, _ stage: inout Stage) -> [Wish] {
    guard isTypingFilter else {
      return [.notice(.pasteIgnored)] + (finding == nil ? [] : [.discardTypedAhead])
    }
    let refusal = filterField.insert(text)
    keepInSight(stage.size)
    return (refusal.map { [.notice(.fieldRefuses($0))] } ?? []) + arrange(&stage)
  }

  mutating func press(
    entry: Int, part: Int?, _ stage: inout Stage
  ) -> (wishes: [Wish], opens: Bool) {
    if let mistake = typedMistake { return ([.notice(.records(.filterMistake(mistake)))], false) }
    if let refusal = refusal(of: part == nil ? .move(.to(entry)) : .toggle, stage.context) {
      return ([.notice(refusal)], false)
    }
    endTypingFilter()
    move(.to(entry), stage.size)
    return part == nil ? ([], true) : (toggle(movesDown: false, stage), false)
  }

  private mutating func clearOrBack(_ stage: inout Stage) -> [Wish] {
    if let finding { return cancel(finding) }
    guard filterField.text.isEmpty else {
      filterField = TextField()
      return arrange(&stage)
    }
    switch opener {
    case .options: return [.notice(.howToQuit, .dim)]
    case .form: return leave()
    }
  }

  /// Goes back to the form, or out, if the list is the first screen.
  private func leave() -> [Wish] {
    switch opener {
    case .form: [.push(.find(query))]
    case .options:
      selection.count == 0
        ? [.quit(.asked)] : [.open(.question(.quit(selected: selection.count)))]
    }
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
