import Terminal
import UnpunchKit

/// How the confirmation is laid out at a size.
struct ConfirmLayout: Sendable, Equatable {
  /// The rows of the box that are not the list: its edges, the tenant, two of consequences, the reason,
  /// the count, and two for what is to be said.
  private static let otherRows = 9

  /// The width of the box.
  let columns: Int
  /// How many rows of the list are seen at once.
  let listHeight: Int
  /// Whether a row tells how many more there are.
  let scrolls: Bool
  /// The height of the box.
  let rows: Int

  init(_ confirm: ConfirmState, size: Size) {
    self.init(listRows: confirm.plan.items.count, otherRows: Self.otherRows, size: size)
  }

  init(listRows: Int, otherRows: Int, size: Size) {
    columns = min(112, size.columns - 2)
    let room = size.rows - 1 - otherRows
    scrolls = listRows > room
    listHeight = max(1, scrolls ? room - 1 : listRows)
    rows = listHeight + (scrolls ? 1 : 0) + otherRows
  }
}
