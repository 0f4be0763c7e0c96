/// The ids of one deletion: 1 to 10 of them, all different, in the order in which they are sent.
///
/// The platform takes no more than ten ids a call. The limit is held here, in the type, so that no caller can pass it.
/// Feishu: <https://open.feishu.cn/document/attendance-v1/user_task/batch_del> (read 2026-11-23).
public struct RecordBatch: Sendable, Hashable {
  /// The most ids that one call takes.
  public static let limit = 10

  /// The ids, in the order in which they are sent.
  public let ids: [RecordID]

  /// Takes the ids of one call.
  ///
  /// - Parameter ids: 1 to 10 different ids.
  /// - Throws: ``BatchError`` where there are none, too many, or one of them twice.
  public init(_ ids: [RecordID]) throws(BatchError) {
    guard !ids.isEmpty else { throw .empty }
    guard ids.count <= Self.limit else { throw .tooMany(ids.count) }
    var seen: Set<RecordID> = []
    for id in ids where !seen.insert(id).inserted {
      throw .duplicate(id)
    }
    self.ids = ids
  }
}

/// Why ids do not make a batch.
public enum BatchError: Error, Sendable, Hashable, CustomStringConvertible {
  /// There are no ids.
  case empty
  /// There are more than ten.
  case tooMany(Int)
  /// One id stands there twice.
  case duplicate(RecordID)

  /// A sentence that says what is wrong.
  public var description: String {
    switch self {
    case .empty: "A batch needs at least one record id."
    case .tooMany(let count):
      "A batch takes at most \(RecordBatch.limit) record ids; these are \(count)."
    case .duplicate(let id): "The record id \(id) stands in the batch twice."
    }
  }
}
