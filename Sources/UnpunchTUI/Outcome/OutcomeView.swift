import Attendance
import Terminal
import UnpunchKit

extension Frame {
  /// Draws what became of a batch, and how far asking about it has come; the rows that are left out stay free.
  mutating func draw(
    _ outcome: OutcomeState, _ settling: Settling?, isLater: Bool, leftOut: Int,
    _ context: AppContext
  ) {
    var outcome = outcome
    let size = Size(columns: size.columns, rows: size.rows - leftOut)
    if leftOut > 0 { outcome.keepInSight(size, context) }
    let batch = context.words(.outcome(.batch(outcome.report.batchNumber)))
    let at = ShownTime(outcome.report.at, in: context.zone)
    summary(
      [[batch, SafeText(at.text)], [batch, SafeText(at.timeText)], [batch]].map {
        $0.joined(separator: " · ")
      },
      outcome.counts.parts + (outcome.undone > 0 ? [(.history(.undone(outcome.undone)), nil)] : []),
      context)
    let layout = outcome.layout(context, size: size)
    draw(layout, outcome.cursor, current: outcome.current?.id, context) { pane in
      let title = context.words(
        .outcome(.paneTitle(pane, outcome.entries(of: pane).count, .deletion)))
      guard pane == .unknown else { return title }
      return title + " · "
        + context.words(.settling(outcome.asking(settling, isLater: isLater, context)))
    }
    if leftOut == 0 {
      drawDetails(outcome.current.map { .verdict($0, outcome.report) }, below: layout, context)
    }
    hints(outcome.hints(settling), context)
  }
}

extension OutcomeState {
  /// What is said of asking about the unknown records.
  ///
  /// - Parameters:
  ///   - settling: The asking that is under way.
  ///   - isLater: Whether it is to be asked about once more while the screens are open.
  ///   - context: What stays the same.
  /// - Returns: The text.
  func asking(_ settling: Settling?, isLater: Bool, _ context: AppContext) -> SettlingText {
    switch settling?.phase {
    case .pausing(let seconds, _): .askingIn(seconds)
    case .asking: .asking
    case .stopping: .stopping
    case nil where context.refusalToChange != nil: .notAskedReadOnly
    case nil where !context.isOurs(report.batch): .notAskedForeign
    case nil: isLater ? .later : .atNextStart
    }
  }

  /// The keys that do something now, with how many records they concern.
  func hints(_ settling: Settling?) -> [HelpRow] {
    OutcomeCommand.bindings.hints().compactMap { row in
      if row.text == .key(.hintRetry) {
        return notDeleted.isEmpty
          ? nil
          : row.saying(
            .key(.hintRetryCount(notDeleted.count)), short: .key(.hintRetryShort(notDeleted.count)))
      }
      if row.text == .undo(.hint) {
        return leftToUndo == 0
          ? nil
          : row.saying(.undo(.hintCount(leftToUndo)), short: .undo(.hintShort(leftToUndo)))
      }
      if row.text == .settling(.hintMark), !hasUnknown || settling != nil { return nil }
      return row
    }
  }
}

extension AppContext {
  /// A moment as the shown zone's clock has it, without its day: `14:02:15`.
  func clock(_ time: UnixTime) -> String { ShownTime(time, in: zone).timeText }

  /// A moment to the minute: `2026-11-20 09:14`.
  func minute(_ time: UnixTime) -> String {
    ShownTime(time, in: zone).minuteText
  }

  /// The lines under a record: the platform's own words first, then what they mean; none where the platform deleted it.
  ///
  /// - Returns: A text, and whether it is the platform's own.
  func reason(of verdict: Verdict) -> [(SafeText, isPlatforms: Bool)] {
    switch verdict {
    case .deleted(.reply): []
    case .deleted(.absent(let at)): [(words(.outcome(.goneWhenAsked(clock(at)))), false)]
    case .deleted(.byHand(let at)): [(words(.outcome(.goneByHand(clock(at)))), false)]
    case .notDeleted(let reason): lines(of: reason)
    case .unknown(let doubt): [(words(.outcome(.doubt(doubt))), false)]
    }
  }

  /// The lines of a reason why a record was not deleted, or not imported.
  func lines(of reason: Reason) -> [(SafeText, isPlatforms: Bool)] {
    switch reason {
    case .stillThere(let at): [(words(.outcome(.stillThereWhenAsked(clock(at)))), false)]
    case .byHand(let at): [(words(.outcome(.stillThereByHand(clock(at)))), false)]
    case .deletedBy(let batch): [(words(.outcome(.deletedBy(batch: batch))), false)]
    case .platform(let text):
      [(SafeText(text), true)]
        + (PlatformMessage.meaning(of: text, in: language).map { [(SafeText($0), false)] } ?? [])
    case .contradictory(let texts):
      [(words(.outcome(.contradictoryReasons)), false)] + texts.map { (SafeText($0), true) }
    case .notGiven: [(words(.outcome(.noReasonGiven)), false)]
    case .neverSent(let cause): [(words(.outcome(.neverSent(cause))), false)]
    }
  }

  /// The lines under a record about its import.
  ///
  /// - Parameters:
  ///   - verdict: What became of the import.
  ///   - isWhole: Whether the lines say by themselves what they are about; else a pane's title does.
  /// - Returns: A text, and whether it is the platform's own.
  func reason(of verdict: UndoVerdict, isWhole: Bool) -> [(SafeText, isPlatforms: Bool)] {
    switch verdict {
    case .imported(let id): [(words(.undo(isWhole ? .importedAs(id) : .newID(id))), false)]
    case .notImported(let obstacle):
      (isWhole ? [(words(.undo(.notImported)), false)] : []) + lines(of: obstacle)
    case .unknown(let doubt):
      (isWhole ? [(words(.undo(.importUnknown)), false)] : []) + [
        (words(.outcome(.doubt(doubt))), false)
      ]
    }
  }

  /// The lines of a reason why a record was not imported.
  func lines(of obstacle: UndoVerdict.Obstacle) -> [(SafeText, isPlatforms: Bool)] {
    switch obstacle {
    case .refused(let reason): lines(of: reason)
    case .tooEarly, .otherPerson, .equalRecord: [(words(.undo(.obstacle(obstacle))), false)]
    case .notThere(let at): [(words(.undo(.notThereWhenAsked(clock(at)))), false)]
    case .byHand(let at): [(words(.undo(.notThereByHand(clock(at)))), false)]
    }
  }
}
