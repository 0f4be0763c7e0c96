import Attendance
import Terminal
import UnpunchKit

/// A record in a pane, and what is said under it.
struct PaneEntry {
  /// The record's id.
  let id: RecordID
  /// The record as it was; nil if its copy has been purged.
  let record: FlowRecord?
  /// The pane that it belongs to.
  let pane: Pane
  /// The lines under it, and whether each is the platform's own text.
  let remarks: [(SafeText, isPlatforms: Bool)]
}

/// A line of a pane.
struct PaneLine {
  /// The record that the line belongs to.
  let owner: RecordID?
  let text: SafeText
  let style: Style
  /// Whether it is the record's own line, and not what is said under it.
  let isHead: Bool
}

extension AppContext {
  /// The lines of a pane: each record in one, with what is said of it below; short, its time is without a year.
  func lines(
    of entries: [PaneEntry], names: [UserID: String], includesFormer: Bool, columns: Int,
    isShort: Bool
  ) -> [PaneLine] {
    let idWidth = entries.map { SafeText($0.id.rawValue).columns }.max() ?? 0
    let timeWidth = isShort ? 14 : 19
    // What the mark, the check time and their spaces leave to the employee and the id.
    let room = max(0, columns - 2 - timeWidth - 2)
    let people = entries.map { entry in
      entry.record.map { record in
        employee(
          record.userID, names[record.userID], includesFormer: includesFormer,
          columns: max(12, room - idWidth))
      } ?? words(.outcome(.copyPurgedShort))
    }
    let width = people.map(\.columns).max() ?? 0
    return zip(entries, people).flatMap { entry, who in
      let head = [
        SafeText(entry.pane.mark),
        entry.record.map { time($0.checkTime, isShort: isShort) }
          ?? SafeText.empty.padded(to: timeWidth),
        who.padded(to: width), SafeText(entry.id.rawValue).cutFront(to: max(5, room - width)),
      ].joined(separator: " ")
      let remarks = entry.remarks.flatMap { text, isPlatforms in
        text.wrapped(to: max(10, columns - 2)).map {
          PaneLine(
            owner: entry.id, text: SafeText("  ") + $0, style: isPlatforms ? .text : .dim,
            isHead: false)
        }
      }
      return [PaneLine(owner: entry.id, text: head, style: Style(entry.pane.role), isHead: true)]
        + remarks
    }
  }
}
