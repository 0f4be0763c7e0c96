import Attendance
import FeishuAttendance
import Journal
import Terminal
import UnpunchKit

/// A record and what became of its import.
struct UndoEntry: Sendable, Equatable {
  let id: RecordID
  let record: FlowRecord
  var verdict: UndoVerdict

  /// The id that it got when it was imported again; nil: it was not, or the platform gave none.
  var newID: RecordID? {
    if case .imported(let id) = verdict { id } else { nil }
  }
}

/// All that is known of one thing.
enum Details: Sendable, Equatable {
  case record(FlowRecord, Person)
  case verdict(DeletionReport.Entry, PlatformAnswer, Person)
  case undone(UndoEntry, PlatformAnswer, Person)

  /// What is known of whose it is.
  struct Person: Sendable, Equatable {
    let name: String?
    /// Which id was asked for, and stands in the record.
    let idKind: IDKind
  }

  /// What the platform's answer to a batch said.
  struct PlatformAnswer: Sendable, Equatable {
    let status: Int?
    let code: PlatformCode?
    let message: String?
    let logID: String?
    let attempts: Int
    let cause: FeishuError?
  }

  /// The key that copies the id.
  static let copyKey = Key.character("y")

  /// The id that is copied, of what was imported again the new one; nil if the record has none.
  var idToCopy: RecordID? {
    switch self {
    case .record(let record, _): record.recordID
    case .verdict(let entry, _, _): entry.id
    case .undone(let entry, _, _): isImported ? entry.newID : entry.id
    }
  }

  /// Whether it is about a record that was imported again.
  var isImported: Bool {
    if case .undone(let entry, _, _) = self { Pane(entry.verdict) == .done } else { false }
  }

  static func verdict(_ entry: DeletionReport.Entry, _ report: DeletionReport) -> Details {
    let outcome = report.outcome
    let answer = PlatformAnswer(
      status: outcome.status, code: outcome.code, message: outcome.message, logID: outcome.logID,
      attempts: report.attempts, cause: report.cause)
    return .verdict(
      entry, answer, Person(name: report.name(of: entry), idKind: report.batch.intent.idKind))
  }

  static func undone(_ entry: UndoEntry, _ batch: JournalBatch) -> Details {
    let known = batch.undo[entry.id]
    let outcome = known?.outcome
    let answer = PlatformAnswer(
      status: outcome?.status, code: outcome?.code, message: outcome?.message,
      logID: outcome?.logID, attempts: known?.attempts ?? 0, cause: nil)
    return .undone(
      entry, answer,
      Person(name: batch.intent.names[entry.record.userID], idKind: batch.intent.idKind))
  }
}

extension Details {
  /// The lines about it, each in its style.
  func lines(_ context: AppContext, columns: Int) -> [(SafeText, Style)] {
    switch self {
    case .record(let record, let person):
      Self.lines(record, person, context, columns: columns)
    case .verdict(let entry, let answer, let person):
      Self.lines(
        Pane(entry.verdict), .deletion, context.reason(of: entry.verdict), answer, context,
        columns: columns)
        + (entry.undo.map { Self.lines($0, context, columns: columns) } ?? [])
        + [(.empty, .text)]
        + (entry.record.map { Self.lines($0, person, context, columns: columns) } ?? [
          (context.words(.outcome(.copyPurged)), .dim)
        ])
    case .undone(let entry, let answer, let person):
      Self.lines(
        Pane(entry.verdict), .undo, context.reason(of: entry.verdict, isWhole: false), answer,
        context, columns: columns)
        + [(.empty, .text)] + Self.lines(entry.record, person, context, columns: columns)
    }
  }

  private static func lines(
    _ record: FlowRecord, _ person: Person, _ context: AppContext, columns: Int
  ) -> [(SafeText, Style)] {
    let rows: [(Text, SafeText?)] = [
      (.details(.record), record.recordID.map { SafeText($0.rawValue) }),
      (
        .details(.time),
        [
          context.time(record.checkTime),
          context.words(.weekday(of: CivilTime(record.checkTime, in: context.zone))),
          context.zoneName,
        ].joined(separator: " ")
      ),
      (.details(.name), person.name.map { SafeText($0) }),
      (.details(.user(person.idKind)), SafeText(record.userID.rawValue)),
      (.details(.creator), SafeText(record.creatorID.rawValue)),
      (.details(.source), source(of: record, context)),
      (.details(.type), record.type.map { context.words(.details(.flowType($0))) }),
      (.details(.place), AppContext.orDash(record.locationName.text)),
      (.details(.comment), AppContext.orDash(record.comment.text)),
      (.details(.external), record.externalID.map { SafeText($0.text) }),
      (.details(.idempotent), record.idempotentID.map { SafeText($0.text) }),
      (.details(.field), context.yesNo(record.isField)),
      (.details(.wifi), context.yesNo(record.isWifi)),
      (.details(.ssid), record.ssid.map { SafeText($0.text) }),
      (.details(.bssid), record.bssid.map { SafeText($0.text) }),
      (
        .details(.odd),
        record.oddities.map { SafeText($0.words(in: context.language)) }
      ),
    ]
    return rows.flatMap { label, value in
      value.map { labelled(label, $0, context, columns: columns) } ?? []
    }
  }

  /// Where the record seems to come from, and why if its type says otherwise.
  private static func source(of record: FlowRecord, _ context: AppContext) -> SafeText {
    let name = context.words(record.source.name)
    switch (record.source, record.type) {
    case (.imported, .imported), (.imported, nil): return name
    case (.imported, .some): return name + context.words(.details(.importedByKey))
    case (.perhapsImported, _), (.ownPunch, _), (.machine, _), (.administrator, _), (.makeUp, _),
      (.system, _), (.unknown, _):
      return name
    }
  }

  /// The lines about an import, under those about the deletion.
  private static func lines(
    _ verdict: UndoVerdict, _ context: AppContext, columns: Int
  ) -> [(SafeText, Style)] {
    context.reason(of: verdict, isWhole: true).flatMap { text, isPlatforms in
      text.wrapped(to: columns).map { ($0, isPlatforms ? .text : .dim) }
    }
  }

  private static func lines(
    _ pane: Pane, _ purpose: Purpose, _ reason: [(SafeText, isPlatforms: Bool)],
    _ answer: PlatformAnswer, _ context: AppContext, columns: Int
  ) -> [(SafeText, Style)] {
    var lines: [(SafeText, Style)] = [
      (
        SafeText(pane.mark) + " " + context.words(.outcome(.verdict(pane, purpose))),
        Style(pane.role)
      )
    ]
    for (text, isPlatforms) in reason {
      lines += text.wrapped(to: columns).map { ($0, isPlatforms ? .text : .dim) }
    }
    if let cause = answer.cause {
      lines += context.words(.error(cause)).wrapped(to: columns).map { ($0, .text) }
    }
    let rows: [(Text, SafeText?)] = [
      (.details(.status), answer.status.map { SafeText(String($0)) }),
      (.details(.code), answer.code.map { SafeText($0.description) }),
      (.details(.message), answer.message.map { SafeText($0) }),
      (.details(.log), answer.logID.map { SafeText($0) }),
      (.details(.attempts), SafeText(String(answer.attempts))),
    ]
    return lines
      + rows.flatMap { label, value in
        value.map { labelled(label, $0, context, columns: columns) } ?? []
      }
  }

  private static func labelled(
    _ label: Text, _ value: SafeText, _ context: AppContext, columns: Int
  ) -> [(SafeText, Style)] {
    let width = 18
    let head = context.words(label).padded(to: width)
    let blank = SafeText.empty.padded(to: width)
    return value.wrapped(to: max(10, columns - width)).enumerated().map { index, line in
      ((index == 0 ? head : blank) + line, .text)
    }
  }
}

extension DeletionReport {
  /// The name of an entry's employee, as far as it is known.
  func name(of entry: Entry) -> String? { entry.record.flatMap { names[$0.userID] } }
}
