import Attendance

/// What can be read of a `user_flow` of an answer.
///
/// `user_id` and `check_time` are required; the other fields are those of the page, and absent, null or of the type that the
/// page gives. A field that is anything else is odd: the record is read without it, and says so, so that one such record does
/// not hide the others. Nothing is repaired and no record is dropped.
enum FlowSight: Sendable {
  /// A record, maybe with odd fields.
  case record(FlowRecord)
  /// A record without a time or an employee.
  case unlisted(UnlistedRecord)

  init(_ fields: FieldReader) {
    var odd = OddFields(fields: fields)
    let id = odd.take("record_id", Self.recordID)
    let time = odd.take("check_time") { fields, name throws(FieldReader.Fault) in
      guard let text = try fields.text(name), let time = UnixTime(text: text) else {
        throw FieldReader.Fault(what: .unexpected(name))
      }
      return time
    }
    let userID = odd.take("user_id") { fields, name throws(FieldReader.Fault) in
      UserID(rawValue: try fields.required(name, try fields.text(name)))
    }
    var record = FlowRecord(
      recordID: id, userID: userID ?? UserID(""), creatorID: UserID(odd.text("creator_id") ?? ""),
      locationName: odd.text("location_name") ?? "", checkTime: time ?? UnixTime(seconds: 0),
      comment: odd.text("comment") ?? "", ssid: odd.text("ssid"), bssid: odd.text("bssid"),
      isField: odd.take("is_field") { fields, name throws(FieldReader.Fault) in
        try fields.bool(name)
      },
      isWifi: odd.take("is_wifi") { fields, name throws(FieldReader.Fault) in
        try fields.bool(name)
      },
      type: odd.take("type") { fields, name throws(FieldReader.Fault) in
        try fields.integer(name).map(FlowType.init)
      }, externalID: odd.text("external_id"), idempotentID: odd.text("idempotent_id"))
    guard time != nil, userID != nil, !odd.isTooLong else {
      self = .unlisted(UnlistedRecord(recordID: id, oddities: odd.oddities))
      return
    }
    record.oddities = odd.oddities.isEmpty ? nil : odd.oddities
    self = .record(record)
  }

  /// The id; an empty text counts as none, anything but digits as odd.
  private static func recordID(
    _ fields: FieldReader, _ name: String
  ) throws(FieldReader.Fault) -> RecordID? {
    guard let text = try fields.text(name), !text.isEmpty else { return nil }
    guard let id = RecordID(text) else { throw FieldReader.Fault(what: .unexpected(name)) }
    return id
  }
}

/// Reads fields, and keeps those that are odd.
private struct OddFields {
  let fields: FieldReader
  private(set) var oddities: [Oddity] = []
  private(set) var isTooLong = false

  mutating func take<Value>(
    _ name: String, _ read: (FieldReader, String) throws(FieldReader.Fault) -> Value?
  ) -> Value? {
    do throws(FieldReader.Fault) {
      return try read(fields, name)
    } catch {
      let value = fields.source(name, limit: Oddity.limit)
      if value == nil { isTooLong = true }
      oddities.append(Oddity(field: name, value: value.flatMap { $0.isEmpty ? nil : $0 }))
      return nil
    }
  }

  /// A text; of one that is odd, what can be read of it.
  mutating func text(_ name: String) -> ExactText? {
    take(name) { fields, name throws(FieldReader.Fault) in try fields.exact(name) }
      ?? fields.readable(name)
  }
}
