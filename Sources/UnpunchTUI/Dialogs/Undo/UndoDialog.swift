import Attendance
import Journal
import Terminal
import UnpunchKit

/// The question before an undo: what would be imported again and what not, the count to type, and the undo itself.
struct UndoDialog: QuestionDialog {
  /// What is known of what it would do.
  enum Plan: Sendable, Equatable {
    /// The platform is asked what is there.
    case pending
    /// There is nothing to ask about, for this reason.
    case impossible(UndoRefusal)
    /// It would do this.
    case made(UndoPlan)
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

  let batch: Int
  let generation: Generation
  /// What is known of what it would do.
  private(set) var planning = Plan.pending
  /// The count to type, and the reason; nil before there is a plan.
  var asked: TypedQuestion?
  var working: Working<UndoProgress>?
  /// Why nothing was sent.
  private(set) var refused: JournalError?
  /// Whether the records are taken in of which an equal one is there.
  private(set) var includesDoubtful = false

  /// Begins an undo: first the platform is asked what is there.
  static func open(_ batch: Int, _ stage: inout Stage) -> (UndoDialog, [Wish]) {
    let generation = stage.nextGeneration()
    return (
      UndoDialog(batch: batch, generation: generation),
      [.run(.planUndo(batch: batch), generation)]
    )
  }

  init(batch: Int, generation: Generation) {
    self.batch = batch
    self.generation = generation
  }

  static let bindings = QuestionCommand.bindings(
    enter: .undo(.helpEnter), escape: .undo(.helpEscape), hint: .key(.hintBack),
    [
      KeyBinding(
        [.character("e")], .toggleDoubtful, .undo(.helpDoubtful), hint: .undo(.hintDoubtful))
    ]
  )
  var closingNotice: Text { .undo(.nothingWasImported) }
  var showsList: Bool { true }

  /// What would be done; nil before that is known.
  var plan: UndoPlan? { if case .made(let plan) = planning { plan } else { nil } }

  /// What is done if the operator says yes now.
  var frozen: UndoPlan? { includesDoubtful ? plan : plan?.withoutDoubtful }

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

  func layout(_ room: Size) -> QuestionLayout {
    // One row on those left out, and one on the doubtful.
    let more = (plan?.left.isEmpty ?? true ? 0 : 1) + (doubtful > 0 ? 1 : 0)
    return QuestionLayout(listRows: rows.count, more: more, room: room)
  }

  var undertaking: Undertaking? {
    working.map { working in
      Undertaking(
        refusalToSuspend: .undo(.noSuspendWhileImporting),
        end: [
          working.progress.isWait
            ? .cancel(generation) : .run(.endUndo(generation), Generation())
        ])
    }
  }

  func help(_ stage: Stage) -> Help? {
    asked == nil
      ? nil : Help(title: .undo(.helpTitle), rows: Self.bindings.helpRows() + HelpRow.editing)
  }

  mutating func interrupt(_ stage: inout Stage) -> [Wish]? {
    if case .pending = planning { closing } else { nil }
  }

  mutating func clampScrolling(_ stage: Stage) { keepListInSight(stage.room) }

  mutating func press(_ key: Key, _ stage: inout Stage) -> [Wish] {
    switch planning {
    case .pending:
      return [.escape, .character("q")].contains(key)
        ? closing : [.notice(.key(.keysStandHere), .dim)]
    case .impossible: return [.close]
    case .made: break
    }
    if let refusal = refusalOfKeys() { return refusal }
    return answer(key, stage)
  }

  mutating func begin(reason: String) -> [Wish] {
    guard let plan = frozen else { return [] }
    refused = nil
    working = Working(progress: .recording)
    return [.run(.undo(plan, reason: reason), generation), .wait(.workingSecond, generation)]
  }

  // The count has to be typed anew.
  mutating func toggleDoubtful() {
    guard doubtful > 0 else {
      asked?.complaint = .deadKey(.nothingDoubtful)
      return
    }
    includesDoubtful.toggle()
    let count = frozen?.items.count ?? 0
    asked?.count = count
    asked?.typed = ""
  }

  mutating func receive(_ message: Message, _ stage: inout Stage) -> [Wish] {
    switch message {
    case .answered(.undoPlanned(.success(let plan)), generation):
      planning = .made(plan)
      asked = TypedQuestion(
        .undo, generation: generation, count: plan.withoutDoubtful.items.count, rows: rows.count)
      keepListInSight(stage.room)
      // Keys typed before it was drawn are thrown away.
      return [.discardTypedAhead, .wait(.questionDeadTime, generation)]
    case .answered(.undoPlanned(.failure(let refusal)), generation):
      planning = .impossible(refusal)
      return [.discardTypedAhead]
    case .answered(.undoProgressed(let progress), generation):
      working?.progress = progress
      // If the program is to end, a wait is not waited out.
      return progress.isWait && stage.ending != nil ? [.cancel(generation)] : []
    case .answered(.undoFinished(let result), generation):
      // What was said of keys meanwhile, such as to wait for this.
      return [.clearNotice] + ended(result, stage)
    case .answered, .changed, .historyChanged, .inquired, .earlierFound, .deleted, .deselected,
      .leftAlone, .selectAnyway, .employees, .begun, .reload:
      return []
    }
  }

  private mutating func ended(_ result: UndoResult, _ stage: Stage) -> [Wish] {
    switch result {
    case .notStarted(let error):
      working = nil
      refused = error
      asked?.typed = ""
      return stage.ending.map { [.quit($0)] } ?? []
    case .ended(let report):
      let end: [Wish] =
        stage.ending == nil
        ? [] : [.quit(.afterUndo(report.tally, batch: report.batch.number))]
      return [.close, .tell(.changed(report.batch)), .push(.undoOutcome(report))]
        + (NotKept(report).map { [.open(.notKept($0))] } ?? []) + end
    }
  }
}

extension UndoProgress {
  /// Whether nothing that changes anything is under way, so that it can be cancelled.
  fileprivate var isWait: Bool {
    switch self {
    case .waiting, .settling: true
    case .recording, .importing: false
    }
  }
}
