import Attendance
import Foundation

// The JSON of headers and payloads. A header stays for ever and holds no personal data; a payload goes with a purge.
// The header of an outcome is a ``DeletionOutcome``. The schema's triggers read `ids`, `verdicts` and `recordID` by name.

struct IntentHeader: Codable {
  let platformHost: String
  let appID: String
  let tenantName: String?
  let idKind: IDKind
  let includesFormer: Bool
  let ids: [RecordID]
  /// The name of the lock that the sender holds, and its process; nil in journals of before there were locks.
  var lock: String?
  var pid: Int32?
  /// The platform's time in seconds; nil where it told none, and in journals of before it was noted.
  var platformTime: UnixTime?
}

struct IntentPayload: Codable {
  let records: [FlowRecord]
  let names: NamesByID
  let reason: String
}

/// The names of employees: an object by the ids, or a list where two ids would be one name of an object to a reader
/// that compares by canonical equivalence.
struct NamesByID: Codable {
  let names: [UserID: String]

  private struct Pair: Codable {
    let id: UserID
    let name: String
  }

  init(_ names: [UserID: String]) {
    self.names = names
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let pairs = try? container.decode([Pair].self) {  // No list: an object.
      names = Dictionary(pairs.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    } else {
      names = Dictionary(
        try container.decode([String: String].self).map { (UserID(rawValue: $0.key), $0.value) },
        uniquingKeysWith: { first, _ in first })
    }
  }

  func encode(to encoder: any Encoder) throws {
    let object = Dictionary(
      names.map { ($0.key.rawValue, $0.value) }, uniquingKeysWith: { first, _ in first })
    var container = encoder.singleValueContainer()
    if object.count == names.count {
      try container.encode(object)
    } else {
      let pairs = names.sorted { $0.key < $1.key }.map { Pair(id: $0.key, name: $0.value) }
      try container.encode(pairs)
    }
  }
}

struct AttemptHeader: Codable {
  let number: Int
  /// The answer to the attempt before, which is why there is another one; nil for the first.
  var after: AttemptAnswer?
}

struct ResolutionHeader: Codable {
  /// Only those records of which something became known.
  let verdicts: [RecordVerdict]
  /// The outcome itself, where it came in after the batch had been concluded without it; nil else.
  var outcome: DeletionOutcome?
}

struct UndoIntentHeader: Codable {
  let items: [UndoIntent.Item]
}

struct UndoIntentPayload: Codable {
  let reason: String
}

struct UndoAttemptHeader: Codable {
  let recordID: RecordID
  let number: Int
}

/// The header of a purge: of copies, or of the oldest events.
struct PurgeHeader: Codable {
  /// The batches whose copies were dropped.
  var batches: [Int]?
  /// The last event that was dropped as a whole, and its entry in hexadecimal digits.
  var through: Int64?
  var entry: String?
}

/// The JSON of headers and payloads: keys in order, so that the same value is always the same bytes.
enum EventJSON {
  static func bytes(of value: some Encodable) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(value)
  }

  static func text(of value: some Encodable) throws -> String {
    String(decoding: try bytes(of: value), as: UTF8.self)
  }

  static func value<Value: Decodable>(_ type: Value.Type, from text: String) throws -> Value {
    try JSONDecoder().decode(type, from: Data(text.utf8))
  }

  static func value<Value: Decodable>(_ type: Value.Type, from bytes: Data) throws -> Value {
    try JSONDecoder().decode(type, from: bytes)
  }
}
