import Attendance
import Terminal
import UnpunchKit

extension RecordsScreen {
  /// Why a record can neither be selected nor unselected; nil where it can.
  func refusalToToggle(_ record: FlowRecord, _ context: AppContext) -> Text? {
    var selection = selection
    if selection.contains(record.recordID) { return nil }
    return selection.insert(record).map { refusal in
      switch refusal {
      case .full: .records(.tenAreSelected(canDelete: context.refusalToChange == nil))
      case .withoutID: .records(.recordWithoutID)
      case .sharedID: .records(.sharedID)
      }
    }
  }

  /// Selects the record under the cursor, or takes it out of the selection.
  mutating func toggle(movesDown: Bool, _ stage: Stage) -> [Wish] {
    guard let record = current else { return [] }
    if let refusal = refusalToToggle(record, stage.context) { return [.notice(refusal)] }
    var selection = selection
    if let id = record.recordID, selection.contains(id) {
      selection.remove(id)
    } else if selection.insert(record) == nil, asksAboutUnlikely(stage.context),
      !record.looksDeletable
    {
      return [.open(.question(.unlikely([record], movesDown: movesDown)))]
    }
    self.selection = selection
    cursorMoved()
    if movesDown { move(.down, stage.size) }
    keepInSight(stage.size)
    return []
  }

  /// Whether it is asked before a record is selected that will probably not be deleted; where nothing may be deleted, a
  /// selection is for copying only.
  private func asksAboutUnlikely(_ context: AppContext) -> Bool {
    !acceptsUnlikely && context.refusalToChange == nil
  }

  /// Whether there is a record to select among the next, of which as many are looked at as a line of keys is worth.
  var hasMoreToSelect: Bool {
    guard let list else { return false }
    return rows[firstToSelect...].prefix(100).contains { row in
      let record = list.store[row]
      return record.recordID != nil && !record.sharesID && !selection.contains(record.recordID)
    }
  }

  /// Selects until ten are selected, and says what that passes over.
  mutating func selectTen(_ stage: Stage) -> [Wish] {
    guard let list else { return [] }
    position = firstToSelect
    cursorMoved()
    let above = shownFilter.isEmpty ? [] : rows[..<position]
    var passed = PassedOver(above: above.count { !selection.contains(list.store.recordID($0)) })
    let before = selection.count
    var unlikely: [FlowRecord] = []
    for row in rows[position...] {
      let record = list.store[row]
      let before = selection.count
      switch selection.insert(record) {
      case .withoutID: passed.withoutID += 1
      case .sharedID: passed.sharedID += 1
      case .full, nil:
        if selection.count > before, !record.looksDeletable { unlikely.append(record) }
      }
      if selection.isFull { break }
    }
    passed.isNothingTaken = selection.count == before
    let isAsked = !unlikely.isEmpty && asksAboutUnlikely(stage.context)
    if isAsked { for record in unlikely { record.recordID.map { selection.remove($0) } } }
    keepInSight(stage.size)
    return (passed.isEmpty ? [] : [.notice(.records(.passedOver(passed)))])
      + (isAsked ? [.open(.question(.unlikely(unlikely, movesDown: false)))] : [])
  }
}
