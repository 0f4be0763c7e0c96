public import Attendance
import Crypto
import Foundation

/// What an operator has confirmed to be imported again: deleted records of one batch, and why.
public struct UndoIntent: Sendable, Hashable {
  /// One record that is to be imported again.
  public struct Item: Sendable, Hashable, Codable {
    /// The deleted record.
    public let recordID: RecordID
    /// The key that every attempt to import it carries, so that the platform takes it once.
    public let idempotentID: String
    /// The records equal to it that the platform showed just before: none of them is the imported one.
    public let equal: [RecordID]

    /// Takes a record and its key.
    public init(recordID: RecordID, idempotentID: String, equal: [RecordID]) {
      self.recordID = recordID
      self.idempotentID = idempotentID
      self.equal = equal
    }
  }

  /// The records, in the order in which they are imported; at least one, each once.
  public let items: [Item]
  /// The reason or ticket that the operator typed; may be empty.
  public let reason: String

  /// Puts an intent together; nothing is checked before ``Journal/commit(_:of:)``.
  public init(items: [Item], reason: String) {
    self.items = items
    self.reason = reason
  }
}

extension DeletionIntent {
  /// The key under which a record of this intent is imported again: the same for the record of this app on this host
  /// whoever asks, in whichever batch and in whichever journal, so that the platform takes it once.
  ///
  /// - Returns: A UUID of version 8, made of the three.
  public func importKey(of id: RecordID) -> String {
    let text = ["unpunch", target.host, target.appID, id.rawValue].joined(separator: "\n")
    var bytes = Array(SHA256.hash(data: Data(text.utf8)).prefix(16))
    bytes[6] = bytes[6] & 0x0F | 0x80
    bytes[8] = bytes[8] & 0x3F | 0x80
    let digits = bytes.hexadecimal.uppercased()
    var groups: [Substring] = []
    var rest = digits[...]
    for count in [8, 4, 4, 4, 12] {
      groups.append(rest.prefix(count))
      rest = rest.dropFirst(count)
    }
    return groups.joined(separator: "-")
  }
}
