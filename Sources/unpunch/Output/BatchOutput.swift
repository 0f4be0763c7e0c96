import Attendance
import Foundation
import Journal

/// A batch as `delete`, `history` and `settle` print it for programs; keys are added over time and never renamed.
///
/// What was not sent at all stands in one object of its own, the last one, whose `batch` is null. In each object `asked`
/// is the sum of `deleted`, `not_deleted`, `unknown` and `skipped`.
struct BatchOutput: Sendable, Encodable {
  /// The names of the columns of `csv`: those of the batch, then those of the record.
  static let columns =
    [
      "batch", "at", "operator", "batch_reason", "asked", "deleted", "not_deleted", "unknown",
      "skipped", "undone",
    ] + Record.Key.allCases.map(\.rawValue)

  private enum Key: String, CodingKey {
    case batch, at
    case operatorName = "operator"
    case reason, asked, deleted
    case notDeleted = "not_deleted"
    case unknown, skipped, undone, records
  }

  /// Nil for what was not sent.
  let batch: Int?
  let at: UnixTime
  let operatorName: String
  let reason: String
  /// How many of its records ended how.
  let tally: Tally
  /// The records, in the order sent.
  let records: [Record]
  /// Whether it tells what a run would have done that was to send nothing.
  let isDryRun: Bool
  private let zone: TimeZone

  init(_ batch: JournalBatch, _ settings: Settings) {
    self.batch = batch.number
    at = batch.at.time
    operatorName = batch.operatorName
    reason = batch.reason
    tally = batch.tally
    records = batch.verdicts.map { Record($0, of: batch, settings) }
    isDryRun = false
    zone = settings.zone
  }

  init(
    unsent records: [Record], isDryRun: Bool = false, by operatorName: String, reason: String,
    _ settings: Settings
  ) {
    batch = nil
    at = .now
    self.operatorName = operatorName
    self.reason = reason
    self.records = records
    self.isDryRun = isDryRun
    let skipped = records.count { $0.verdict == .skipped }
    tally = Tally(notDone: records.count - skipped, skipped: skipped)
    zone = settings.zone
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(batch, forKey: .batch)
    try container.encode(ISOTime.text(at, in: zone), forKey: .at)
    try container.encode(operatorName, forKey: .operatorName)
    try container.encode(reason, forKey: .reason)
    try container.encode(tally.asked, forKey: .asked)
    try container.encode(tally.done, forKey: .deleted)
    try container.encode(tally.notDone, forKey: .notDeleted)
    try container.encode(tally.unknown, forKey: .unknown)
    try container.encode(tally.skipped, forKey: .skipped)
    try container.encode(tally.undone, forKey: .undone)
    try container.encode(records, forKey: .records)
  }

  /// The rows of `csv`, one a record, in the order of ``columns``.
  var rows: [[String]] {
    let own =
      [
        batch.map(String.init) ?? "", ISOTime.text(at, in: zone), operatorName, reason,
      ]
      + [
        tally.asked, tally.done, tally.notDone, tally.unknown, tally.skipped,
        tally.undone,
      ].map(String.init)
    return records.map { own + $0.fields }
  }
}

/// Moments as programs read them.
enum ISOTime {
  /// A moment in a zone: `2026-11-23T14:02:11+08:00`.
  static func text(_ time: UnixTime, in zone: TimeZone) -> String {
    var style = Date.ISO8601FormatStyle()
    style.timeZone = zone
    style = style.year().month().day().time(includingFractionalSeconds: false)
      .timeZone(separator: .colon)
    return Date(timeIntervalSince1970: TimeInterval(time.seconds)).formatted(style)
  }
}
