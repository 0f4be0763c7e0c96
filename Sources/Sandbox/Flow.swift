/// A check-in flow record (打卡流水) as the platform keeps it.
///
/// The fields and which of them an answer may leave out:
/// <https://open.feishu.cn/document/server-docs/attendance-v1/user_task/query-2> (read 2026-11-23).
struct Flow: Sendable, Equatable {
  var recordID: String
  /// The `employee_id` of the person.
  var person: String
  /// The `employee_id` of the creator.
  var creator: String
  var place: String
  /// Unix seconds.
  var checkTime: Int
  var comment = ""
  /// The platform's `type`: 0 a user's punch, 5 an attendance machine, 7 imported, and so on.
  var kind = 0
  var ssid: String?
  var bssid: String?
  var isField: Bool?
  var isWiFi: Bool?
  var photoURLs: [String] = []
  var deviceID: String?
  var externalID: String?
  var idempotentID: String?
  var fate = SandboxFate.notImported

  /// Writes the record with ids in the form that was asked for; what it does not have is left out.
  func json(idsAs form: (String) -> String, tellsID: Bool = true) -> JSON {
    var members = [
      JSON.Member("user_id", .string(form(person))),
      JSON.Member("creator_id", .string(form(creator))),
      JSON.Member("location_name", .string(place)),
      JSON.Member("check_time", .string(String(checkTime))),
      JSON.Member("comment", .string(comment)),
    ]
    func add(_ name: String, _ value: JSON?) {
      guard let value else { return }
      members.append(JSON.Member(name, value))
    }
    add("record_id", tellsID ? .string(recordID) : nil)
    add("ssid", ssid.map(JSON.string))
    add("bssid", bssid.map(JSON.string))
    add("is_field", isField.map(JSON.boolean))
    add("is_wifi", isWiFi.map(JSON.boolean))
    add("type", .integer(kind))
    add("photo_urls", photoURLs.isEmpty ? nil : .strings(photoURLs))
    add("device_id", deviceID.map(JSON.string))
    add("external_id", externalID.map(JSON.string))
    add("idempotent_id", idempotentID.map(JSON.string))
    return .object(members)
  }
}

/// What `batch_del` does with a record.
public enum SandboxFate: Sendable, Equatable, CaseIterable {
  /// Deletes it.
  case deletable
  /// Refuses it: a punch that was not imported, "auth no permission".
  case notImported
  /// Refuses it: "the attendance result has been sealed and can not modify".
  case sealed
  /// Refuses it once, "no row affected", and then deletes it: two requests met at its row.
  case contended
  /// Refuses it, "rule does not exist": another administrator's request for it was a moment faster,
  /// and the record is gone.
  case takenByAnother
}

/// The records of the company, found by id or by person.
struct FlowStore: Sendable {
  private var flows: [String: Flow] = [:]
  private var idsOfPerson: [String: Set<String>] = [:]

  var count: Int { flows.count }

  var all: some Collection<Flow> { flows.values }

  subscript(recordID: String) -> Flow? { flows[recordID] }

  /// The records of a person in `[from, to)`, earliest first.
  func flows(of person: String, from: Int, to: Int) -> [Flow] {
    (idsOfPerson[person] ?? []).compactMap { flows[$0] }
      .filter { from <= $0.checkTime && $0.checkTime < to }
      .sorted { ($0.checkTime, $0.recordID) < ($1.checkTime, $1.recordID) }
  }

  /// Adds a record, or puts a changed one in the place of the one with its id.
  mutating func put(_ flow: Flow) {
    flows[flow.recordID] = flow
    idsOfPerson[flow.person, default: []].insert(flow.recordID)
  }

  mutating func remove(_ recordID: String) {
    guard let flow = flows.removeValue(forKey: recordID) else { return }
    idsOfPerson[flow.person]?.remove(recordID)
  }
}
