import Attendance
import FeishuAttendance
import Foundation
@testable import Journal
import Terminal

@testable import UnpunchKit
@testable import UnpunchTUI

/// A small company and the states that tests begin with.
enum Fixture {
  static let zone = TimeZone(identifier: "Asia/Shanghai") ?? .gmt
  static let wide = Size(columns: 120, rows: 40)
  static let standard = Size(columns: 80, rows: 24)
  static let narrow = Size(columns: 60, rows: 16)
  static let names: [UserID: String] = [
    UserID(rawValue: "e1043"): "赵敏", UserID(rawValue: "e1044"): "李强",
    UserID(rawValue: "e1051"): "Alice Carter",
  ]

  static func context(
    _ language: Language = .english, isReadOnly: Bool = false, isRestricted: Bool = false,
    journalProblem: JournalError? = nil, emergencies: EmergencyIntake = EmergencyIntake(),
    idleTimeout: Duration? = nil, zone: TimeZone = zone
  ) -> AppContext {
    AppContext(
      language: language, platform: .feishu, host: "feishu.cn",
      target: PlatformTarget(
        host: "open.feishu.cn", appID: "cli_a1b2c3d4e5f6c3d4", tenantName: "示例公司"), zone: zone,
      hostZone: nil,
      today: CivilTime(year: 2026, month: 11, day: 23), isDemo: false, isReadOnly: isReadOnly,
      isRestricted: isRestricted, journalProblem: journalProblem, emergencies: emergencies,
      idleTimeout: idleTimeout)
  }

  /// Record number `index`, each a minute older than the one before; employees take turns.
  static func record(
    _ index: Int, place: ExactText = "北京总部 A 座", comment: ExactText = "11 月补录",
    externalID: ExactText? = "import", type: FlowType = .imported
  ) -> FlowRecord {
    let users = ["e1043", "e1044", "e1051"]
    return FlowRecord(
      recordID: RecordID("670935469935\(6_942_000 - index)"),
      userID: UserID(rawValue: users[index % users.count]), creatorID: UserID(rawValue: "e1000"),
      locationName: place,
      checkTime: time(minute: 58).advanced(bySeconds: Int64(-60 * index)), comment: comment,
      type: type, externalID: externalID)
  }

  static func time(minute: Int) -> UnixTime {
    CivilTime(year: 2026, month: 11, day: 20, hour: 8, minute: minute, second: 12).moment(in: zone)
  }

  static let query = FlowQuery(
    employees: ["e1043", "e1044", "e1051"].map(UserID.init(rawValue:)),
    span: TimeSpan(
      first: CivilTime(year: 2026, month: 11, day: 16).moment(in: zone),
      last: CivilTime(year: 2026, month: 11, day: 22, hour: 23, minute: 59, second: 59)
        .moment(in: zone)) ?? span(0))

  private static func span(_ seconds: Int64) -> TimeSpan {
    guard let span = TimeSpan(first: UnixTime(seconds: seconds), last: UnixTime(seconds: seconds))
    else { preconditionFailure("A second is a span.") }
    return span
  }

  static func result(_ records: [FlowRecord], gaps: [SearchResult.Gap] = []) -> SearchResult {
    SearchResult(query: query, store: RecordStore(records), names: names, gaps: gaps)
  }

  /// The list of records as it is after a search has ended and its rows are arranged.
  static func list(
    _ records: [FlowRecord], size: Size = wide, context: AppContext = context()
  ) -> AppState {
    list(result(records), size: size, context: context)
  }

  /// The list as it is after a search has brought a result.
  static func list(
    _ result: SearchResult, size: Size = wide, context: AppContext = context()
  ) -> AppState {
    var (state, effects) = started(query, size: size, context: context)
    guard case .run(.find, let generation) = effects.first else { return state }
    effects = state.apply(.answered(.found(result, state), generation))
    state.arrange(effects)
    return state
  }

  /// The state of a start at which nothing was left open, and what it does next.
  static func started(
    _ query: FlowQuery?, size: Size = wide, context: AppContext = context()
  ) -> (AppState, [Effect]) {
    var (state, effects) = AppState.start(
      context, size: size, query: query, idKind: .employeeID)
    if case .run(.findOpen, let generation) = effects.first {
      effects = state.apply(.answered(.openBatchesFound(.success([])), generation))
    }
    return (state, effects)
  }

  /// A batch as the journal has it; without verdicts its outcome was never learnt.
  static func batch(
    number: Int = 17, _ verdicts: [Verdict]?, count: Int? = nil, from first: Int = 0,
    reason: String = "HR-1204", operatorName: String = "zhaomin", host: String = "open.feishu.cn",
    isPurged: Bool = false, status: Int? = 200, code: Int? = 0
  ) -> JournalBatch {
    let records = (0..<(count ?? verdicts?.count ?? 1)).map { record(first + $0) }
    let intent = DeletionIntent(
      target: PlatformTarget(host: host, appID: context().target.appID, tenantName: "示例公司"),
      idKind: .employeeID,
      includesFormer: false, reason: isPurged ? "" : reason, records: isPurged ? [] : records,
      names: isPurged ? [:] : names)
    guard let ids = try? RecordBatch(records.compactMap(\.recordID)) else {  // At most ten.
      preconditionFailure("A batch has one to ten records.")
    }
    var batch = JournalBatch(
      number: number, at: UTCMilliseconds(time(minute: 59)),
      context: JournalContext(
        operatorName: operatorName, uid: 1000, sshClient: nil, host: "jump", version: "0"),
      batch: ids, intent: intent, isPurged: isPurged)
    batch.attempts = 1
    if let verdicts {
      batch.concludedAt = batch.at
      batch.outcome = DeletionOutcome(
        verdicts: zip(ids.ids, verdicts).map { RecordVerdict(recordID: $0, verdict: $1) },
        status: status, code: code.map(PlatformCode.init(rawValue:)), message: "success",
        logID: "20261123")
    }
    return batch
  }

  /// What the undo of a batch would do; some records by their places have an equal one, or are too early.
  static func plan(_ batch: JournalBatch, doubtful: Set<Int> = [], tooEarly: Set<Int> = [])
    -> UndoPlan
  {
    let records = batch.intent.records.enumerated()
    return UndoPlan(
      batch: batch,
      items: records.filter { !tooEarly.contains($0.offset) }.map { place, record in
        UndoPlan.Item(
          record: record,
          intent: UndoIntent.Item(
            recordID: batch.batch.ids[place], idempotentID: "key-\(place)",
            equal: [RecordID("6709354699350000009")].compactMap(\.self)),
          needsConsent: doubtful.contains(place))
      },
      left: records.filter { tooEarly.contains($0.offset) }.map {
        UndoPlan.Left(record: $0.element, obstacle: .tooEarly)
      })
  }

  /// What became of an undo of a whole batch.
  static func undoReport(
    _ batch: JournalBatch, _ verdicts: [UndoVerdict], journalError: JournalError? = nil
  ) -> UndoReport {
    UndoReport(
      batch: batch.undone(Dictionary(uniqueKeysWithValues: verdicts.enumerated().map { ($0, $1) })),
      entries: zip(batch.intent.records, verdicts).enumerated().map { place, entry in
        UndoReport.Entry(record: entry.0, id: batch.batch.ids[place], verdict: entry.1)
      },
      journalError: journalError)
  }

  static func report(
    _ verdicts: [Verdict], cause: FeishuError? = nil, status: Int? = 200, code: Int? = 0,
    journalError: JournalError? = nil
  ) -> DeletionReport {
    DeletionReport(
      batch: batch(verdicts, status: status, code: code), cause: cause,
      journalError: journalError)
  }
}

extension JournalBatch {
  /// The batch with what became known of some of its records afterwards, by their places.
  func resolved(_ verdicts: [Int: Verdict]) -> JournalBatch {
    var batch = self
    for (place, verdict) in verdicts { batch.resolutions[batch.batch.ids[place]] = verdict }
    return batch
  }

  /// The batch with what became of some imports, by the places of the records.
  func undone(_ verdicts: [Int: UndoVerdict]) -> JournalBatch {
    var batch = self
    for (place, verdict) in verdicts {
      let id = batch.batch.ids[place]
      batch.undo[id] = UndoRecord(
        item: UndoIntent.Item(recordID: id, idempotentID: "key-\(place)", equal: []), attempts: 1,
        outcome: UndoOutcome(recordID: id, verdict: verdict, status: 200))
    }
    return batch
  }
}

extension Arrangement {
  /// All rows that the filter leaves, in the store's order.
  func rows(of list: RecordList) -> ArrangedRows {
    let store = list.store
    let rows = store.rows.filter { row in
      filter.words.allSatisfy { store[row].comment.contains(ExactText($0)) }
    }
    let shown = Set(rows.compactMap { store.recordID($0) })
    return ArrangedRows(
      rows: rows, anchorIndex: rows.firstIndex { store.recordID($0) == anchor },
      hidden: selected.subtracting(shown), density: [1, 0, 4])
  }
}

extension RecordFilter {
  /// The texts that must be found in any column, folded.
  fileprivate var words: [String] {
    terms.compactMap { term in
      if case .text(let word, in: nil) = term.meaning, !term.isExcluded { word } else { nil }
    }
  }
}

extension Answer {
  /// The end of a search that a state is waiting for, its rows arranged as it has asked.
  static func found(_ result: SearchResult, _ state: AppState) -> Answer {
    let list = RecordList(result, state.context)
    let arrangement = state.recordsBehind?.finding?.arrangement ?? Arrangement()
    return .searchFinished(list, arrangement.rows(of: list))
  }
}

extension AppState {
  /// Answers an arrangement with all rows that its filter leaves, in the store's order.
  mutating func arrange(_ effects: [Effect]) {
    for case .run(.arrange(let list, let arrangement), let generation) in effects {
      _ = apply(.answered(.arranged(arrangement.rows(of: list)), generation))
    }
  }

  /// Presses keys one after the other, and answers arrangements on the way.
  @discardableResult
  mutating func press(_ keys: Key...) -> [Effect] {
    var all: [Effect] = []
    for key in keys {
      let effects = apply(.keyPressed(key))
      arrange(effects)
      all += effects
    }
    return all
  }

  /// Opens the history with one batch, and the outcome of that; returns what is to be done then.
  @discardableResult
  mutating func openFromHistory(_ batch: JournalBatch) -> [Effect] {
    for case .run(.readHistory, let generation) in press(.character("h")) {
      _ = apply(.answered(.historyRead(.success([HistoryEntry(batch)])), generation))
    }
    var effects: [Effect] = []
    for case .run(.readBatch, let generation) in press(.enter) {
      effects += apply(.answered(.batchRead(.success(batch)), generation))
    }
    arrange(effects)
    return effects
  }

  /// Types a text, a character a key.
  @discardableResult
  mutating func type(_ text: String) -> [Effect] {
    text.unicodeScalars.flatMap { press(.character($0)) }
  }

  /// Opens the confirmation of what is selected, lets its half second pass, and its reading find nothing changed.
  mutating func openConfirmation(by key: Unicode.Scalar = "d") {
    let effects = press(.character(key))
    for case .run(.reread, let generation) in effects {
      _ = apply(.timerFired(.questionDeadTime, generation))
      _ = apply(.answered(.rereadFinished(.same), generation))
    }
    standRows()
  }

  /// Lets the half second pass in which a question is deaf.
  mutating func wake() {
    guard let waking = attention?.waking else { return }
    _ = apply(.timerFired(.questionDeadTime, waking))
  }

  /// Answers a question that `y` says yes to, once it listens.
  @discardableResult
  mutating func answerYes() -> [Effect] {
    wake()
    return press(.character("y"))
  }

  /// Lets the second pass in which the rows of a question that are shown come to count as seen.
  mutating func standRows() {
    guard let question = confirm?.question ?? undo?.asked, let standing = question.standing
    else { return }
    _ = apply(.timerFired(.rowsStood, standing.generation))
  }

  /// Scrolls a question, and leaves what it shows then on the screen for a second.
  mutating func scrollSeeing(_ key: Key) {
    press(key)
    standRows()
  }

  /// The rows of the screen as text.
  var lines: [String] {
    var frame = Frame(size: size)
    view(into: &frame)
    return frame.lines
  }

  /// The whole screen as text.
  var text: String { lines.joined(separator: "\n") }

  /// What takes the keys, if it is a dialog or the help.
  var over: (any Layer)? { help ?? dialog }

  var records: RecordsScreen? { screen as? RecordsScreen }
  var outcome: OutcomeScreen? { screen as? OutcomeScreen }
  var history: HistoryScreen? { screen as? HistoryScreen }
  var undone: UndoOutcomeScreen? { screen as? UndoOutcomeScreen }
  var undo: UndoDialog? { dialog as? UndoDialog }
  var confirm: ConfirmDialog? { dialog as? ConfirmDialog }

  /// Whether the question that is asked listens yet.
  var attention: Attention? {
    (dialog as? YesDialog)?.attention ?? (dialog as? MarkDialog)?.attention
      ?? confirm?.question.attention ?? undo?.asked?.attention
  }

  /// Whether a question is asked that `y` says yes to, and which.
  func asks(_ subject: YesSubject) -> Bool { (dialog as? YesDialog)?.subject == subject }

  /// Whether an effect of a list deletes.
  static func deletes(_ effects: [Effect]) -> Bool {
    effects.contains { if case .run(.delete, _) = $0 { true } else { false } }
  }

  /// Whether an effect of a list imports.
  static func imports(_ effects: [Effect]) -> Bool {
    effects.contains { if case .run(.undo, _) = $0 { true } else { false } }
  }
}
