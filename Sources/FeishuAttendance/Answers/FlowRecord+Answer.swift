import Attendance

extension FlowRecord {
  /// Reads a `user_flow` of an answer.
  ///
  /// `user_id` and `check_time` are required; the other fields are those of the page, and absent, null or of the
  /// type that the page gives. Nothing is repaired and no record is dropped.
  init(_ fields: FieldReader) throws(FieldReader.Fault) {
    let checkTime = try fields.required("check_time", try fields.text("check_time"))
    guard let moment = UnixTime(text: checkTime) else {
      throw FieldReader.Fault(what: .unexpected("check_time"))
    }
    let userID = try fields.required("user_id", try fields.text("user_id"))
    self.init(
      recordID: try Self.recordID(fields),
      userID: UserID(rawValue: userID),
      creatorID: UserID(rawValue: try fields.text("creator_id") ?? ""),
      locationName: try fields.exact("location_name") ?? "",
      checkTime: moment,
      comment: try fields.exact("comment") ?? "",
      ssid: try fields.exact("ssid"),
      bssid: try fields.exact("bssid"),
      isField: try fields.bool("is_field"),
      isWifi: try fields.bool("is_wifi"),
      type: try fields.integer("type").map(FlowType.init),
      externalID: try fields.exact("external_id"),
      idempotentID: try fields.exact("idempotent_id"))
  }

  /// The id; an empty text counts as none, anything but digits as malformed.
  private static func recordID(_ fields: FieldReader) throws(FieldReader.Fault) -> RecordID? {
    guard let text = try fields.text("record_id"), !text.isEmpty else { return nil }
    guard let id = RecordID(text) else {
      throw FieldReader.Fault(what: .unexpected("record_id"))
    }
    return id
  }
}
