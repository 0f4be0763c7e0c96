import Attendance
import Terminal
import UnpunchKit
import Wording

/// Records as a table for people.
enum RecordTable {
  /// Places and comments give way first; of each something stays, so that the table can still be read as a list of ids.
  private static let cuts = [
    TextTable.Cut(columns: [4, 5], atLeast: 3), TextTable.Cut(columns: [2, 3], atLeast: 3),
  ]

  /// The table's lines; columns are as wide as their widest text, places and comments at most 30, and on a terminal a row
  /// is one line.
  static func lines(
    _ result: SearchResult, _ settings: Settings, columns width: Int? = StandardOutput.columns
  ) -> String {
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
    return StandardOutput.text(
      TextTable.lines([titles] + rows, cutting: cuts, toFit: width), columns: width)
  }
}

extension Settings {
  /// A time as people read it, in the zone of the settings.
  func shown(_ time: UnixTime) -> String { ShownTime(time, in: zone).text }
}
