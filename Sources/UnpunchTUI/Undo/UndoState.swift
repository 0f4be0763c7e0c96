import Attendance
import Journal
import Terminal
import UnpunchKit

/// The question before an undo: what would be imported again and what not, the count to type, and the undo itself.
struct UndoState: Sendable, Equatable {
  /// How far it has come.
  enum Phase: Sendable, Equatable {
    /// The platform is asked what is there.
    case planning
    /// There is nothing to ask about, for this reason.
    case impossible(UndoRefusal)
    /// It asks.
    case asking
    /// It imports, for so many seconds now.
    case working(UndoProgress, seconds: Int)
    /// Nothing was sent, for this reason.
    case refused(JournalError)
  }

  /// A row of the list.
  enum Row: Sendable, Equatable {
    /// A record that is imported again, and its number in the list.
    case item(UndoPlan.Item, number: Int)
    /// What the operator has to know about the record above: an equal one is there.
    case doubt(UndoPlan.Item, RecordID)
    /// A record that cannot be imported.
    case left(UndoPlan.Left)
    /// Why the record above cannot be.
    case obstacle(UndoVerdict.Obstacle)
  }

  /// The batch.
  let batch: Int
  /// Which requests belong to it.
  let generation: Generation
  /// How far it has come.
  var phase = Phase.planning
  /// What would be done; nil before that is known.
  private(set) var plan: UndoPlan?
  /// The count to type, and the reason; nil before there is a plan.
  var question: TypedQuestion?
  /// Whether the records are taken in of which an equal one is there.
  private(set) var takesDoubtful = false

  init(batch: Int, generation: Generation) {
    self.batch = batch
    self.generation = generation
  }

  /// What is done where the operator says yes now.
  var frozen: UndoPlan? { takesDoubtful ? plan : plan?.withoutDoubtful }

  /// How many records have an equal one.
  var doubtful: Int { plan?.items.count(where: \.needsConsent) ?? 0 }

  /// The rows of the list: what is imported, and under it what cannot be.
  var rows: [Row] {
    guard let plan else { return [] }
    let items = plan.items.enumerated().flatMap { index, item -> [Row] in
      let row = Row.item(item, number: index + 1)
      guard item.needsConsent, let equal = item.intent.equal.first else { return [row] }
      return [row, .doubt(item, equal)]
    }
    return items + plan.left.flatMap { [.left($0), .obstacle($0.obstacle)] }
  }

  /// Takes the plan, and begins to ask.
  mutating func take(_ plan: UndoPlan, _ room: Size) {
    self.plan = plan
    phase = .asking
    question = TypedQuestion(
      .undo, generation: generation, count: plan.withoutDoubtful.items.count, rows: rows.count)
    keepInSight(room)
  }

  /// Takes the doubtful records in, or leaves them out; the count has to be typed anew.
  mutating func toggleDoubtful() {
    takesDoubtful.toggle()
    let count = frozen?.items.count ?? 0
    question?.count = count
    question?.typed = ""
  }

  mutating func progress(_ progress: UndoProgress) {
    if case .working(_, let seconds) = phase { phase = .working(progress, seconds: seconds) }
  }

  mutating func passSecond() {
    if case .working(let progress, let seconds) = phase {
      phase = .working(progress, seconds: seconds + 1)
    }
  }

  /// Scrolls the list.
  mutating func scroll(_ movement: Movement, _ room: Size) {
    let height = layout(room).listHeight
    question?.scroll(movement, height: height)
  }

  /// Notes which rows are seen in a room.
  mutating func keepInSight(_ room: Size) {
    let height = layout(room).listHeight
    question?.keepInSight(height: height)
  }

  /// How the question is laid out in a room.
  func layout(_ room: Size) -> ConfirmLayout {
    // Its edges, the batch, two of consequences, one on those left out and one on the doubtful, the reason, the count,
    // and two for what is to be said.
    let more = (plan?.left.isEmpty ?? true ? 0 : 1) + (doubtful > 0 ? 1 : 0)
    return ConfirmLayout(listRows: rows.count, otherRows: 9 + more, room: room)
  }
}
