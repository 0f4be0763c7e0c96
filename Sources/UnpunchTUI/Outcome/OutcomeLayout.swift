import Attendance
import Journal
import Terminal
import UnpunchKit

/// Where the panes of an outcome stand at a size, and their lines.
struct OutcomeLayout {
  /// A line of a pane.
  struct Line {
    /// The record that the line belongs to.
    let owner: RecordID?
    let text: SafeText
    let style: Style
    /// Whether it is the record's own line, and not its reason.
    let isHead: Bool
  }

  /// A pane's place and lines.
  struct Place {
    var rect: Rect
    let lines: [Line]
  }

  /// The lines above the panes that concern the batch as a whole.
  let banner: [(SafeText, Style)]
  /// The panes; the unknown one only where something is unknown.
  private(set) var panes: [OutcomeState.Pane: Place] = [:]

  init(_ outcome: OutcomeState, context: AppContext, size: Size) {
    banner = Self.banner(outcome.report, context, columns: size.columns - 2)
    let top = 2 + banner.count
    let room = max(6, size.rows - top - 1)
    let isWide = size.columns >= 100
    let shown = OutcomeState.Pane.allCases.filter {
      $0 != .unknown || !outcome.entries(of: .unknown).isEmpty
    }
    for pane in shown {
      let columns = isWide && pane != .unknown ? size.columns / 2 : size.columns
      panes[pane] = Place(
        rect: Rect(column: 0, row: 0, columns: columns, rows: 0),
        lines: Self.lines(pane, outcome, context, columns: columns - 4))
    }
    if isWide {
      placeSideBySide(top: top, room: room, columns: size.columns)
    } else {
      stack(shown, top: top, room: room)
    }
  }

  private mutating func placeSideBySide(top: Int, room: Int, columns: Int) {
    let unknown = panes[.unknown].map { min($0.lines.count + 2, max(3, room / 2)) } ?? 0
    let natural = max(height(.deleted), height(.notDeleted))
    let upper = min(natural, room - unknown)
    let lower = min(height(.unknown), room - upper)
    panes[.deleted]?.rect = Rect(column: 0, row: top, columns: columns / 2, rows: upper)
    panes[.notDeleted]?.rect = Rect(
      column: columns / 2, row: top, columns: columns - columns / 2, rows: upper)
    panes[.unknown]?.rect = Rect(column: 0, row: top + upper, columns: columns, rows: lower)
  }

  /// Gives every pane three rows, and the rest of the room to those that need it most.
  private mutating func stack(_ shown: [OutcomeState.Pane], top: Int, room: Int) {
    var heights = Dictionary(uniqueKeysWithValues: shown.map { ($0, 3) })
    var free = room - 3 * shown.count
    while free > 0 {
      let needy = shown.max { height($0) - (heights[$0] ?? 0) < height($1) - (heights[$1] ?? 0) }
      guard let needy, height(needy) > heights[needy] ?? 0 else { break }
      heights[needy, default: 0] += 1
      free -= 1
    }
    var row = top
    for pane in shown {
      let rows = heights[pane] ?? 0
      panes[pane]?.rect.row = row
      panes[pane]?.rect.rows = rows
      row += rows
    }
  }

  /// The height at which everything in a pane is seen.
  private func height(_ pane: OutcomeState.Pane) -> Int {
    max(1, panes[pane]?.lines.count ?? 0) + 2
  }

  private static func banner(_ report: DeletionReport, _ context: AppContext, columns: Int) -> [(
    SafeText, Style
  )] {
    var lines: [(SafeText, Style)] = []
    if let error = report.journalError {
      lines += context.words(.outcomeNotKept(error)).wrapped(to: columns).map { ($0, .error) }
    }
    if let cause = report.cause {
      lines += context.words(.error(cause)).wrapped(to: columns).prefix(3).map { ($0, .warning) }
    }
    return lines
  }

  private static func lines(
    _ pane: OutcomeState.Pane, _ outcome: OutcomeState, _ context: AppContext, columns: Int
  ) -> [Line] {
    let entries = outcome.entries(of: pane)
    let isShort = columns < 54
    // What the mark, the check time and their spaces leave to the employee and the id.
    let room = max(0, columns - 2 - (isShort ? 14 : 19) - 2)
    let people = entries.map { entry in
      entry.record.map { record in
        context.employee(
          record.userID, outcome.report.names[record.userID],
          includesFormer: outcome.report.batch.intent.includesFormer, columns: max(5, room - 12))
      } ?? context.words(.copyPurgedShort)
    }
    let width = people.map(\.columns).max() ?? 0
    return zip(entries, people).flatMap { entry, who in
      let head = [
        SafeText(pane.mark),
        entry.record.map { context.time($0.checkTime, isShort: isShort) }
          ?? SafeText.empty.padded(to: isShort ? 14 : 19),
        who.padded(to: width), SafeText(entry.id.rawValue).cutFront(to: max(5, room - width)),
      ].joined(separator: " ")
      let reasons = context.reason(of: entry.verdict).flatMap { text, isPlatforms in
        text.wrapped(to: max(10, columns - 2)).map {
          Line(
            owner: entry.id, text: SafeText("  ") + $0, style: isPlatforms ? .text : .dim,
            isHead: false)
        }
      }
      return [Line(owner: entry.id, text: head, style: Style(pane.role), isHead: true)] + reasons
    }
  }
}

extension OutcomeState.Pane {
  /// The mark in front of a record.
  var mark: String {
    switch self {
    case .deleted: "✓"
    case .notDeleted: "✗"
    case .unknown: "?"
    }
  }

  /// The meaning of its colour.
  var role: Role {
    switch self {
    case .deleted: .success
    case .notDeleted: .failure
    case .unknown: .warning
    }
  }
}
