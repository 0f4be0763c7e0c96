import Attendance

/// An answer with code 0: its data, and the log id.
struct Envelope: Sendable {
  let call: FeishuCall
  let status: Int
  let logID: String?
  /// `Date`, as it came: what the clock of whoever answered said.
  let date: String?
  /// The whole answer, for the one call whose fields do not stand under `data`.
  let top: FieldReader

  /// Reads an answer that came whole; what must not be shown is taken out of every text of it before that is cut.
  ///
  /// - Throws: Everything that is not an answer with HTTP status 200 and code 0.
  init(_ answer: WireAnswer, of call: FeishuCall, hiding: Redaction) throws(FeishuError) {
    let quotation = Quotation(call: call, hiding: hiding)
    let head = answer.head.quoted(quotation)
    if (300..<400).contains(head.status) {
      throw .redirected(call, status: head.status, host: head.redirectHost)
    }
    // A change is judged by its body whatever its type says, so it is called foreign only where the body is.
    let isRead = head.isJSON || call.isWrite && (try? JSONReader.read(answer.body)) != nil
    guard isRead else {
      throw .notFeishu(
        call, status: head.status, contentType: quotation.contentType(head.contentType),
        firstWords: quotation.firstWords(of: answer.body))
    }
    let headerID = head.logID ?? head.requestID
    do throws(JSONError) {
      let json = try JSONReader.read(answer.body, keepingOddStrings: call.listsRecords)
      top = FieldReader(json.object ?? JSONObject([]))
    } catch {
      // So many values are more than is taken at once, as too many bytes are.
      if case .tooManyValues = error, !call.isWrite {
        throw .answerBroken(call, status: head.status, .tooLarge, logID: headerID)
      }
      throw .malformed(call, status: head.status, .notJSON(error), logID: headerID)
    }
    let details = Details(top, quotation)
    let logID = head.logID ?? details.logID ?? head.requestID
    let code: Int
    let message: String
    do throws(FieldReader.Fault) {
      guard let number = try top.integer("code") else {
        throw FieldReader.Fault(what: .noCode)
      }
      code = number
      message = quotation.words(try top.text("msg") ?? "")
    } catch {
      throw .malformed(call, status: head.status, error.what, logID: logID)
    }
    guard code == 0 else {
      let code = PlatformCode(rawValue: code)
      throw .refused(
        Refusal(
          call: call, status: head.status, code: code, message: message, logID: logID,
          missingScopes: details.scopes.isEmpty && code == .scopeMissing
            ? Details.scopes(inMessage: message) : details.scopes,
          fieldViolations: details.fields,
          retryAfter: code == .rateLimited ? head.retryAfter : nil))
    }
    guard head.status == 200 else {
      throw .malformed(call, status: head.status, .successWithStatus, logID: logID)
    }
    self.call = call
    status = head.status
    self.logID = logID
    date = head.date
  }

  /// Reads fields, and says in the client's words which one was wrong.
  func read<Value>(_ body: (FieldReader) throws(FieldReader.Fault) -> Value) throws(FeishuError)
    -> Value
  {
    do throws(FieldReader.Fault) {
      return try body(top)
    } catch {
      throw .malformed(call, status: status, error.what, logID: logID)
    }
  }

  /// The `error` object of an answer, of which nothing is required and nothing is trusted.
  struct Details: Sendable {
    var logID: String?
    var scopes: [String] = []
    var fields: [String] = []

    /// Reads what can be read; a part that is malformed gives nothing, for the code says what counts.
    init(_ top: FieldReader, _ quotation: Quotation) {
      guard let error = try? top.object("error") else { return }
      logID = quotation.logID((try? error.text("log_id")) ?? (try? error.text("logid")))
      // The page writes `scope`, real answers write `subject`.
      scopes = quotation.words(
        ((try? error.objects("permission_violations")) ?? []).compactMap {
          (try? $0.text("subject")) ?? (try? $0.text("scope"))
        })
      fields = quotation.words(
        ((try? error.objects("field_violations")) ?? []).compactMap {
          let parts = [try? $0.text("field"), try? $0.text("description")].compactMap(\.self)
          return parts.isEmpty ? nil : parts.joined(separator: ": ")
        })
    }

    /// The scopes of a message such as "One of the following scopes is required: [a, b].".
    static func scopes(inMessage message: String) -> [String] {
      let bytes = Array(message.utf8)
      guard let open = bytes.firstIndex(of: UInt8(ascii: "[")),
        let close = bytes[open...].firstIndex(of: UInt8(ascii: "]"))
      else { return [] }
      let space = UInt8(ascii: " ")
      return bytes[(open + 1)..<close].split(separator: UInt8(ascii: ",")).compactMap { part in
        let start = part.drop { $0 == space }
        guard let last = start.lastIndex(where: { $0 != space }) else { return nil }
        return String(decoding: start[...last], as: UTF8.self)
      }
    }
  }
}
