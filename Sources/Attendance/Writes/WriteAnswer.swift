/// What the answer to a change says on the whole, read without repairing anything.
struct WriteAnswer: Sendable, Hashable {
  /// The code.
  let code: PlatformCode
  /// The message; nil where there is none.
  let message: String?
  /// The object under `data`; nil where it is absent or null.
  let data: JSONObject?

  /// Reads the value of a whole body.
  ///
  /// - Throws: What keeps the answer from being relied on, with what was read before.
  init(_ json: JSONValue) throws(Inconsistency) {
    guard let object = json.object else { throw Inconsistency(.noCode) }
    var code: PlatformCode?
    var message: String?
    do throws(Inconsistency) {
      code = try object.member("code")?.integer.map(PlatformCode.init)
      message = try object.member("msg").flatMap(\.text)
      guard let code else { throw Inconsistency(.noCode) }
      self.code = code
      self.message = message
      guard let value = try object.member("data"), !value.isNull else {
        data = nil
        return
      }
      guard let data = value.object else { throw Inconsistency(.malformed("data")) }
      self.data = data
    } catch {
      throw Inconsistency(error.doubt, code: code, message: message)
    }
  }

  /// Reads on in the data; what is inconsistent there is thrown with the code and the message.
  func reading<Value>(
    _ body: (JSONObject?) throws(Inconsistency) -> Value
  ) throws(Inconsistency) -> Value {
    do throws(Inconsistency) {
      return try body(data)
    } catch {
      throw Inconsistency(error.doubt, code: code, message: message)
    }
  }
}

/// What keeps an answer from being relied on, with what could be read of it.
struct Inconsistency: Error, Hashable {
  /// Why it cannot be relied on.
  let doubt: Doubt
  /// The code; nil where none could be read.
  let code: PlatformCode?
  /// The message; nil where none could be read.
  let message: String?

  init(_ doubt: Doubt, code: PlatformCode? = nil, message: String? = nil) {
    self.doubt = doubt
    self.code = code
    self.message = message
  }
}

extension JSONObject {
  /// The value under a name; nil where it is absent.
  func member(_ name: String) throws(Inconsistency) -> JSONValue? {
    switch self[name] {
    case .absent: nil
    case .present(let value): value
    case .repeated: throw Inconsistency(.repeatedKey(name))
    }
  }

  /// The elements of a list; nil where it is absent or null.
  func list(_ name: String) throws(Inconsistency) -> [JSONValue]? {
    guard let value = try member(name), !value.isNull else { return nil }
    guard let elements = value.array else { throw Inconsistency(.malformed(name)) }
    return elements
  }
}

extension JSONValue {
  /// The words of a message: a string itself, anything else as JSON text; nil for null.
  var text: String? {
    switch self {
    case .null: nil
    case .string(let text), .number(let text): text
    case .bool(let value): String(value)
    case .oddString(let odd): odd.readable
    case .array(let elements):
      "[" + elements.map { $0.text ?? "null" }.joined(separator: ", ") + "]"
    case .object(let object):
      "{"
        + object.members.map { "\"\($0.name)\": \"\($0.value.text ?? "null")\"" }
        .joined(separator: ", ") + "}"
    }
  }
}
