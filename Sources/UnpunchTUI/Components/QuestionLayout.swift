import Terminal

/// How a question with a typed count is laid out in a room.
struct QuestionLayout: Sendable, Equatable {
  /// The rows of the box that are not the list: its edges, the tenant, two of consequences, the reason,
  /// the count, and two for what is to be said.
  private static let otherRows = 9

  /// The width of the box.
  let columns: Int
  /// How many rows of the list are seen at once.
  let listHeight: Int
  /// Whether a row tells how many more there are.
  let scrolls: Bool
  /// The height of the box; where it is more than there are rows, something else than the list has to give way.
  let rows: Int

  /// Lays it out.
  ///
  /// - Parameters:
  ///   - listRows: How many rows its list has.
  ///   - more: How many rows it has beside the list and those of every question.
  ///   - room: What it is laid out in.
  init(listRows: Int, more: Int = 0, room: Size) {
    let otherRows = Self.otherRows + more
    columns = min(112, room.columns - 2)
    let free = DialogBox.rows(in: room) - otherRows
    scrolls = listRows > free
    listHeight = max(1, scrolls ? free - 1 : listRows)
    rows = listHeight + (scrolls ? 1 : 0) + otherRows
  }
}
