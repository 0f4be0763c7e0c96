import Attendance
import Journal
import Terminal
import UnpunchKit

/// What is known of the journal since it was looked at last.
struct JournalWatch: Sendable, Equatable {
  /// The look that the next key waits for; nil: there is none.
  var refreshing: Generation?
  /// Whether the screen shows what the journal says, as far as it was looked at since the last key.
  var isFresh = false
  /// The last event that was looked at; nil before that.
  var seen: Int64?
}

extension AppState {
  /// What takes the keys.
  var layer: any Layer { help ?? dialog ?? screen }

  // MARK: - Keys that wait

  /// Whether a dialog or the screen has asked for something that is not shown yet.
  public var isAwaiting: Bool {
    if let dialog, help != nil || !dialog.leavesScreenAwaited { return dialog.isAwaiting }
    if help != nil { return false }
    return screen.isAwaiting || screen.isOfJournal && journal.refreshing != nil
  }

  /// Whether the list that is seen is being searched for.
  public var isSearching: Bool { dialog == nil && help == nil && screen.isSearching }

  /// Whether the dialog waits for something that `Esc` leaves.
  public var isLeftByEscape: Bool { help == nil && dialog?.isLeftByEscape == true }

  /// Whether an action means something by what is not shown yet.
  public func holds(_ action: Action) -> Bool {
    guard isLargeEnough, isAwaiting, action.isMeant else { return false }
    if case .mouseUsed = action { return true }
    if case .keyPressed(let key) = action {
      if [.control("l"), .control("z")].contains(key) { return false }
      // It leaves the wait for a file itself, which may never end.
      if key == .escape, dialog is FileDialog { return false }
      if key == .function(1) { return true }
    }
    // What is typed changes the filter, whatever rows are shown meanwhile.
    return !(dialog == nil && help == nil && screen.isTypingText)
  }

  /// Whether an action moves or edits, and does nothing else.
  public func run(of action: Action) -> Run? {
    guard isLargeEnough else { return nil }
    if case .mouseUsed(let mouse) = action {
      return [.wheelUp, .wheelDown].contains(mouse.action) ? .movement : nil
    }
    guard case .keyPressed(let key) = action else { return nil }
    if layer.isTypingText { return key.edits ? .text : nil }
    return layer.isMoved && Movement.of(key) != nil ? .movement : nil
  }

  // MARK: - The journal, looked at again

  /// Has the journal looked at before a key is taken on a screen that shows what is in it: another process may have
  /// settled it meanwhile.
  public mutating func refresh(before action: Action) -> [Effect] {
    guard isLargeEnough, dialog == nil, help == nil, action.isMeant, journal.refreshing == nil,
      !journal.isFresh, notKept == nil, let shown = screen.shownJournal
    else { return [] }
    let generation = generation.advance()
    journal.refreshing = generation
    return [.run(.refresh(batch: shown.batch?.number, since: journal.seen), generation)]
  }

  /// Takes what the journal says now; if it cannot be read, the screen stays as it is.
  mutating func journalRefreshed(
    _ result: Result<JournalNews?, JournalError>, _ generation: Generation
  ) -> [Effect] {
    guard journal.refreshing == generation else { return [] }
    journal.refreshing = nil
    journal.isFresh = true
    guard case .success(.some(let news)) = result else { return [] }
    journal.seen = news.sequence
    switch news.content {
    case .batch(let batch): return batchRefreshed(batch)
    case .history(let entries): return tell(.historyChanged(entries))
    }
  }

  /// Takes what another process, or an earlier key, has kept about the batch that is shown.
  private mutating func batchRefreshed(_ batch: JournalBatch) -> [Effect] {
    guard let shown = screen.shownJournal?.batch, shown.number == batch.number,
      !shown.saysTheSame(as: batch)
    else { return [] }
    let effects = tell(.changed(batch))
    inquiries.forgetLate(batch)
    let before = Set(shown.verdicts.filter(\.verdict.isDeleted).map(\.recordID))
    let gone = Set(batch.verdicts.filter(\.verdict.isDeleted).map(\.recordID))
    return effects + tell(.deleted(gone.subtracting(before)))
      + showNews(.settling(.changedMeanwhile(batch.number)))
  }
}

extension JournalBatch {
  /// Whether nothing else is known of any of its records than in another reading.
  fileprivate func saysTheSame(as other: JournalBatch) -> Bool {
    verdicts == other.verdicts
      && undo.mapValues(\.verdict) == other.undo.mapValues(\.verdict)
  }
}

extension Key {
  /// Whether it edits a text, or moves in it, and does nothing else there.
  fileprivate var edits: Bool {
    switch self {
    case .character, .backspace, .delete, .left, .right, .home, .end: true
    case .control(let letter): ["a", "e", "k", "u", "w"].contains(letter)
    case .enter, .escape, .tab, .backTab, .up, .down, .pageUp, .pageDown, .function: false
    }
  }
}
