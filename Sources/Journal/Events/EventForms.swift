import Attendance

// The JSON of headers and payloads. A header stays for ever and holds no personal data; a payload goes with a purge.
// The header of an outcome is a ``DeletionOutcome``. The schema's triggers read `ids`, `verdicts` and `recordID` by name.

/// The header of an intent.
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
}

/// The payload of an intent.
struct IntentPayload: Codable {
  let records: [FlowRecord]
  /// The names by the ids' text, so that the JSON is an object.
  let names: [String: String]
  let reason: String
}

/// The header of an attempt.
struct AttemptHeader: Codable {
  let number: Int
  /// The answer to the attempt before, which is why there is another one; nil for the first.
  var after: AttemptAnswer?
}

/// The header of a resolution.
struct ResolutionHeader: Codable {
  /// Only those records of which something became known.
  let verdicts: [RecordVerdict]
}

/// The header of an undo intent.
struct UndoIntentHeader: Codable {
  let items: [UndoIntent.Item]
}

/// The payload of an undo intent.
struct UndoIntentPayload: Codable {
  let reason: String
}

/// The header of an undo attempt.
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
