import Attendance
import FeishuAttendance
import Terminal
import UnpunchKit

/// The question before a deletion: the frozen list, the count to type, and the deletion itself.
struct ConfirmState: Sendable, Equatable {
  /// What the keys go to.
  enum Focus: Sendable, Equatable {
    case count
    case reason
  }

  /// What the first reading of the records brought.
  enum Reading: Sendable, Equatable {
    case running
    case ended(Rereading)
  }

  /// How far it has come.
  enum Phase: Sendable, Equatable {
    /// It asks.
    case asking
    /// It deletes, for so many seconds now.
    case working(DeletionProgress, seconds: Int)
    /// Nothing was sent, for this reason.
    case refused(NotStarted)
  }

  /// The frozen list.
  let plan: DeletionPlan
  /// Which requests belong to it.
  let generation: Generation
  /// The digits of the count, as typed.
  var typed = ""
  /// The reason or ticket, as typed.
  var reason = TextField()
  /// What the keys go to.
  var focus = Focus.count
  /// The first record that is seen.
  private(set) var top = 0
  /// How many records have been seen, from the first on.
  private(set) var seen = 0
  /// Whether it listens; not in the half second after it was opened.
  private(set) var isAwake = false
  /// What the first reading brought.
  private(set) var reading = Reading.running
  /// How far it has come.
  var phase = Phase.asking
  /// What was wrong with the last key.
  var complaint: Text?

  init(plan: DeletionPlan, generation: Generation, size: Size) {
    self.plan = plan
    self.generation = generation
    keepInSight(size)
  }

  /// What has to be typed.
  var expected: String { String(plan.items.count) }

  /// Whether every record has been seen.
  var hasShownAll: Bool { seen >= plan.items.count }

  /// The differences that the first or the last reading found; empty where there are none.
  var differences: [Rereading.Difference] {
    switch (phase, reading) {
    case (.refused(.differs(let differences)), _), (.asking, .ended(.differs(let differences))):
      differences
    case (.asking, _), (.working, _), (.refused, _): []
    }
  }

  mutating func take(_ result: Rereading) {
    reading = .ended(result)
  }

  mutating func progress(_ progress: DeletionProgress) {
    if case .working(_, let seconds) = phase { phase = .working(progress, seconds: seconds) }
  }

  mutating func pass(_ timer: Timer) {
    switch timer {
    case .confirmationDeadTime: isAwake = true
    case .deletionSecond:
      if case .working(let progress, let seconds) = phase {
        phase = .working(progress, seconds: seconds + 1)
      }
    }
  }

  /// Scrolls the list.
  mutating func scroll(_ movement: Movement, _ size: Size) {
    let height = ConfirmLayout(self, size: size).listHeight
    let last = max(0, plan.items.count - height)
    top = min(movement.moved(top, count: plan.items.count, page: height), last)
    keepInSight(size)
  }

  /// Notes which records are seen at a size.
  mutating func keepInSight(_ size: Size) {
    let height = ConfirmLayout(self, size: size).listHeight
    top = max(0, min(top, plan.items.count - height))
    // Only what was seen without a gap from the first record on counts.
    if top <= seen { seen = max(seen, min(plan.items.count, top + height)) }
  }
}
