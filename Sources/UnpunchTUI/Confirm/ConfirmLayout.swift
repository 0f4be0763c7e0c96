import UnpunchKit
import Terminal

/// How the confirmation is laid out at a size.
struct ConfirmLayout: Sendable, Equatable {
  /// The rows of the box that are not the list: its edges, the tenant, two of consequences, the reason,
  /// the count, and two for what is to be said.
  private static let otherRows = 9

  /// The width of the box.
  let columns: Int
  /// How many records are seen at once.
  let listHeight: Int
  /// Whether a row tells how many more there are.
  let scrolls: Bool

  init(_ confirm: ConfirmState, size: Size) {
    columns = min(112, size.columns - 2)
    let count = confirm.plan.items.count
    let room = size.rows - 1 - Self.otherRows
    scrolls = count > room
    listHeight = max(1, scrolls ? room - 1 : count)
  }

  /// The height of the box.
  var rows: Int { listHeight + (scrolls ? 1 : 0) + Self.otherRows }
}
