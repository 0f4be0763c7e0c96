import Attendance
import FeishuAttendance
import Foundation
import Journal
import Terminal
import UnpunchKit

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
    _ language: Language = .english, isReadOnly: Bool = false, isRestricted: Bool = false
  ) -> AppContext {
    AppContext(
      language: language, platform: .feishu, host: "feishu.cn", appID: "cli_a1b2c3d4e5f6c3d4",
      tenantName: "示例公司", zone: zone, hostZone: nil,
      today: CivilTime(year: 2026, month: 11, day: 23), isDemo: false, isReadOnly: isReadOnly,
      isRestricted: isRestricted)
  }

  /// Record number `index`, each a minute older than the one before; employees take turns.
  static func record(
    _ index: Int, place: String = "北京总部 A 座", comment: String = "11 月补录",
    externalID: String? = "import", type: FlowType = .imported
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

  static func finding(_ records: [FlowRecord], gaps: [Finding.Gap] = []) -> Finding {
    Finding(query: query, store: RecordStore(records), names: names, gaps: gaps)
  }

  /// The list of records as it is after a search has ended and its rows are arranged.
  static func list(
    _ records: [FlowRecord], size: Size = wide, context: AppContext = context()
  ) -> AppState {
    var (state, effects) = AppState.start(
      context, size: size, query: query, idKind: .employeeID)
    guard case .find(_, let generation) = effects.first else { return state }
    effects = state.apply(.findFinished(finding(records), generation))
    state.arrange(effects)
    return state
  }

  static func report(
    _ verdicts: [Verdict], cause: FeishuError? = nil, status: Int? = 200, code: Int? = 0
  ) -> DeletionReport {
    var selection = Selection()
    for index in verdicts.indices { _ = selection.insert(record(index)) }
    guard let plan = DeletionPlan(selection, from: query, names: names) else {
      preconditionFailure("A report needs at least one record.")
    }
    return DeletionReport(
      batchNumber: 17, at: time(minute: 59), plan: plan,
      outcome: DeletionOutcome(
        verdicts: zip(plan.items, verdicts).map { RecordVerdict(recordID: $0.id, verdict: $1) },
        status: status, code: code.map(PlatformCode.init(rawValue:)), message: "success",
        logID: "20261123"),
      attempts: 1, cause: cause, journalError: nil)
  }
}

extension AppState {
  /// Answers an arrangement with all rows that its filter leaves, in the store's order.
  mutating func arrange(_ effects: [Effect]) {
    for case .arrange(let arrangement, let generation) in effects {
      let store = arrangement.list.store
      let rows = store.rows.filter { row in
        arrangement.filter.words.allSatisfy { store[row].comment.contains($0) }
      }
      let shown = Set(rows.compactMap { store.recordID($0) })
      _ = apply(
        .arranged(
          ArrangedRows(
            rows: rows,
            anchorIndex: rows.firstIndex { store.recordID($0) == arrangement.anchor },
            hidden: arrangement.selected.subtracting(shown), density: [1, 0, 4]), generation))
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

  /// Types a text, a character a key.
  @discardableResult
  mutating func type(_ text: String) -> [Effect] {
    text.unicodeScalars.flatMap { press(.character($0)) }
  }

  /// Opens the confirmation of what is selected, lets its half second pass, and its reading find nothing changed.
  mutating func openConfirmation() {
    let effects = press(.character("d"))
    for case .reread(_, let generation) in effects {
      _ = apply(.timePassed(.confirmationDeadTime, generation))
      _ = apply(.rereadFinished(.same, generation))
    }
  }

  /// The rows of the screen as text.
  var lines: [String] {
    var frame = Frame(size: size)
    view(into: &frame)
    return frame.lines
  }

  /// The whole screen as text.
  var text: String { lines.joined(separator: "\n") }

  var records: RecordsState? {
    if case .records(let records) = screen { records } else { nil }
  }

  var confirm: ConfirmState? {
    if case .confirm(let confirm) = dialog { confirm } else { nil }
  }

  /// Whether an effect of a list deletes.
  static func deletes(_ effects: [Effect]) -> Bool {
    effects.contains { if case .delete = $0 { true } else { false } }
  }
}
