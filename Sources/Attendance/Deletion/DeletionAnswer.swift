/// The parts of a `batch_del` answer that count, read without repairing anything.
struct DeletionAnswer: Sendable, Hashable {
  /// The code.
  let code: PlatformCode
  /// The message; nil where there is none.
  let message: String?
  /// Whether there is a `data` object.
  let hasData: Bool
  /// The ids under `success_record_ids`.
  let succeeded: [RecordID]
  /// The ids under `fail_record_ids`.
  let failed: [RecordID]

  /// All ids that the answer names in its lists.
  var ids: [RecordID] { succeeded + failed }

  /// Reads the value of a whole body.
  ///
  /// A list may be absent or null, as every SDK has it; ids may be integers, whose digits are kept.
  ///
  /// - Parameter json: The value.
  /// - Throws: What keeps the answer from being relied on.
  init(_ json: JSONValue) throws(Inconsistency) {
    let answer = try WriteAnswer(json)
    code = answer.code
    message = answer.message
    hasData = answer.data != nil
    (succeeded, failed) = try answer.reading { data throws(Inconsistency) in
      (try Self.ids("success_record_ids", of: data), try Self.ids("fail_record_ids", of: data))
    }
  }

  private static func ids(_ name: String, of data: JSONObject?) throws(Inconsistency)
    -> [RecordID]
  {
    var ids: [RecordID] = []
    for element in try data?.list(name) ?? [] {
      guard let id = element.recordID else { throw Inconsistency(.malformed(name)) }
      ids.append(id)
    }
    return ids
  }
}
