import Attendance
import Terminal

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
      // What is said under a record is shown with it where both fit.
      let last = min(owned.last ?? first, first + height - 1)
      var top = Viewport.top(tops[pane] ?? 0, showing: last, count: lines.count, height: height)
      top = Viewport.top(top, showing: first, count: lines.count, height: height)
      tops[pane] = top
    }
  }
}
