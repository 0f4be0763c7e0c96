/// The parts of a `batch_create` answer that count, read without repairing anything.
struct ImportAnswer: Sendable, Hashable {
  /// A record of the list `flow_records`.
  struct Listed: Sendable, Hashable {
    let userID: UserID
    let checkTime: UnixTime
    /// The new id; nil where it is left out, as was observed.
    let recordID: RecordID?
    /// The key; nil where it is left out.
    let idempotentID: ExactText?
  }

  /// The code.
  let code: PlatformCode
  /// The message; nil where there is none.
  let message: String?
  /// The records under `flow_records`; nil where there is no list.
  let listed: [Listed]?

  /// Reads the value of a whole body.
  ///
  /// Texts that hold digits may be integers, whose digits are kept.
  ///
  /// - Throws: What keeps the answer from being relied on.
  init(_ json: JSONValue) throws(Inconsistency) {
    let answer = try WriteAnswer(json)
    code = answer.code
    message = answer.message
    listed = try answer.reading { data throws(Inconsistency) in
      guard let elements = try data?.list("flow_records") else { return nil }
      var listed: [Listed] = []
      for element in elements {
        guard let fields = element.object else { throw Inconsistency(.malformed("flow_records")) }
        listed.append(try Listed(fields))
      }
      return listed
    }
  }
}

extension ImportAnswer.Listed {
  fileprivate init(_ fields: JSONObject) throws(Inconsistency) {
    guard let userID = try Self.text("user_id", of: fields) else {
      throw Inconsistency(.malformed("user_id"))
    }
    guard let time = try Self.text("check_time", of: fields).flatMap(UnixTime.init(text:)) else {
      throw Inconsistency(.malformed("check_time"))
    }
    self.userID = UserID(rawValue: userID)
    checkTime = time
    let digits = try Self.text("record_id", of: fields)
    recordID = digits.flatMap { RecordID($0) }
    guard (digits == nil) == (recordID == nil) else {
      throw Inconsistency(.malformed("record_id"))
    }
    idempotentID = try Self.text("idempotent_id", of: fields).map { ExactText($0) }
  }

  /// The text under a name; nil where it is absent, null or empty.
  private static func text(_ name: String, of fields: JSONObject) throws(Inconsistency) -> String? {
    switch try fields.member(name) {
    case nil, .null: nil
    case .string(let text), .number(let text): text.isEmpty ? nil : text
    case .bool, .oddString, .array, .object: throw Inconsistency(.malformed(name))
    }
  }
}
