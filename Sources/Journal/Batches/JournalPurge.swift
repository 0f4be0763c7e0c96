/// What a purge drops, or would drop.
public struct JournalPurge: Sendable, Hashable {
  /// The batches whose copies of records, names and reasons are past their time, in ascending order.
  public package(set) var copies: [Int] = []
  /// The batches that are past their time as a whole, in ascending order; none of them is among ``copies``.
  public package(set) var history: [Int] = []
  /// How many events these are.
  public package(set) var events = 0
  /// The batches whose copies stay past their time, since something is still to be asked of them, in ascending order.
  public package(set) var kept: [Int] = []
  /// Whether nothing of what was dropped is left in any file; another process that reads meanwhile keeps the
  /// write-ahead log, which goes when the last one closes the journal.
  public package(set) var isErased = true

  /// The last event that goes, and its entry.
  var anchor: Anchor?

  /// An event at which the chain begins.
  struct Anchor: Sendable, Hashable {
    let sequence: Int64
    let entry: [UInt8]
  }

  init() {}

  /// Whether nothing is dropped.
  public var isEmpty: Bool { copies.isEmpty && history.isEmpty && events == 0 }
}
