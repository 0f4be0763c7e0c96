import Attendance
import Terminal
import UnpunchKit

/// A record in the panes of an outcome.
protocol PaneItem {
  var id: RecordID { get }
  var pane: Pane { get }
}

extension DeletionReport.Entry: PaneItem {
  var pane: Pane { Pane(verdict) }
}

extension UndoEntry: PaneItem {
  var pane: Pane { Pane(verdict) }
}

/// A screen that shows in panes what became of records, with a cursor that goes through all of them.
protocol PaneScreen: Screen {
  /// A record and what became of it.
  associatedtype Entry: PaneItem

  /// The records, in the order sent.
  var entries: [Entry] { get }
  /// Where the cursor is, and what is seen.
  var cursor: PaneCursor { get set }

  /// Where the panes stand at a size, and their lines.
  func layout(_ context: AppContext, size: Size) -> PanesLayout
}

extension PaneScreen {
  var isScrolled: Bool { true }
  var isMoved: Bool { true }

  /// The entries of a pane, in the order sent.
  func entries(of pane: Pane) -> [Entry] { entries.filter { $0.pane == pane } }

  /// All entries, in the order in which the panes show them.
  private var ordered: [Entry] { Pane.allCases.flatMap { entries(of: $0) } }

  var current: Entry? {
    let all = ordered
    return all.indices.contains(cursor.position) ? all[cursor.position] : nil
  }

  /// Changes what is known of the records; the cursor stays on its own.
  mutating func keepingCursor(_ change: (inout Self) -> Void) {
    let id = current?.id
    change(&self)
    cursor.stay(on: id, of: ordered.map(\.id))
  }

  mutating func move(_ movement: Movement, _ stage: Stage) {
    cursor.move(movement, count: entries.count)
    clampScrolling(stage)
  }

  /// Moves what is seen of each pane so that the cursor is in it.
  mutating func keepInSight(_ size: Size, _ context: AppContext) {
    cursor.keepInSight(layout(context, size: size), current: current.map { ($0.id, $0.pane) })
  }

  mutating func clampScrolling(_ stage: Stage) { keepInSight(stage.size, stage.context) }

  mutating func press(
    entry: Int, part: Int?, _ stage: inout Stage
  ) -> (wishes: [Wish], opens: Bool) {
    move(.to(entry), stage)
    return ([], true)
  }
}

/// Rows of a key table that are the same on every screen of panes.
extension KeyBinding {
  static func mark(_ command: Command) -> Self {
    Self(
      [.character("m")], command, .settling(.helpMark), hint: .settling(.hintMark), needs: .change)
  }

  static func details(_ command: Command) -> Self {
    Self([.enter], command, .key(.helpOutcomeDetails), hint: .key(.hintDetails), yields: 2)
  }

  static func copy(_ command: Command, _ help: Text) -> Self {
    Self([.character("y")], command, help, hint: .key(.hintCopy), yields: 0)
  }

  static func history(_ command: Command) -> Self {
    Self([.character("h")], command, .history(.help), hint: .history(.hint), yields: 1)
  }
}

/// Where the cursor is in the panes, and what is seen of each.
struct PaneCursor: Sendable, Equatable {
  /// Which record the cursor is on, counted through the panes.
  private(set) var position = 0
  /// The first line that is seen of each pane.
  private(set) var tops: [Pane: Int] = [:]

  mutating func move(_ movement: Movement, count: Int) {
    position = movement.moved(position, count: count, page: 5)
  }

  /// Stays on a record whose place may have changed.
  mutating func stay(on id: RecordID?, of ids: [RecordID]) {
    position = id.flatMap { ids.firstIndex(of: $0) } ?? max(0, min(position, ids.count - 1))
  }

  /// Moves what is seen of each pane so that the record under the cursor is in it.
  mutating func keepInSight(_ layout: PanesLayout, current: (id: RecordID, pane: Pane)?) {
    for (pane, place) in layout.places {
      let height = max(1, place.rect.rows - 2)
      let lines = place.lines
      let owned = lines.indices.filter { pane == current?.pane && lines[$0].owner == current?.id }
      let first = owned.first ?? tops[pane] ?? 0
      // What is said under a record is shown with it if both fit.
      let last = min(owned.last ?? first, first + height - 1)
      var top = Viewport.top(tops[pane] ?? 0, showing: last, count: lines.count, height: height)
      top = Viewport.top(top, showing: first, count: lines.count, height: height)
      tops[pane] = top
    }
  }
}

/// A record in a pane, and what is said under it.
struct PaneEntry {
  let id: RecordID
  /// The record as it was; nil if its copy has been purged.
  let record: FlowRecord?
  let pane: Pane
  /// The lines under it, and whether each is the platform's own text.
  let remarks: [(SafeText, isPlatforms: Bool)]
}

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
