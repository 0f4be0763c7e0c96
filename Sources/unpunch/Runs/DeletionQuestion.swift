import Attendance
import Foundation
import Terminal
import UnpunchKit

/// The question before a deletion on a terminal: what it would do, and the count to type.
struct DeletionQuestion: Sendable {
  /// How many records are shown at the beginning and at the end of a long list.
  private static let shown = 5

  let session: Session
  let gathering: Gathering
  /// The records that are skipped.
  let skipped: Set<RecordID>

  /// Shows what would be deleted and asks.
  ///
  /// - Returns: Whether the count was typed.
  func isConfirmed() async -> Bool {
    let count = gathering.records.count
    TerminalQuestion.show(lines)
    let answer = await TerminalQuestion.ask(
      words(.typeCount(count)), session.settings.language)
    return answer == String(count)
  }

  private var lines: [String] {
    let settings = session.settings
    var lines = [
      words(.confirmTitle(gathering.records.count)),
      words(
        .confirmTarget(
          tenant: settings.tenantName, host: session.target.host, app: session.target.appID)),
      words(.timesOf(zone: settings.zone.shownName)),
    ]
    lines += list
    if !skipped.isEmpty { lines.append(words(.skipping(skipped.count))) }
    let missing = gathering.missing.count { !skipped.contains($0.id) }
    if missing > 0 { lines.append(words(.notReadable(missing))) }
    lines.append(words(.consequences(settings.platform)))
    return lines
  }

  private var list: [String] {
    let rows = gathering.records.enumerated().map { index, record in
      [
        SafeText(String(index + 1)),
        SafeText(ShownTime(record.checkTime, in: session.settings.zone).text),
        .person(gathering.names[record.userID], record.userID),
        SafeText(record.locationName.text).cut(to: 30), SafeText(record.comment.text).cut(to: 30),
        SafeText(record.recordID?.rawValue ?? "—"),
      ]
    }
    let hidden = rows.count - 2 * Self.shown
    func lines(_ rows: [[SafeText]]) -> [String] {
      TextTable.lines(rows, indent: 2, cutting: [3, 4], toFit: TerminalWidth.ofStandardError)
    }
    guard hidden > 2 else { return lines(rows) }
    let lines = lines(Array(rows.prefix(Self.shown) + rows.suffix(Self.shown)))
    return lines.prefix(Self.shown) + [words(.more(hidden))] + lines.suffix(Self.shown)
  }

  private func words(_ text: BatchText) -> String { text.words(in: session.settings.language) }
}
