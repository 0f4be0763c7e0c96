import Attendance
import Journal
import Terminal
import UnpunchKit

/// The question before a deletion on a terminal: what it would do, and the count to type.
struct DeletionQuestion: Sendable {
  /// How many records are shown at the beginning and at the end of a long list.
  private static let shown = 5

  let settings: Settings
  let reading: DeletionRun.Reading

  /// Shows what would be deleted, and asks; tells whether the count was typed.
  func isConfirmed() async -> Bool {
    let count = reading.gathering.records.count
    TerminalQuestion.show(lines)
    let answer = await TerminalQuestion.ask(
      words(.typeCount(count)), settings.language)
    return answer == String(count)
  }

  private var lines: [String] {
    let gathering = reading.gathering
    let target = settings.target
    var lines = [
      words(.confirmTitle(gathering.records.count)),
      words(
        .confirmTarget(
          tenant: settings.tenantName, host: target.host, app: target.appID)),
      words(.timesOf(zone: settings.zone.shownName)),
    ]
    lines += list
    if !reading.skipped.isEmpty { lines.append(words(.skipping(reading.skipped.count))) }
    let missing = gathering.missing.count { reading.skipped[$0.id] == nil }
    if missing > 0 { lines.append(words(.notReadable(missing))) }
    lines.append(words(.consequences(settings.platform)))
    return lines
  }

  private var list: [String] {
    let rows = reading.gathering.records.enumerated().map { index, record in
      [
        SafeText(String(index + 1)),
        SafeText(settings.shown(record.checkTime)),
        .person(reading.gathering.names[record.userID], record.userID),
        SafeText(record.locationName.text).cut(to: 30), SafeText(record.comment.text).cut(to: 30),
        SafeText(record.recordID?.rawValue ?? "—"),
      ]
    }
    let hidden = rows.count - 2 * Self.shown
    func lines(_ rows: [[SafeText]]) -> [String] {
      TextTable.lines(
        rows, indent: 2, cutting: [.init(columns: [3, 4])], toFit: StandardError.columns)
    }
    guard hidden > 2 else { return lines(rows) }
    let lines = lines(Array(rows.prefix(Self.shown) + rows.suffix(Self.shown)))
    return lines.prefix(Self.shown) + [words(.more(hidden))] + lines.suffix(Self.shown)
  }

  private func words(_ text: BatchText) -> String { text.words(in: settings.language) }
}
