/// One record that one `batch_create` call imports again, under an idempotency key of its own.
///
/// The platform takes back who, who made it, where, when, the comment, the wireless network, the two marks
/// (`is_field`, `is_wifi`), the type and the importer's own id. It does not take back:
/// - the record id: the import gets a new one;
/// - the photos, the device and `check_result`, which an import may not set;
/// - the importer's own idempotency key, in whose place ``idempotentID`` stands, so that an attempt can be made again;
/// - a mark or a type that the snapshot does not have: the platform puts `false` and 0 there;
/// - a check time before ``earliest``.
///
/// An employee is meant as the id stands today: where an id was given to somebody new, the record becomes theirs.
/// Feishu: <https://open.feishu.cn/document/server-docs/attendance-v1/user_task/batch_create> (read 2026-11-23).
public struct RecordImport: Sendable, Hashable {
  /// The first moment of which a record can be imported: 2022-01-01 00:00 at UTC+8.
  public static let earliest = UnixTime(seconds: 1_640_966_400)

  /// The record as it was read before it was deleted.
  public let record: FlowRecord
  /// The key that every attempt to import this record carries, in place of the importer's own.
  public let idempotentID: String

  /// Pairs a record with its key.
  ///
  /// - Parameters:
  ///   - record: The record as it was read before it was deleted.
  ///   - idempotentID: A key that no other import has; not empty, for without one the platform may import twice.
  public init(_ record: FlowRecord, idempotentID: String) {
    precondition(!idempotentID.isEmpty, "An import needs a key.")
    self.record = record
    self.idempotentID = idempotentID
  }

  /// Tells whether a record is from before the time that the platform imports.
  ///
  /// - Parameter record: The record.
  /// - Returns: Whether its check time is before ``earliest``.
  public static func isTooEarly(_ record: FlowRecord) -> Bool {
    record.checkTime < earliest
  }
}
