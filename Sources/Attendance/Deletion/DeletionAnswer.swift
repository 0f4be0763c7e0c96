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

/// The reasons that the `msg` of an answer gives for the records that were not deleted.
///
/// Where ids failed, `msg` holds a JSON object inside a string, `{"<id>": "<reason>"}`; else it is plain words.
/// Feishu: <https://open.feishu.cn/document/attendance-v1/user_task/batch_del> (read 2026-11-23).
struct FailureReasons: Sendable {
  private enum Source {
    /// `msg` is an object that names at least one record of the batch.
    case byRecord(JSONObject)
    /// `msg` speaks of the call as a whole.
    case ofAll(Reason)
  }

  private let source: Source

  /// Reads the reasons from a message.
  init(message: String?, of batch: RecordBatch) {
    // A message that is no JSON is words, and is shown as they are.
    let object = message.flatMap { try? JSONReader.read(Array($0.utf8)) }?.object
    if let object, batch.ids.contains(where: { object[$0.rawValue] != .absent }) {
      source = .byRecord(object)
    } else {
      source = .ofAll(Reason(words: message))
    }
  }

  /// The reason for one record.
  subscript(id: RecordID) -> Reason {
    switch source {
    case .ofAll(let reason): reason
    case .byRecord(let object):
      switch object[id.rawValue] {
      case .absent: .notGiven
      case .present(let value): Reason(words: value.text)
      case .repeated(let values): .contradictory(values.compactMap(\.text))
      }
    }
  }
}

extension Reason {
  /// The reason that the words of an answer give; words that say nothing give none.
  init(words: String?) {
    switch words {
    case nil, "", "success", "ok": self = .notGiven
    case .some(let words): self = .platform(words)
    }
  }
}
