import Attendance
import Terminal
import UnpunchKit

/// A selected record in one line, as the tray and the confirmation show it.
struct RecordLine {
  /// Its number in the list; nil if it has none.
  let number: Int?
  let record: FlowRecord
  let id: RecordID?
  let name: String?
  /// Whether the id may stand for several people.
  let includesFormer: Bool

  private var index: SafeText {
    SafeText(number.map { $0 < 10 ? " \($0)" : "\($0)" } ?? " –")
  }

  private var idText: SafeText { SafeText(id?.rawValue ?? "—") }

  /// Number, check time, employee, source if it is asked for, place and comment if there is room, and the whole id, in
  /// aligned columns.
  func whole(
    _ context: AppContext, columns: Int, showsComment: Bool, sourceColumns: Int = 0
  ) -> SafeText {
    let id = idText
    // If it is narrow the year gives way, so that people keep their names.
    let time = context.time(
      record.checkTime, isShort: columns < (sourceColumns > 0 ? 80 : 70))
    let room = max(0, columns - index.columns - time.columns - 20 - 2 * (showsComment ? 5 : 4))
    // Where it is narrowest the source gives way too.
    let showsSource = sourceColumns > 0 && room - sourceColumns - 2 >= 12
    let free = showsSource ? room - sourceColumns - 2 : room
    let showsPlace = free >= (showsSource ? 19 : 22)
    let who = showsPlace ? min(26, free * (showsComment ? 2 : 3) / 5) : free + 2
    let place = min(30, showsComment ? (free - who) / 2 : free - who)
    let comment = min(30, free - who - place)
    var parts = [
      index, time,
      context.employee(record.userID, name, includesFormer: includesFormer, columns: who)
        .padded(to: who),
    ]
    if showsSource {
      parts.append(context.words(record.source.name).padded(to: sourceColumns))
    }
    if showsPlace { parts.append(AppContext.orDash(record.locationName.text).padded(to: place)) }
    if showsComment { parts.append(AppContext.orDash(record.comment.text).padded(to: comment)) }
    return (parts + [id]).joined(separator: "  ")
  }

  /// Number, short check time, a short name and the end of the id.
  func compact(_ context: AppContext) -> SafeText {
    let time = String(ShownTime(record.checkTime, in: context.zone).minuteText.dropFirst(5))
    let who = SafeText(name ?? record.userID.rawValue).padded(to: 7)
    return [index, SafeText(time), who, idText.cutFront(to: 5)]
      .joined(separator: " ")
  }
}
