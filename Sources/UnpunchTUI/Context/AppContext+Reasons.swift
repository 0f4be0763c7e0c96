import Attendance
import Terminal
import UnpunchKit

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
        + (PlatformMessage.meaning(of: text).map { [(SafeText($0(in: language)), false)] } ?? [])
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
