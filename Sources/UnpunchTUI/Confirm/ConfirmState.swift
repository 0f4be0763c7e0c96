import Attendance
import FeishuAttendance
import Terminal
import UnpunchKit

/// The question before a deletion: the frozen list, the count to type, and the deletion itself.
struct ConfirmState: Sendable, Equatable {
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
  /// The count to type, and the reason.
  var question: TypedQuestion
  /// What the first reading brought.
  private(set) var reading = Reading.running
  /// How far it has come.
  var phase = Phase.asking
  /// The earlier deletions of records that are gone.
  var earlier: [RecordID: EarlierDeletion] = [:]
  /// The first line that is seen of the differences.
  var differencesTop = 0

  init(plan: DeletionPlan, generation: Generation, room: Size) {
    self.plan = plan
    question = TypedQuestion(
      .deletion, generation: generation, count: plan.items.count, rows: plan.items.count)
    keepInSight(room)
  }

  /// Which requests belong to it.
  var generation: Generation { question.generation }

  /// The differences that the first or the last reading found; empty where there are none.
  var differences: [Rereading.Difference] {
    switch (phase, reading) {
    case (.refused(.differs(let differences)), _), (.asking, .ended(.differs(let differences))):
      differences
    case (.asking, _), (.working, _), (.refused, _): []
    }
  }

  /// Whether the list is shown, and asked about.
  var isAsking: Bool {
    if case .working = phase { false } else { differences.isEmpty }
  }

  mutating func take(_ result: Rereading) {
    reading = .ended(result)
  }

  mutating func progress(_ progress: DeletionProgress) {
    if case .working(_, let seconds) = phase { phase = .working(progress, seconds: seconds) }
  }

  mutating func passSecond() {
    if case .working(let progress, let seconds) = phase {
      phase = .working(progress, seconds: seconds + 1)
    }
  }

  /// Scrolls the list.
  mutating func scroll(_ movement: Movement, _ room: Size) {
    question.scroll(movement, height: ConfirmLayout(self, room: room).listHeight)
  }

  /// Notes which records are seen in a room.
  mutating func keepInSight(_ room: Size) {
    question.keepInSight(height: ConfirmLayout(self, room: room).listHeight)
  }
}
