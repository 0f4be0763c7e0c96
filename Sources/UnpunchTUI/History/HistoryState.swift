import Journal
import Terminal
import UnpunchKit

/// The batches of the journal: what is shown, and where the cursor is.
struct HistoryState: Sendable, Equatable {
  /// The batches, newest first; nil before they were read.
  private(set) var entries: [HistoryEntry]?
  /// The reading under way; nil where there is none.
  var reading: Generation?
  /// The batch that is being opened.
  var opening: Generation?
  /// Why the journal could not be read.
  private(set) var problem: JournalError?
  /// Where the cursor is.
  private(set) var position = 0
  /// The first row that is seen.
  private(set) var top = 0

  init(reading: Generation) {
    self.reading = reading
  }

  /// The batch under the cursor.
  var current: HistoryEntry? {
    guard let entries, entries.indices.contains(position) else { return nil }
    return entries[position]
  }

  /// How many rows are seen at once: all but the header, the title, the names of the columns and the hints.
  static func height(_ size: Size) -> Int { max(1, size.rows - 4) }

  /// Takes what was read; the cursor stays on its batch.
  mutating func take(_ result: Result<[HistoryEntry], JournalError>) {
    reading = nil
    let number = current?.number
    switch result {
    case .success(let new):
      problem = nil
      entries = new
      position = new.firstIndex { $0.number == number } ?? max(0, min(position, new.count - 1))
    case .failure(let error):
      problem = error
    }
  }

  /// Takes what is known of a batch now; a new one comes first.
  mutating func take(_ entry: HistoryEntry) {
    guard var new = entries else { return }
    if let index = new.firstIndex(where: { $0.number == entry.number }) {
      new[index] = entry
    } else {
      // The cursor stays on its batch.
      if !new.isEmpty { position += 1 }
      new.insert(entry, at: 0)
    }
    entries = new
  }

  mutating func move(_ movement: Movement, _ size: Size) {
    position = movement.moved(
      position, count: entries?.count ?? 0, page: Self.height(size))
    keepInSight(size)
  }

  mutating func keepInSight(_ size: Size) {
    top = Viewport.top(
      top, showing: position, count: entries?.count ?? 0, height: Self.height(size))
  }
}
