import Attendance
import Journal
import UnpunchKit
import Wording

/// What became of an undo as `undo` prints it for programs; keys are added over time and never renamed.
struct UndoOutput: Sendable, Encodable {
  /// What became of the import of a record, in the words that scripts may rely on.
  enum Verdict: String, Sendable, Encodable {
    case imported
    case notImported = "not_imported"
    case unknown
  }

  /// A record that was to be imported again.
  struct Record: Sendable, Encodable {
    enum Key: String, CodingKey, CaseIterable {
      case recordID = "record_id"
      case newRecordID = "new_record_id"
      case verdict, reason
    }

    let id: RecordID
    /// The record as it was, for people.
    let record: FlowRecord
    /// The id that it has now; nil where it is not imported, or not known.
    let newID: RecordID?
    let verdict: Verdict
    let reason: String?
    /// What the platform's words mean, for people.
    let meaning: String?

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(id.rawValue, forKey: .recordID)
      try container.encode(newID?.rawValue, forKey: .newRecordID)
      try container.encode(verdict, forKey: .verdict)
      try container.encode(reason, forKey: .reason)
    }
  }

  /// The names of the columns of `csv`: the batch, then those of the record.
  static let columns = ["batch"] + Record.Key.allCases.map(\.rawValue)

  private enum Key: String, CodingKey {
    case batch, asked, imported
    case notImported = "not_imported"
    case unknown, records
  }

  /// The batch that deleted the records.
  let batch: Int
  /// The records, in the order in which they were deleted.
  let records: [Record]
  let tally: Tally

  init(_ report: UndoReport, _ settings: Settings) {
    batch = report.batch.number
    tally = report.tally
    records = report.entries.map { Record($0, settings) }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(batch, forKey: .batch)
    try container.encode(tally.asked, forKey: .asked)
    try container.encode(tally.done, forKey: .imported)
    try container.encode(tally.notDone, forKey: .notImported)
    try container.encode(tally.unknown, forKey: .unknown)
    try container.encode(records, forKey: .records)
  }

  /// The rows of `csv`, one a record, in the order of ``columns``.
  var rows: [[String]] {
    records.map {
      [
        String(batch), $0.id.rawValue, $0.newID?.rawValue ?? "", $0.verdict.rawValue,
        $0.reason ?? "",
      ]
    }
  }
}

extension UndoOutput {
  /// How an undo ends, and what is said of it.
  func ending(
    of result: UndoRun.Result, in language: Language
  ) -> (status: ExitStatus, sentences: [String]) {
    var status: ExitStatus
    var sentences: [String] = []
    if tally.unknown > 0 {
      status = .unknownOutcome
      sentences = [BatchText.stillUnknown(batch).words(in: language)]
    } else if result.isStopped, tally.notDone > 0 {
      status = .interrupted
      sentences = [BatchText.undoStopped.words(in: language)]
    } else {
      status = tally.notDone > 0 ? .someNotDeleted : .done
    }
    if let error = result.report.journalError {
      if status != .unknownOutcome { status = ExitStatus(error) }
      sentences.insert(error.sentence(in: language), at: 0)
    }
    return (status, sentences)
  }
}

extension UndoOutput.Record {
  init(_ entry: UndoReport.Entry, _ settings: Settings) {
    id = entry.id
    record = entry.record
    switch entry.verdict {
    case .imported(let newID):
      (verdict, self.newID, meaning) = (.imported, newID, nil)
      reason = newID == nil ? VerdictText.newIDNotKnown.words(in: settings.language) : nil
    case .notImported(let obstacle):
      (verdict, newID) = (.notImported, nil)
      reason = obstacle.words(settings)
      if case .refused(let refusal) = obstacle {
        meaning = refusal.meaning(platform: settings.platform)?(in: settings.language)
      } else {
        meaning = nil
      }
    case .unknown(let doubt):
      (verdict, newID, meaning) = (.unknown, nil, nil)
      reason = doubt.words(platform: settings.platform)(in: settings.language)
    }
  }
}

extension UndoVerdict.Obstacle {
  /// Why a record is not imported, as a person reads it.
  func words(_ settings: Settings) -> String {
    let text: VerdictText
    switch self {
    case .refused(let reason):
      return reason.words(platform: settings.platform, time: settings.shown)(in: settings.language)
    case .tooEarly: text = .tooEarly(settings.platform)
    case .otherPerson: text = .otherPerson
    case .equalRecord(let id): text = .equalRecord(id.rawValue)
    case .notThere(let at): text = .notThere(settings.shown(at))
    case .byHand(let at): text = .notThereByHand(settings.shown(at))
    }
    return text.words(in: settings.language)
  }
}
