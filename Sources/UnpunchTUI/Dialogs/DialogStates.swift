import Journal
import Attendance
import FeishuAttendance
import Terminal
import UnpunchKit

/// The list of keys of what lies under it.
struct HelpState: Sendable, Equatable {
  /// What the list is headed by.
  let title: Text
  /// The keys.
  let rows: [HelpRow]
  /// The first row that is seen.
  var top = 0
}

/// All that is known of one thing.
struct DetailsState: Sendable, Equatable {
  /// What it is about.
  enum Subject: Sendable, Equatable {
    case record(FlowRecord, name: String?)
    case verdict(DeletionReport.Entry, Answer, name: String?)
    case undone(UndoneState.Entry, Answer, name: String?)
  }

  /// What the platform's answer to a batch said.
  struct Answer: Sendable, Equatable {
    let status: Int?
    let code: PlatformCode?
    let message: String?
    let logID: String?
    let attempts: Int
    let cause: FeishuError?
  }

  /// What it is about.
  let subject: Subject
  /// The first line that is seen.
  var top = 0

  /// The key that copies the id.
  static let copyKey = Key.character("y")

  /// The id that is copied, of what was imported again the new one; nil where the record has none.
  var idToCopy: RecordID? {
    switch subject {
    case .record(let record, _): record.recordID
    case .verdict(let entry, _, _): entry.id
    case .undone(let entry, _, _): isImported ? entry.newID : entry.id
    }
  }

  /// Whether it is about a record that was imported again.
  var isImported: Bool {
    if case .undone(let entry, _, _) = subject { Pane(entry.verdict) == .done } else { false }
  }

  static func record(_ record: FlowRecord, _ list: RecordList?) -> DetailsState {
    DetailsState(subject: .record(record, name: list?.names[record.userID]))
  }

  static func verdict(_ entry: DeletionReport.Entry, _ report: DeletionReport) -> DetailsState {
    let outcome = report.outcome
    return DetailsState(
      subject: .verdict(
        entry,
        Answer(
          status: outcome.status, code: outcome.code, message: outcome.message,
          logID: outcome.logID, attempts: report.attempts, cause: report.cause),
        name: entry.record.flatMap { report.names[$0.userID] }))
  }

  static func undone(_ entry: UndoneState.Entry, _ batch: JournalBatch) -> DetailsState {
    let known = batch.undo[entry.id]
    let outcome = known?.outcome
    return DetailsState(
      subject: .undone(
        entry,
        Answer(
          status: outcome?.status, code: outcome?.code, message: outcome?.message,
          logID: outcome?.logID, attempts: known?.attempts ?? 0, cause: nil),
        name: batch.intent.names[entry.record.userID]))
  }
}
