import Attendance

/// What stays of an intent for ever: no personal data.
///
/// The schema's triggers read `ids` by name. The header of an outcome is a ``DeletionOutcome``.
struct IntentHeader: Codable {
  let platformHost: String
  let appID: String
  let tenantName: String?
  let idKind: IDKind
  let includesFormer: Bool
  let ids: [RecordID]
}

/// What of an intent is personal, and goes with a purge.
struct IntentPayload: Codable {
  let records: [FlowRecord]
  /// The names by the ids' text, so that the JSON is an object.
  let names: [String: String]
  let reason: String
}
