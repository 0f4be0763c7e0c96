import Attendance
import Terminal
import UnpunchKit
import Wording

/// Batches as tables for people.
struct BatchTable {
  /// More skipped records than this are counted and not listed.
  private static let mostSkipped = 10

  /// Operator and reason give way down to a few letters, then the titles over the counts: a count has two digits.
  private static let cuts = [
    TextTable.Cut(columns: [7, 8], atLeast: 7),
    TextTable.Cut(columns: [2, 3, 4, 5, 6], atLeast: 4),
    TextTable.Cut(columns: [7, 8], atLeast: 3),
  ]

  let settings: Settings
  /// How wide the terminal is that is printed to; nil where it is none.
  var columns = StandardOutput.columns

  /// Each batch with its records, and under several the sum.
  func details(_ batches: [BatchOutput]) -> String {
    guard !batches.isEmpty else { return "" }
    var lines = [timesOf]
    for batch in batches {
      lines.append(SafeText(head(batch)).plain)
      let skipped = batch.tally.skipped
      let isLong = skipped > Self.mostSkipped
      lines += TextTable.lines(
        batch.records.filter { !isLong || $0.verdict != .skipped }.map(row), indent: 2)
      if isLong { lines.append("  – " + words(.manySkipped(skipped))) }
    }
    if batches.count > 1 {
      let sum = batches.map(\.tally).reduce(Tally(), +)
      lines.append(words(.total(sum)))
    }
    return StandardOutput.text(lines, columns: columns)
  }

  /// The titles, and one line a batch.
  func list(_ batches: [BatchOutput]) -> String {
    let titles: [ColumnText] = [
      .batch, .time(zone: settings.zone.shownName), .asked, .deleted, .notDeleted, .unknown,
      .undone,
      .operatorName, .reason,
    ]
    let heading = titles.map { SafeText($0.words(in: settings.language)) }
    let rows = batches.map { batch -> [SafeText] in
      let tally = batch.tally
      return [SafeText(batch.batch.map(String.init) ?? "—"), time(batch.at)]
        + [tally.asked, tally.done, tally.notDone, tally.unknown, tally.undone]
        .map { SafeText(String($0)) } + [SafeText(batch.operatorName), SafeText(batch.reason)]
    }
    return StandardOutput.text(
      TextTable.lines([heading] + rows, cutting: Self.cuts, toFit: columns), columns: columns)
  }

  /// What became of an undo, with its records.
  func undo(_ output: UndoOutput) -> String {
    let rows = output.records.map { record in
      let mark: (String, TableText) =
        switch record.verdict {
        case .imported: ("✓", .imported)
        case .notImported: ("✗", .notImported)
        case .unknown: ("?", .unknown)
        }
      return [
        SafeText(mark.0 + " " + words(mark.1)), time(record.record.checkTime),
        SafeText(record.record.userID.rawValue), SafeText(record.id.rawValue),
        SafeText(record.newID.map { "→ \($0)" } ?? "→ —"),
        SafeText(explained(record.reason, record.meaning)),
      ]
    }
    let head = words(.undoHead(batch: output.batch, output.tally))
    return StandardOutput.text(
      [timesOf, head] + TextTable.lines(rows, indent: 2), columns: columns)
  }

  /// The zone of all times, said once.
  private var timesOf: String {
    BatchText.timesOf(zone: settings.zone.shownName).words(in: settings.language)
  }

  private func head(_ batch: BatchOutput) -> String {
    guard let number = batch.batch else {
      return words(batch.isDryRun ? .dryRunHead(DryRunTally(batch)) : .unsentHead(batch.tally))
    }
    let parts =
      [
        TallyText.batch(number).words(in: settings.language), settings.shown(batch.at),
        batch.operatorName,
      ] + (batch.reason.isEmpty ? [] : [batch.reason]) + [words(.total(batch.tally))]
    return parts.joined(separator: " · ")
  }

  private func row(_ record: BatchOutput.Record) -> [SafeText] {
    let mark: (String, TableText) =
      switch record.verdict {
      case .deleted: ("✓", .deleted)
      case .notDeleted where record.how == .dryRun: ("·", .dryRun)
      case .notDeleted: ("✗", .notDeleted)
      case .unknown: ("?", .unknown)
      case .skipped: ("–", .skipped)
      }
    return [
      SafeText(mark.0 + " " + words(mark.1)),
      record.record.map { time($0.checkTime) } ?? "—",
      record.record.map { SafeText.person(record.name, $0.userID) } ?? "—",
      SafeText(record.id.rawValue),
      SafeText(record.how == .dryRun ? "" : explained(record.reason, record.meaning)),
    ]
  }

  private func explained(_ reason: String?, _ meaning: String?) -> String {
    guard let meaning else { return reason ?? "" }
    let words =
      switch settings.language {
      case .english: reason == nil ? "(\(meaning))" : " (\(meaning))"
      case .simplifiedChinese: "（\(meaning)）"
      }
    return (reason ?? "") + words
  }

  private func time(_ time: UnixTime) -> SafeText {
    SafeText(settings.shown(time))
  }

  private func words(_ text: TableText) -> String { text.words(in: settings.language) }
}

extension SafeText {
  /// A person in a table: the name, where there is one, and the id; each is made safe by itself, so that a mark at the
  /// beginning of one cannot change what stands before it.
  static func person(_ name: String?, _ id: UserID) -> SafeText {
    [name, id.rawValue].compactMap(\.self).map { SafeText($0) }.joined(separator: " ")
  }
}

extension DryRunTally {
  /// Counts what a dry run prints.
  fileprivate init(_ batch: BatchOutput) {
    deleted = batch.records.count { $0.how == .dryRun }
    notFound = batch.records.count { $0.how == .notFound }
    skipped = batch.records.count { $0.verdict == .skipped }
    kept = batch.records.count - deleted - notFound - skipped
  }
}
