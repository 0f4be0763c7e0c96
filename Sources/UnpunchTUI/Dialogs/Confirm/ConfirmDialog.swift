import Attendance
import FeishuAttendance
import Terminal
import UnpunchKit
import Wording

/// The question before a deletion: the frozen list, the count to type, and the deletion itself.
struct ConfirmDialog: QuestionDialog {
  /// What the first reading of the records brought.
  enum Reading: Sendable, Equatable {
    case running
    case ended(Rereading)
  }

  let plan: DeletionPlan
  var question: TypedQuestion
  var working: Working<DeletionProgress>?
  /// What the first reading brought.
  private(set) var reading = Reading.running
  /// Why nothing was sent.
  private(set) var refused: NotStarted?
  /// The earlier deletions of records that are gone.
  private(set) var earlier: [RecordID: EarlierDeletion] = [:]
  /// The first line that is seen of the differences.
  var differencesTop = 0

  /// Asks: keys typed before it was drawn are thrown away, and the records read again.
  static func open(_ plan: DeletionPlan, _ stage: inout Stage) -> (ConfirmDialog, [Wish]) {
    let generation = stage.nextGeneration()
    let dialog = ConfirmDialog(plan: plan, generation: generation, room: stage.room)
    return (
      dialog,
      [
        .discardTypedAhead, .wait(.questionDeadTime, generation), .run(.reread(plan), generation),
      ]
    )
  }

  init(plan: DeletionPlan, generation: Generation, room: Size) {
    self.plan = plan
    question = TypedQuestion(
      .deletion, generation: generation, count: plan.items.count, rows: plan.items.count)
    keepListInSight(room)
  }

  var asked: TypedQuestion? {
    get { question }
    set { if let newValue { question = newValue } }
  }
  var generation: Generation { question.generation }
  static let bindings = QuestionCommand.bindings(
    enter: .key(.helpConfirmEnter), escape: .key(.helpConfirmEscape), hint: .key(.hintKeep))
  var closingNotice: Text { .confirm(.nothingWasSent(areThere: differences.isEmpty)) }
  var showsList: Bool { working != nil ? false : differences.isEmpty }

  /// The differences that the first or the last reading found; empty: there are none.
  var differences: [Rereading.Difference] {
    if working != nil { return [] }
    if let refused {
      return if case .differs(let differences) = refused { differences } else { [] }
    }
    return if case .ended(.differs(let differences)) = reading { differences } else { [] }
  }

  func layout(_ room: Size) -> QuestionLayout {
    QuestionLayout(listRows: plan.items.count, more: warnings.count, room: room)
  }

  /// What is odd about the list, in two lengths.
  private var warnings: [(long: Text, short: Text)] {
    let unlikely = plan.items.count { !$0.record.looksDeletable }
    let doubles = plan.wholeDoubles
    return
      (unlikely > 0 ? [(.confirm(.unlikely(unlikely)), .confirm(.unlikelyShort(unlikely)))] : [])
      + (doubles > 0
        ? [(.confirm(.wholeDoubles(doubles)), .confirm(.wholeDoublesShort(doubles)))] : [])
  }

  var undertaking: Undertaking? {
    working.map { working in
      let end: [Wish] =
        switch working.progress {
        case .rereading: [.run(.endReading(generation), Generation())]
        case .waiting: [.cancel(generation)]
        case .recording, .sending: []
        }
      return Undertaking(refusalToSuspend: .noSuspendWhileDeleting, end: end)
    }
  }

  func help(_ stage: Stage) -> Help? {
    Help(
      title: .key(.helpTitleConfirm),
      rows: differences.isEmpty
        ? Self.bindings.helpRows() + HelpRow.editing : DifferenceCommand.bindings.helpRows())
  }

  /// The first reading is given up, as with Esc.
  mutating func interrupt(_ stage: inout Stage) -> [Wish]? { reading == .running ? closing : nil }

  mutating func clampScrolling(_ stage: Stage) {
    keepListInSight(stage.room)
    differencesTop = differencesBox(stage).top(differencesTop)
  }

  mutating func press(_ key: Key, _ stage: inout Stage) -> [Wish] {
    if let refusal = refusalOfKeys() { return refusal }
    guard differences.isEmpty else { return pressOnDifferences(key, stage) }
    return answer(key, stage)
  }

  mutating func begin(reason: String) -> [Wish] {
    refused = nil
    working = Working(progress: .rereading)
    return [.run(.delete(plan, reason: reason), generation), .wait(.workingSecond, generation)]
  }

  mutating func receive(_ message: Message, _ stage: inout Stage) -> [Wish] {
    switch message {
    case .answered(.rereadFinished(let result), generation):
      reading = .ended(result)
      return findEarlier()
    case .answered(.deletionProgressed(let progress), generation):
      working?.progress = progress
      if case .waiting = progress, stage.ending != nil { return [.cancel(generation)] }
      return []
    case .answered(.deletionFinished(.notStarted(let why)), generation):
      working = nil
      refused = why
      question.typed = ""
      // What was said of keys meanwhile, such as to wait for this.
      guard let ending = stage.ending else { return [.clearNotice] + findEarlier() }
      return [.clearNotice, .quit(ending == .interrupted ? .beforeDeletion : ending)]
    case .answered(.deletionFinished(.concluded(let report)), generation):
      return concluded(report, stage)
    case .earlierFound(let earlier, generation):
      self.earlier = earlier
      return []
    case .answered, .changed, .historyChanged, .inquired, .earlierFound, .deleted, .deselected,
      .leftAlone, .selectAnyway, .employees, .begun, .reload:
      return []
    }
  }

  /// Shows what became of the deletion, or ends with it.
  private func concluded(_ report: DeletionReport, _ stage: Stage) -> [Wish] {
    let notKept = NotKept(report).map { [Wish.open(.notKept($0))] } ?? []
    guard stage.ending == nil else {
      return [.clearNotice, .close] + notKept
        + [.quit(.afterDeletion(report.tally, batch: report.batchNumber))]
    }
    return [
      .clearNotice, .close, .tell(.deselected(report.ids { !$0.canBeRetried })),
      .tell(.deleted(Set(report.ids { $0.isDeleted }))), .replaceOutcome(report),
      .tell(.changed(report.batch)),
    ] + notKept
  }

  /// Looks for the batches that deleted records which are not there any more.
  private func findEarlier() -> [Wish] {
    let gone = differences.filter { $0.change == .gone }.map(\.item.id)
    return gone.isEmpty ? [] : [.run(.findEarlier(gone), generation)]
  }

  // MARK: - Drawing

  func draw(into frame: inout Frame, _ stage: Stage) {
    guard differences.isEmpty else { return drawDifferences(into: &frame, stage) }
    let context = stage.context
    let sourceColumns = plan.items.map { context.words($0.record.source.name).columns }.max() ?? 0
    let view = QuestionView(
      title: .confirm(.title(plan.items.count)), edge: .failure, layout: layout(stage.room),
      consequences: [
        .confirm(.consequenceResults(people: Set(plan.items.map(\.record.userID)).count)),
        .confirm(.consequenceUndo(plan.items.count)),
      ],
      warnings: warnings,
      hints: Self.bindings.hints(), isAsking: working == nil,
      message: message(stage)
    ) { row, columns in
      let line = line(plan.items[row])
      let text = line.whole(
        context, columns: columns, showsComment: columns >= 92, sourceColumns: sourceColumns)
      return (text, .selected)
    }
    frame.draw(question, view, stage)
  }

  func line(_ item: Selection.Item) -> RecordLine {
    RecordLine(
      number: (plan.items.firstIndex(of: item) ?? 0) + 1, record: item.record, id: item.id,
      name: plan.names[item.record.userID], includesFormer: plan.includesFormer)
  }

  private func message(_ stage: Stage) -> (SafeText, Style) {
    let context = stage.context
    if let working {
      let progress = Text.confirm(.working(working.progress, seconds: working.seconds))
      let (finishes, quitsThen): (ConfirmText, ConfirmText) =
        switch working.progress {
        case .rereading: (.stopReadingThenQuit, .stopping)
        case .waiting: (.stopWaitingThenQuit, .stopping)
        case .recording, .sending: (.finishThenQuit, .quitsThen)
        }
      return workLine(
        progress, finishes: .confirm(finishes), quitsThen: .confirm(quitsThen), stage)
    }
    if let complaint = question.complaint { return (context.words(complaint), .warning) }
    if let refused { return (context.words(.confirm(.notStarted(refused))), .error) }
    return switch reading {
    case .running: (context.words(.confirm(.rereadRunning)), .dim)
    case .ended(.same): (context.words(.confirm(.rereadSame)), .dim)
    case .ended(.differs): (.empty, .dim)
    case .ended(.failed(let error)):
      (context.words(.confirm(.notStarted(.readingFailed(error)))), .error)
    }
  }
}
