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
    let work = hints.map { Work.gather($0, query, arrangement) } ?? .find(query, arrangement)
    return [.run(work, generation)]
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
      deselect(records)
      return []
    case .changed(let batch):
      return reselect(batch) ? arrange(&stage) : []
    case .leftAlone:
      unselectAll()
      return []
    case .selectAnyway(let records, let movesDown, let isLastQuestion):
      if isLastQuestion { acceptsUnlikely = true }
      for record in records where selection.insert(record) != nil { break }
      if movesDown { move(.down, stage.size) }
      keepInSight(stage.size)
      return []
    case .begun:
      return list == nil && finding == nil ? search(query, &stage) : []
    case .reload:
      return search(list?.query ?? query, &stage)
    case .answered, .inquired, .historyChanged, .earlierFound, .employees:
      return []
    }
  }

  /// Takes the end of a search.
  private mutating func searchFinished(
    _ list: RecordList, _ rows: ArrangedRows, _ stage: inout Stage
  ) -> [Wish] {
    // A record that was deleted meanwhile may have moved the cursor.
    let wanted = arrangement(keeping: current?.recordID)
    let kept = self.list.map { list.keepingNames(of: $0) } ?? list
    // Names that the new list alone does not know may change which rows a filter leaves.
    let isWanted =
      finding?.arrangement.isSame(as: wanted) == true && kept.names.count == list.names.count
    finding = nil
    // Of records that were read by their ids the list says whose they are and when.
    query = list.query
    replaceList(kept, isWanted ? rows : nil)
    let shared = selection.removeShared(in: list.store)
    let gone = list.isComplete ? selection.refresh(from: list.store) : []
    let left = RecordsText.leftSelection(gone: gone.count, shared: shared.count)
    // What was said of keys meanwhile, that it is still being read, does not hold any more.
    return [.retract(.records(.stillReading))]
      + (shared.isEmpty && gone.isEmpty ? [] : [.notice(.records(left))])
      + (isWanted ? [] : arrange(&stage))
  }

  // MARK: - Keys

  /// The keys that do something now, and what.
  func hints(_ context: AppContext) -> [HelpRow] {
    RecordsCommand.bindings.hints { command, text in
      if refusal(of: command, context) != nil { return nil }
      return switch command {
      case .toggle where selection.contains(current?.recordID): .key(.hintUntoggle)
      case .toggle where context.refusalToChange != nil: .key(.hintToggleToCopy)
      case .selectTen where !hasMoreToSelect: nil
      case .delete: .key(.hintDeleteCount(selection.count))
      case .clearOrBack: finding == nil ? nil : text
      case .back where earlier != nil || opener == .form: .key(.hintBack)
      case .move, .toggle, .selectTen, .unselectAll, .filter, .sort, .reverse, .details, .copy,
        .find, .reload, .list, .history, .help, .back:
        text
      }
    }
  }

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
      cursorMoved()
      move(movement, size)
    case .toggle:
      return toggle(movesDown: true, stage)
    case .selectTen:
      return selectTen(stage)
    case .unselectAll:
      unselectAll()
      keepInSight(size)
    case .delete:
      // The query that showed the list, not one that is typed or running now.
      let plan = DeletionPlan(
        selection, from: list?.query ?? query, names: list?.names ?? [:], in: list?.store ?? .empty)
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
      return current.map { record in
        let person = Details.Person(
          name: list?.names[record.userID], idKind: (list?.query ?? query).idKind)
        return [.open(.details(.record(record, person)))]
      } ?? []
    case .copy:
      return [.copy(idsToCopy)]
    case .find:
      return [.push(.find(earlier ?? query))]
    case .list:
      return [.open(.file(.records))]
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
        .copy, .reload, .list:
        return .records(.stillReading)
      }
    }
    return switch command {
    case .delete where context.refusalToChange != nil: context.refusalToChange
    case .delete where selection.count == 0,
      .unselectAll where selection.count == 0:
      .records(.nothingSelected)
    case .toggle:
      current.map { refusalToToggle($0, context) } ?? nothingHere
    case .selectTen where current != nil && selection.isFull:
      .records(.tenAreSelected(canDelete: context.refusalToChange == nil))
    case .selectTen, .details:
      current == nil ? nothingHere : nil
    case .copy where idsToCopy.isEmpty:
      current == nil ? nothingHere : .noIDToCopy
    case .sort, .reverse, .filter:
      list == nil ? nothingHere : nil
    case .delete, .reload, .move, .unselectAll, .copy, .find, .list, .history, .help,
      .clearOrBack, .back:
      nil
    }
  }

  /// Why the cursor is on no record.
  private var nothingHere: Text {
    if isArranging { return .deadKey(.waitedInVain) }
    let isUnread = list?.store.count == 0 && list?.isComplete == false
    return .records(.noRecordHere(isFiltered: !shownFilter.isEmpty, isUnread: isUnread))
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
      if before != filterField.text { wishes += changeFilter(&stage) }
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
    return (refusal.map { [.notice(.fieldRefuses($0))] } ?? []) + changeFilter(&stage)
  }

  mutating func press(
    entry: Int, part: Int?, _ stage: inout Stage
  ) -> (wishes: [Wish], opens: Bool) {
    if let mistake = typedMistake { return ([.notice(.records(.filterMistake(mistake)))], false) }
    if let refusal = refusal(of: part == nil ? .move(.to(entry)) : .toggle, stage.context) {
      return ([.notice(refusal)], false)
    }
    endTypingFilter()
    cursorMoved()
    move(.to(entry), stage.size)
    return part == nil ? ([], true) : (toggle(movesDown: false, stage), false)
  }

  private mutating func clearOrBack(_ stage: inout Stage) -> [Wish] {
    if let finding { return cancel(finding) }
    guard filterField.text.isEmpty else {
      filterField = TextField()
      return arrange(&stage)
    }
    if earlier != nil { return leave() }
    switch opener {
    case .options: return [.notice(.howToQuit, .dim)]
    case .form: return leave()
    }
  }

  /// Goes back to the list before or to the form, or out, if the list is the first screen.
  private func leave() -> [Wish] {
    if let earlier { return [.search(earlier)] }
    return switch opener {
    case .form: [.push(.find(query))]
    case .options:
      selection.count == 0
        ? [.quit(.asked)] : [.open(.question(.quit(selected: selection.count)))]
    }
  }
}
