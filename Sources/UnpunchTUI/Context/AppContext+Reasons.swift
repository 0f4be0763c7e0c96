import Attendance
import Terminal
import UnpunchKit
import Wording

extension AppContext {
  /// A moment as the shown zone's clock has it, without its day: `14:02:15`.
  func clock(_ time: UnixTime) -> String { ShownTime(time, in: zone).timeText }

  /// A moment to the minute: `2026-11-20 09:14`.
  func minute(_ time: UnixTime) -> String {
    ShownTime(time, in: zone).minuteText
  }

  /// The lines under a record: the platform's own words first, then what they mean; none where the platform deleted it.
  func reason(of verdict: Verdict) -> [(SafeText, isPlatforms: Bool)] {
    switch verdict {
    case .deleted(.reply): []
    case .notDeleted(let reason): lines(of: reason)
    case .deleted(.absent), .deleted(.byHand), .unknown:
      verdict.reason(platform: platform, time: clock).map { [(words($0), false)] } ?? []
    }
  }

  /// The lines of a reason why a record was not deleted, or not imported.
  func lines(of reason: Reason) -> [(SafeText, isPlatforms: Bool)] {
    switch reason {
    case .platform(let text):
      [(SafeText(text), true)]
        + (reason.meaning(platform: platform).map { [(words($0), false)] } ?? [])
    case .contradictory(let texts):
      [(words(Reason.several(platform)), false)] + texts.map { (SafeText($0), true) }
    case .neverSent, .notGiven, .stillThere, .byHand, .deletedBy:
      [(words(reason.words(platform: platform, time: clock)), false)]
    }
  }

  /// The lines under a record about its import; whole, they say what they are about, else a pane's title does.
  func reason(of verdict: UndoVerdict, isWhole: Bool) -> [(SafeText, isPlatforms: Bool)] {
    switch verdict {
    case .imported(let id): [(words(.undo(isWhole ? .importedAs(id) : .newID(id))), false)]
    case .notImported(let obstacle):
      (isWhole ? [(words(.undo(.notImported)), false)] : []) + lines(of: obstacle)
    case .unknown(let doubt):
      (isWhole ? [(words(.undo(.importUnknown)), false)] : []) + [
        (words(doubt.words(platform: platform)), false)
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
