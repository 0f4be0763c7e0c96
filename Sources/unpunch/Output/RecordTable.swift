import Attendance
import Terminal
import UnpunchKit
import UnpunchTUI

/// Records as a table for people.
enum RecordTable {
  /// The table's lines; columns are as wide as their widest text, places and comments at most 30.
  static func lines(_ result: SearchResult, _ settings: Settings) -> String {
    let columns = CommandText.columns(zone: settings.zone.shownName).words(
      in: settings.language)
    let titles = columns.split(separator: "\t").map { SafeText(String($0)) }  // bytes: our words
    let rows = result.store.rows.map { row -> [SafeText] in
      let record = result.store[row]
      return [
        SafeText(ShownTime(record.checkTime, in: settings.zone).text),
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
