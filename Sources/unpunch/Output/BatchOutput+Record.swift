import Attendance
import FeishuAttendance
import Foundation
import Journal
import UnpunchKit
import Wording

extension BatchOutput {
  /// A record of a batch, and what became of it.
  struct Record: Sendable, Encodable {
    /// What became of a record, in the words that scripts may rely on.
    enum Verdict: String, Sendable, Encodable {
      case deleted
      case notDeleted = "not_deleted"
      case unknown, skipped
    }

    /// How that is known, or why nothing was sent, in the words that scripts may rely on.
    enum How: String, Sendable, Encodable, CaseIterable {
      /// The platform's answer says so.
      case reply
      /// The record was gone when the platform was asked again.
      case absent
      /// An operator looked, and said so.
      case byHand = "by_hand"
      /// The record was still there when the platform was asked again.
      case stillThere = "still_there"
      /// No byte of the request left this machine.
      case notSent = "not_sent"
      /// The journal knows it as deleted already.
      case journal
      /// The platform shows no such record.
      case notFound = "not_found"
      /// The record could not be read.
      case unreadable
      /// The record has changed since it was read, or is another one than the list says.
      case changed
      /// The record has gone since it was read.
      case gone
      /// The run stopped before it.
      case stopped
      /// The operator did not confirm.
      case declined
      /// With `--dry-run` nothing is sent.
      case dryRun = "dry_run"
    }

    enum Key: String, CodingKey, CaseIterable {
      case recordID = "record_id"
      case verdict, how, reason, code
      case logID = "log_id"
    }

    let id: RecordID
    let verdict: Verdict
    /// How that is known; nil where it is not known what became of it.
    let how: How?
    /// Why; the platform's own words where it gave any.
    let reason: String?
    var code: PlatformCode?
    /// The platform's id of the call.
    var logID: String?
    /// What the platform's words mean, for people.
    var meaning: String?
    /// The record as it was, for people.
    var record: FlowRecord?
    /// The employee's name, for people.
    var name: String?

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(id.rawValue, forKey: .recordID)
      try container.encode(verdict, forKey: .verdict)
      try container.encode(how, forKey: .how)
      try container.encode(reason, forKey: .reason)
      try container.encode(code?.rawValue, forKey: .code)
      try container.encode(logID, forKey: .logID)
    }

    /// The fields of `csv`; what is missing is empty.
    var fields: [String] {
      Key.allCases.map { key in
        switch key {
        case .recordID: id.rawValue
        case .verdict: verdict.rawValue
        case .how: how?.rawValue ?? ""
        case .reason: reason ?? ""
        case .code: code.map(\.description) ?? ""
        case .logID: logID ?? ""
        }
      }
    }
  }
}

extension BatchOutput.Record {
  /// Takes a record of a batch of the journal.
  init(_ entry: RecordVerdict, of batch: JournalBatch, _ settings: Settings) {
    let (verdict, how) = Self.words(of: entry.verdict)
    let record = batch.record(entry.recordID)
    self.init(
      id: entry.recordID, verdict: verdict, how: how,
      reason: entry.verdict.reason(platform: settings.platform, time: settings.shown)?(
        in: settings.language),
      code: batch.outcome?.code, logID: batch.outcome?.logID, record: record,
      name: record.flatMap { batch.intent.names[$0.userID] })
    if case .notDeleted(let reason) = entry.verdict {
      meaning = reason.meaning(platform: settings.platform)?(in: settings.language)
    }
  }

  private static func words(of verdict: Attendance.Verdict) -> (Verdict, How?) {
    switch verdict {
    case .deleted(.reply): (.deleted, .reply)
    case .deleted(.absent): (.deleted, .absent)
    case .deleted(.byHand): (.deleted, .byHand)
    case .notDeleted(.platform), .notDeleted(.contradictory), .notDeleted(.notGiven):
      (.notDeleted, .reply)
    case .notDeleted(.neverSent): (.notDeleted, .notSent)
    case .notDeleted(.stillThere): (.notDeleted, .stillThere)
    case .notDeleted(.byHand): (.notDeleted, .byHand)
    case .notDeleted(.deletedBy): (.notDeleted, .journal)
    case .unknown: (.unknown, nil)
    }
  }

  /// A record that the journal knows as deleted by an earlier batch.
  static func skipped(
    _ id: RecordID, batch: Int, _ settings: Settings, record: FlowRecord? = nil
  ) -> Self {
    Self(
      id: id, verdict: .skipped, how: .journal,
      reason: Reason.deletedBy(batch: batch).words(
        platform: settings.platform, time: settings.shown)(in: settings.language), record: record)
  }

  /// A record that could not be read.
  static func missing(_ missing: MissingRecord, _ settings: Settings) -> Self {
    switch missing.cause {
    case .notFound:
      Self(
        id: missing.id, verdict: .notDeleted, how: .notFound,
        reason: (missing.id.looksRounded
          ? VerdictText.roundedNotFound(settings.platform)
          : .recordNotFound(settings.platform)).words(in: settings.language))
    case .failed(let error):
      Self(
        id: missing.id, verdict: .notDeleted, how: .unreadable,
        reason: error.sentence(in: settings.language, platform: settings.platform),
        code: error.platformCode, logID: error.logID)
    case .nameUnchecked(let error):
      Self(
        id: missing.id, verdict: .notDeleted, how: .unreadable,
        reason: VerdictText.nameUnchecked(error, settings.platform).words(in: settings.language),
        code: error.platformCode, logID: error.logID)
    case .contradicted(let hint, let record):
      Self(
        id: missing.id, verdict: .notDeleted, how: .changed,
        reason: VerdictText.contradicted(
          listed: person(hint.userID, hint.checkTime, settings),
          shown: person(record.userID, record.checkTime, settings)
        ).words(in: settings.language), record: record)
    }
  }

  /// Who checked in and when, as far as that is known.
  private static func person(
    _ userID: UserID?, _ time: UnixTime?, _ settings: Settings
  ) -> String {
    [userID?.rawValue, time.map(settings.shown)].compactMap(\.self)
      .joined(separator: " ")
  }

  /// A record that has changed or is gone since it was read.
  static func left(
    _ difference: Rereading.Difference, names: [UserID: String], _ settings: Settings
  ) -> Self {
    let record = difference.item.record
    let name = names[record.userID]
    switch difference.change {
    case .gone:
      return Self(
        id: difference.item.id, verdict: .notDeleted, how: .gone,
        reason: VerdictText.recordGone.words(in: settings.language), record: record, name: name)
    case .sharedID:
      return Self(
        id: difference.item.id, verdict: .notDeleted, how: .changed,
        reason: VerdictText.sharedID.words(in: settings.language), record: record, name: name)
    case .fields(let fields, _):
      return Self(
        id: difference.item.id, verdict: .notDeleted, how: .changed,
        reason: VerdictText.recordChanged(fields.map(\.rawValue)).words(in: settings.language),
        record: record, name: name)
    }
  }

  /// A record that was read, and not sent for a reason that is none of its own.
  static func kept(
    _ record: FlowRecord, _ id: RecordID, _ how: How, names: [UserID: String], _ settings: Settings
  ) -> Self {
    let text: VerdictText =
      switch how {
      case .dryRun: .wouldDelete
      case .declined: .notConfirmed
      case .stopped, .reply, .absent, .byHand, .stillThere, .notSent, .journal, .notFound,
        .unreadable, .changed, .gone:
        .notReached
      }
    return Self(
      id: id, verdict: .notDeleted, how: how, reason: text.words(in: settings.language),
      record: record, name: names[record.userID])
  }
}

extension FeishuError {
  /// The code of the platform's refusal; nil where there is none.
  var platformCode: PlatformCode? {
    if case .refused(let refusal) = self { refusal.code } else { nil }
  }
}
