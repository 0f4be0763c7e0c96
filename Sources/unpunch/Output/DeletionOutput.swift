import Attendance
import FeishuAttendance
import Journal
import UnpunchKit

/// What came of a `delete`: the batches that it prints, what it says of them, and how it ends.
struct DeletionOutput {
  /// The batches in their order, and last what was not sent.
  let batches: [BatchOutput]
  let status: ExitStatus
  let sentences: [String]

  init(_ result: DeletionRun.Result, _ settings: Settings) {
    let records = DeletionRecords(result, settings)
    func words(_ texts: BatchText...) -> [String] {
      texts.map { $0.words(in: settings.language) }
    }
    let sent: [BatchOutput]
    let unsent: [BatchOutput.Record]
    switch result.end {
    case .stopped:
      (sent, unsent) = ([], records.unsent(.stopped))
      (status, sentences) = (.interrupted, words(.stopped))
    case .unreadable(let error):
      (sent, unsent) = ([], records.unsent(.stopped))
      status = ExitStatus(error)
      sentences =
        [error.sentence(in: settings.language, platform: settings.platform)] + words(.notAllRead)
    case .dryRun:
      (sent, unsent) = ([], records.unsent(.dryRun))
      (status, sentences) = (result.reading.isWhole ? .done : .someNotDeleted, [])
    case .nothingLeft:
      (sent, unsent) = ([], records.unsent(.stopped))
      (status, sentences) = (result.reading.isWhole ? .done : .someNotDeleted, [])
    case .declined:
      (sent, unsent) = ([], records.unsent(.declined))
      status = result.isStopped ? .interrupted : .someNotDeleted
      sentences = words(.nothingConfirmed)
    case .sent(let all):
      sent = all.result.reports.map { BatchOutput($0.batch, settings) }
      unsent = records.left(by: all)
      let ending = Ending(all, sent, unsent, result, settings)
      (status, sentences) = (ending.status, ending.sentences)
    }
    let isDryRun = if case .dryRun = result.end { true } else { false }
    let rest = BatchOutput(
      unsent: unsent, isDryRun: isDryRun, by: result.operatorName, reason: result.order.reason,
      settings)
    batches = unsent.isEmpty ? sent : sent + [rest]
  }
}

/// The end of a run that sent something, or tried to.
private struct Ending {
  let status: ExitStatus
  let sentences: [String]

  init(
    _ sent: DeletionRun.Sent, _ batches: [BatchOutput], _ unsent: [BatchOutput.Record],
    _ result: DeletionRun.Result, _ settings: Settings
  ) {
    func words(_ text: BatchText) -> String { text.words(in: settings.language) }
    let rest = result.reading.gathering.records.count - sent.result.reached.count
    /// How many records were not sent; nothing is said where all were.
    func told(_ text: (Int) -> BatchText) -> [String] { rest == 0 ? [] : [words(text(rest))] }
    let sum = batches.map(\.tally).reduce(Tally(), +)
    let end: (status: ExitStatus, sentences: [String])
    switch sent.result.stop {
    case nil:
      let isShort = sum.notDone > 0 || unsent.contains { $0.verdict != .skipped }
      end = (isShort ? .someNotDeleted : .done, [])
    case .unknown(let batch): end = (.unknownOutcome, [words(.stoppedUnknown(batch: batch))])
    case .journal(let error):
      end = (
        ExitStatus(error), [error.sentence(in: settings.language)] + told(BatchText.stoppedFailed)
      )
    case .unreadable(let error) where !result.isStopped,
      .refused(let error) where !result.isStopped:
      let sentence = error.sentence(in: settings.language, platform: settings.platform)
      end = (ExitStatus(error), [sentence] + told(BatchText.stoppedFailed))
    case .unreadable, .refused, .asked: end = (.interrupted, told(BatchText.stoppedAsked))
    }
    status = sum.unknown > 0 ? .unknownOutcome : end.status
    sentences =
      sent.result.reports.compactMap {
        $0.halt?.sentence(platform: settings.platform)?(in: settings.language)
      } + sent.earlier.map { words(.deletedEarlier($0.id.rawValue, batch: $0.batch)) }
      + end.sentences
  }
}

/// What became of the records of a run that were not sent.
private struct DeletionRecords {
  private let result: DeletionRun.Result
  private let settings: Settings
  private let records: [RecordID: FlowRecord]
  private let missing: [RecordID: MissingRecord]

  init(_ result: DeletionRun.Result, _ settings: Settings) {
    self.result = result
    self.settings = settings
    let gathering = result.reading.gathering
    records = Dictionary(
      gathering.records.compactMap { record in record.recordID.map { ($0, record) } },
      uniquingKeysWith: { first, _ in first })
    missing = Dictionary(
      gathering.missing.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// All records of the order, of which none was sent.
  func unsent(_ how: BatchOutput.Record.How) -> [BatchOutput.Record] {
    result.order.hints.compactMap { unsent($0.id, how) }
  }

  /// Those that no batch has.
  func left(by sent: DeletionRun.Sent) -> [BatchOutput.Record] {
    let left = Dictionary(
      sent.result.left.map { ($0.item.id, $0) }, uniquingKeysWith: { first, _ in first })
    let reached = sent.result.reached
    return result.order.hints.compactMap { hint in
      guard let difference = left[hint.id] else {
        return reached.contains(hint.id) ? nil : unsent(hint.id, .stopped)
      }
      if let batch = sent.byOthers?[hint.id] {
        return .skipped(hint.id, batch: batch, settings, record: difference.item.record)
      }
      return .left(difference, names: result.reading.gathering.names, settings)
    }
  }

  private func unsent(
    _ id: RecordID, _ how: BatchOutput.Record.How
  ) -> BatchOutput.Record? {
    if let batch = result.reading.skipped[id] { return .skipped(id, batch: batch, settings) }
    if let missing = missing[id] { return .missing(missing, settings) }
    return records[id].map {
      .kept($0, id, how, names: result.reading.gathering.names, settings)
    }
  }
}
