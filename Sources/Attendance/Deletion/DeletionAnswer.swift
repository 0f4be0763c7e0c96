/// The parts of a `batch_del` answer that count, read without repairing anything.
struct DeletionAnswer: Sendable, Hashable {
  /// What an answer is read as.
  enum Reading: Sendable, Hashable {
    /// The answer contradicts itself or lacks its code.
    case inconsistent(Doubt, PlatformCode?, message: String?)
    /// The answer can be relied on.
    case consistent(DeletionAnswer)
  }

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
  static func read(_ json: JSONValue) -> Reading {
    guard let object = json.object else { return .inconsistent(.noCode, nil, message: nil) }
    var code: PlatformCode?
    var message: String?
    do throws(Inconsistency) {
      code = try member("code", of: object)?.integer.map(PlatformCode.init)
      message = try member("msg", of: object).flatMap(\.text)
      guard let code else { return .inconsistent(.noCode, nil, message: message) }
      let data = try member("data", of: object)
      guard let data, !data.isNull else {
        return .consistent(
          Self(code: code, message: message, hasData: false, succeeded: [], failed: []))
      }
      guard let lists = data.object else { throw Inconsistency(doubt: .malformed("data")) }
      return .consistent(
        Self(
          code: code, message: message, hasData: true,
          succeeded: try ids("success_record_ids", of: lists),
          failed: try ids("fail_record_ids", of: lists)))
    } catch {
      return .inconsistent(error.doubt, code, message: message)
    }
  }

  private struct Inconsistency: Error {
    let doubt: Doubt
  }

  private static func member(_ name: String, of object: JSONObject) throws(Inconsistency)
    -> JSONValue?
  {
    switch object[name] {
    case .absent: nil
    case .present(let value): value
    case .repeated: throw Inconsistency(doubt: .repeatedKey(name))
    }
  }

  private static func ids(_ name: String, of lists: JSONObject) throws(Inconsistency) -> [RecordID]
  {
    guard let value = try member(name, of: lists), !value.isNull else { return [] }
    guard let elements = value.array else { throw Inconsistency(doubt: .malformed(name)) }
    var ids: [RecordID] = []
    for element in elements {
      guard let id = element.recordID else { throw Inconsistency(doubt: .malformed(name)) }
      ids.append(id)
    }
    return ids
  }
}

extension JSONValue {
  /// The words of a message: a string itself, anything else as JSON text; nil for null.
  var text: String? {
    switch self {
    case .null: nil
    case .string(let text), .number(let text): text
    case .bool(let value): String(value)
    case .array(let elements):
      "[" + elements.map { $0.text ?? "null" }.joined(separator: ", ") + "]"
    case .object(let object):
      "{"
        + object.members.map { "\"\($0.name)\": \"\($0.value.text ?? "null")\"" }
        .joined(separator: ", ") + "}"
    }
  }
}
