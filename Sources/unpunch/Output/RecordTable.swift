import Attendance
import Terminal
import UnpunchKit
import Wording

/// Records as a table for people.
enum RecordTable {
  /// The table's lines; columns are as wide as their widest text, places and comments at most 30.
  static func lines(_ result: SearchResult, _ settings: Settings) -> String {
    let columns: [ColumnText] = [
      .time(zone: settings.zone.shownName), .employee, .name, .source, .place, .comment, .record,
    ]
    let titles = columns.map { SafeText($0.words(in: settings.language)) }
    let rows = result.store.rows.map { row -> [SafeText] in
      let record = result.store[row]
      return [
        SafeText(settings.shown(record.checkTime)),
        SafeText(record.userID.rawValue),
        SafeText(result.names[record.userID] ?? "—"),
        SafeText(record.source.name(in: settings.language)),
        SafeText(record.locationName.text).cut(to: 30),
        SafeText(record.comment.text).cut(to: 30),
        SafeText(record.recordID?.rawValue ?? "—"),
      ]
    }
    return TextTable.lines([titles] + rows).map { $0 + "\n" }.joined()
  }
}

extension Settings {
  /// A time as people read it, in the zone of the settings.
  func shown(_ time: UnixTime) -> String { ShownTime(time, in: zone).text }
}
