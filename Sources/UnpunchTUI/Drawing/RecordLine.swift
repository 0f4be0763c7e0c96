import Attendance
import Terminal
import UnpunchKit

/// A selected record in one line, as the tray and the confirmation show it.
struct RecordLine {
  /// Its number in the list.
  let number: Int
  /// The record.
  let item: Selection.Item
  /// The employee's name.
  let name: String?
  /// Whether the id may stand for several people.
  let includesFormer: Bool

  private var index: SafeText { SafeText(number < 10 ? " \(number)" : "\(number)") }

  /// Number, check time, employee, place, comment where there is room, and the whole id.
  func whole(_ context: AppContext, columns: Int, showsComment: Bool) -> SafeText {
    let record = item.record
    let id = SafeText(item.id.rawValue)
    var free = max(0, columns - index.columns - 19 - id.columns - (showsComment ? 10 : 8))
    let who = context.employee(record.userID, name, includesFormer: includesFormer)
      .cut(to: free * (showsComment ? 2 : 3) / 5)
    free -= who.columns
    let comment = AppContext.orDash(record.comment).cut(to: showsComment ? free / 2 : 0)
    let place = AppContext.orDash(record.locationName).cut(to: free - comment.columns)
    let parts = [index, context.time(record.checkTime), who, place]
    return (parts + (showsComment ? [comment, id] : [id])).joined(separator: "  ")
  }

  /// Number, short check time, a short name and the end of the id.
  func compact(_ context: AppContext) -> SafeText {
    let record = item.record
    let time = String(CivilTime(record.checkTime, in: context.zone).text.dropFirst(5).dropLast(3))
    let who = SafeText(name ?? record.userID.rawValue).padded(to: 7)
    return [index, SafeText(time), who, SafeText(item.id.rawValue).cutFront(to: 5)]
      .joined(separator: " ")
  }
}
