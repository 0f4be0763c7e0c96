import Attendance
import Journal
import Terminal
import UnpunchKit
import Wording

/// What was left open at an earlier end, before anything else is offered.
struct OpeningDialog: TextDialog {
  enum Phase: Sendable, Equatable {
    /// The journal is being looked at; nothing is shown of it.
    case looking
    /// The platform is being asked about the first batch of ``waiting``.
    case asking
    /// All was asked; Enter goes on.
    case done
  }

  /// What became of one batch.
  enum BatchEnd: Sendable, Equatable {
    case settled(SettlementResult)
    case failed(JournalBatch, JournalError)
  }

  let generation: Generation
  private(set) var phase = Phase.looking
  /// The batches that are still to be asked about, the oldest first.
  private(set) var waiting: [JournalBatch] = []
  /// What became of those that were.
  private(set) var answers: [BatchEnd] = []
  /// Why the journal cannot be written or looked at, and what could not be taken into it.
  private(set) var problems: [JournalError] = []
  /// The batches of which an emergency file kept something that is in the journal now.
  private(set) var takenIn: [Int] = []
  var top = 0

  /// Looks for what was left open; if nothing may be changed, it stays as it is, and may leave nothing to be told.
  static func open(_ stage: inout Stage) -> (OpeningDialog?, [Wish]) {
    let context = stage.context
    var opening = OpeningDialog(generation: stage.nextGeneration())
    opening.problems = context.emergencies.errors
    if let problem = context.journalProblem { opening.problems.append(problem) }
    opening.takenIn = context.emergencies.batches
    guard context.refusalToChange != nil else {
      return (opening, [.run(.findOpen, opening.generation)])
    }
    opening.phase = .done
    return (opening.hasNews ? opening : nil, [.tell(.begun)])
  }

  private init(generation: Generation) { self.generation = generation }

  /// Whether anything has to be told.
  private var hasNews: Bool { !problems.isEmpty || !takenIn.isEmpty || !answers.isEmpty }

  /// Whether of some record it could not be learnt what became of it.
  private var hasUnknown: Bool {
    answers.contains { answer in
      switch answer {
      case .settled(let result): Self.hasUnknown(result)
      case .failed: true
      }
    }
  }

  private static func hasUnknown(_ result: SettlementResult) -> Bool {
    OpenQuestions(result.batch).hasUnknown
  }

  var takesQuestionMark: Bool { true }
  // Before it is known what was left open, nothing is offered.
  var coversAll: Bool { phase == .looking }

  func awaitsInquiry(about batch: Int) -> Bool {
    phase == .asking && waiting.first?.number == batch
  }

  mutating func interrupt(_ stage: inout Stage) -> [Wish]? {
    switch phase {
    // Nothing is begun yet that could be lost; what is told is told again on the terminal that comes back.
    case .looking, .done: [.quit(.interrupted)]
    case .asking: leave()
    }
  }

  mutating func press(_ key: Key, _ stage: inout Stage) -> [Wish] {
    switch (phase, key) {
    case (.asking, .escape):
      return leave()
    case (.done, .enter), (.done, .escape), (.done, .character("q")):
      return [.close]
    case (.done, .character("h")) where hasUnknown:
      return [.close, .push(.history)]
    case (.done, _):
      return scroll(key, stage) ? [] : [.notice(.key(.keysStandHere), .dim)]
    case (.looking, _):
      return [.notice(.deadKey(.underWay), .dim)]
    case (.asking, _):
      return [.notice(.key(.keysStandHere), .dim)]
    }
  }

  mutating func receive(_ message: Message, _ stage: inout Stage) -> [Wish] {
    switch message {
    case .answered(.openBatchesFound(let result), generation):
      switch result {
      case .success(let batches): waiting = batches
      case .failure(let error): problems.append(error)
      }
      return (waiting.isEmpty && !hasNews ? [.close] : askNext()) + [.tell(.begun)]
    case .inquired(let result):
      guard !waiting.isEmpty else { return [] }
      let batch = waiting.removeFirst()
      switch result {
      case .success(let settled): answers.append(.settled(settled))
      case .failure(let error): answers.append(.failed(batch, error))
      }
      return askNext()
    case .answered, .changed, .historyChanged, .earlierFound, .deleted, .deselected, .leftAlone,
      .selectAnyway, .employees, .begun, .reload:
      return []
    }
  }

  private mutating func askNext() -> [Wish] {
    phase = waiting.isEmpty ? .done : .asking
    // At the end, an Enter that was typed before must not wipe away what nobody has read.
    return waiting.first.map { [.inquire(batch: $0.number)] } ?? [.discardTypedAhead]
  }

  /// Goes on without an answer; the batches stay open.
  private func leave() -> [Wish] {
    guard let batch = waiting.first else { return [] }
    return [
      .close, .notice(.settling(.leftOpen(batch.number, others: waiting.count - 1))),
      .stopInquiry(batch: batch.number),
    ]
  }

  // MARK: - Drawing

  func box(_ stage: Stage) -> TextBox {
    TextBox(most: 90, foot: 2, room: stage.room) { lines(stage, columns: $0) }
  }

  private func lines(_ stage: Stage, columns: Int) -> [TextBox.Line] {
    let context = stage.context
    var lines: [TextBox.Line] = []
    func add(_ text: Text, _ style: Style) {
      lines += context.words(text).wrapped(to: columns).map { [($0, style)] }
    }
    for problem in problems { add(.journal(problem), .error) }
    if !takenIn.isEmpty { add(.settling(.takenIn(takenIn)), .text) }
    for answer in answers {
      switch answer {
      case .settled(let result):
        add(.settling(.opened(result.batch.number, Self.origin(result.batch, context))), .title)
        lines += context.words(result.batch.tally.ofDeletion.words).wrapped(to: columns - 2).map {
          [(SafeText("  ") + $0, .text)]
        }
        if Self.hasUnknown(result) { add(.settling(.stillOpen), .warning) }
      case .failed(let batch, let error):
        add(.settling(.opened(batch.number, Self.origin(batch, context))), .title)
        add(.journal(error), .warning)
      }
    }
    if let batch = waiting.first {
      add(.settling(.leftOpenAsking(batch.number, Self.origin(batch, context))), .text)
      let phase: SettlingText =
        if case .pausing(let seconds, _) = stage.inquiries[batch.number]?.phase {
          .askingIn(seconds)
        } else {
          .asking
        }
      add(.settling(phase), .warning)
      if waiting.count > 1 { add(.settling(.waiting(waiting.count - 1)), .dim) }
    }
    return lines
  }

  /// When a batch was asked for, and by whom.
  private static func origin(_ batch: JournalBatch, _ context: AppContext) -> String {
    context.minute(batch.at.time) + " · " + batch.operatorName
  }

  func draw(into frame: inout Frame, _ stage: Stage) {
    let context = stage.context
    guard phase != .looking else {
      frame.put(
        context.words(.settling(.looking)), at: Position(column: 1, row: 1), style: .dim,
        columns: frame.size.columns - 1)
      return
    }
    let box = box(stage)
    let isDone = phase == .done
    let title: SettlingText = answers.isEmpty && waiting.isEmpty ? .startTitle : .openingTitle
    // What comes last is what is being done.
    let inside = box.draw(
      into: &frame, title: context.words(.settling(title)), style: .warning,
      from: isDone ? top : max(0, box.lines.count - box.height), context)
    let last = Rect(
      column: inside.column, row: inside.row + box.height + 1, columns: inside.columns, rows: 1)
    let closing = context.words(.settling(isDone ? .enterGoesOn : .escapeGoesOn))
    frame.put(closing, in: last, style: .hint, pressing: isDone ? .enter : .escape)
    guard isDone, hasUnknown else { return }
    let used = closing.columns + 3
    frame.keyLine(
      [.pressing(.character("h"), .history(.hint))],
      in: Rect(
        column: last.column + used, row: last.row, columns: last.columns - used, rows: 1),
      context)
  }
}
