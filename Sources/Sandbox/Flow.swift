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
  ///
  /// - Parameters:
  ///   - form: Turns an `employee_id` into the form that was asked for.
  ///   - tellsID: Whether `record_id` is written.
  /// - Returns: The record as an object.
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
