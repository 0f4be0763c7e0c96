import Attendance
import CustomDump
import Foundation
import Testing

@testable import FeishuAttendance

@Suite("Reading answers")
struct AnswerReadingTests {
  static func envelope(
    _ body: String, status: Int = 200, of call: FeishuCall = .query, logID: String? = nil,
    requestID: String? = nil, type: String? = "application/json; charset=utf-8"
  ) throws(FeishuError) -> Envelope {
    var head = AnswerHead(status: status)
    head.contentType = type
    head.logID = logID
    head.requestID = requestID
    return try Envelope(
      WireAnswer(head: head, body: Array(body.utf8)), of: call,
      hiding: Redaction([Canary.secret, Canary.token]))
  }

  static func refusal(_ body: String, status: Int = 400, logID: String? = nil) async -> Refusal? {
    let error = await failure { () async throws(FeishuError) in
      try envelope(body, status: status, logID: logID)
    }
    return if case .refused(let refusal) = error { refusal } else { nil }
  }

  static func records(_ flow: String) throws(FeishuError) -> [FlowRecord] {
    try reading(flow).records
  }

  @Test(
    "takes a scope as granted where its status is 1, and lets no scope go without a name",
    arguments: [
      (
        #"[{"scope_name":"a","grant_status":1},{"scope_name":"b","grant_status":2},{"scope_name":"c"}]"#,
        ["a"]
      ),
      ("[]", []), ("null", []), (#"[{"grant_status":1}]"#, nil), (#"{"a":1}"#, nil),
    ])
  func scopes(list: String, granted: [String]?) {
    let reading = try? Self.envelope(
      #"{"code":0,"msg":"success","data":{"scopes":\#(list)}}"#, of: .scopes
    ).scopes()  // What cannot be read is expected as nil.
    #expect(reading?.granted == granted.map(Set.init))
    #expect(reading?.platformTime == nil)
  }

  @Test(
    "reads the date of an answer",
    arguments: [
      ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777), ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
      ("Tue, 29 Feb 2028 23:59:60 GMT", 1_835_481_600),
      ("Mon, 30 Nov 2026 11:06:17 GMT", 1_796_036_777),
      ("Fri, 01 Mar 2024 00:00:00 GMT", 1_709_251_200),
      ("Sunday, 06-Nov-94 08:49:37 GMT", nil), ("6 Nov 1994", nil), ("", nil),
      ("Sun, 06 Nov 1994 24:49:37 GMT", nil), ("Sun, 00 Nov 1994 08:49:37 GMT", nil),
      ("Sun, 06 Nov 1994 08:49:37 UTC", nil), ("Sun, 06 Nox 1994 08:49:37 GMT", nil),
    ])
  func date(text: String, seconds: Double?) {
    #expect(HTTPDate.read(text)?.timeIntervalSince1970 == seconds)
  }

  @Test("takes every field of a record, and digits as they stand")
  func wholeRecord() throws {
    let flow = #"""
      {"user_id":"e1043","creator_id":"e9","location_name":"北京总部 A 座","check_time":"1795000000",
       "comment":"11 月补录","record_id":"6709359313699356941","ssid":"office","bssid":"b8:f8:83:10:00:01",
       "is_field":false,"is_wifi":true,"type":7,"photo_urls":["https://x"],"device_id":"d","check_result":"Odd",
       "external_id":"X1","idempotent_id":"K1","longitude":1e400,"new_field":{"a":1,"a":2}}
      """#
    expectNoDifference(
      try Self.records(flow),
      [
        FlowRecord(
          recordID: RecordID("6709359313699356941"), userID: UserID(rawValue: "e1043"),
          creatorID: UserID(rawValue: "e9"), locationName: "北京总部 A 座",
          checkTime: UnixTime(seconds: 1_795_000_000), comment: "11 月补录", ssid: "office",
          bssid: "b8:f8:83:10:00:01", isField: false, isWifi: true, type: .imported,
          externalID: "X1", idempotentID: "K1")
      ])
  }

  @Test("takes integers where the page writes texts, an unknown type, and nulls")
  func lenient() throws {
    let flow =
      #"{"user_id":1043,"check_time":1795000000,"record_id":6709359313699356941,"type":42,"ssid":null}"#
    expectNoDifference(
      try Self.records(flow),
      [
        FlowRecord(
          recordID: RecordID("6709359313699356941"), userID: UserID(rawValue: "1043"),
          creatorID: UserID(rawValue: ""), locationName: "",
          checkTime: UnixTime(seconds: 1_795_000_000), comment: "", type: .other(42))
      ])
    #expect(
      try Self.records(#"{"user_id":"e","check_time":"1","record_id":""}"#).first?.recordID == nil)
  }

  @Test(
    "takes a list that is absent or null within the data as empty",
    arguments: [
      #"{"code":0,"data":{}}"#, #"{"code":"0","msg":"","data":{"user_flow_results":null}}"#,
      #"{"code":0,"data":{"user_flow_results":[]}}"#,
    ])
  func empty(body: String) throws {
    #expect(try Self.envelope(body).records() == FlowReading(records: [], logID: nil))
  }

  @Test(
    "takes success without data for no answer, and no reading for empty",
    arguments: [
      #"{"code":0}"#, #"{"code":0,"msg":"ok"}"#, #"{"code":0,"data":null}"#,
    ])
  func withoutData(body: String) async throws {
    let id = try #require(RecordID("12"))
    func expectMissing(
      _ call: FeishuCall, _ read: (Envelope) throws(FeishuError) -> Void
    ) async {
      let error = await failure { () async throws(FeishuError) in
        try read(try Self.envelope(body, of: call))
      }
      expectNoDifference(error, .malformed(call, status: 200, .missing("data"), logID: nil))
    }
    await expectMissing(.query) { envelope throws(FeishuError) in _ = try envelope.records() }
    await expectMissing(.record) { envelope throws(FeishuError) in _ = try envelope.record(id) }
    await expectMissing(.results) { envelope throws(FeishuError) in _ = try envelope.results() }
    await expectMissing(.scopes) { envelope throws(FeishuError) in _ = try envelope.scopes() }
  }

  @Test("takes empty data for no record, and data that are not one for no answer about it")
  func withoutRecord() async throws {
    let id = try #require(RecordID("12"))
    #expect(try Self.envelope(#"{"code":0,"data":{}}"#, of: .record).record(id) == nil)
    let error = await failure { () async throws(FeishuError) in
      _ = try Self.envelope(#"{"code":0,"data":{"record_id":"12"}}"#, of: .record).record(id)
    }
    expectNoDifference(
      error, .malformed(.record, status: 200, .missing("check_time"), logID: nil))
  }

  @Test("takes a punch once that two shifts share, and both of two that share an id and differ")
  func sharedPunch() throws {
    func punch(_ comment: String) -> String {
      #"{"check_in_record":{"user_id":"e","check_time":"1","record_id":"11","comment":"\#(comment)"}}"#
    }
    let shifts = [punch("a"), punch("a"), punch("b")].joined(separator: ",")
    let body = #"{"code":0,"data":{"user_task_results":[{"records":[\#(shifts)]}]}}"#
    let records = try Self.envelope(body, of: .results).results().records
    #expect(records.map(\.comment) == ["a", "b"])
  }

  private static func reading(_ flows: String) throws(FeishuError) -> FlowReading {
    try envelope(#"{"code":0,"data":{"user_flow_results":[\#(flows)]}}"#).records()
  }

  private static let whole = #"{"user_id":"e","check_time":"1","record_id":"11"}"#

  @Test(
    "names a record whose time or employee cannot be read, and reads the others",
    arguments: [
      (#"{"check_time":"1","record_id":"12"}"#, "12", [Oddity(field: "user_id", value: nil)]),
      (#"{"user_id":"e"}"#, nil, [Oddity(field: "check_time", value: nil)]),
      (
        #"{"user_id":"e","check_time":"soon"}"#, nil,
        [Oddity(field: "check_time", value: "\"soon\"")]
      ),
      (#"{"user_id":"e","check_time":null}"#, nil, [Oddity(field: "check_time", value: "null")]),
      (
        #"{"user_id":"e","check_time":"1","check_time":"2"}"#, nil,
        [Oddity(field: "check_time", value: "\"1\"; \"2\"")]
      ),
      (
        "7", nil,
        [Oddity(field: "check_time", value: nil), Oddity(field: "user_id", value: nil)]
      ),
    ] as [(String, String?, [Oddity])])
  func unlisted(flow: String, id: String?, oddities: [Oddity]) throws {
    let reading = try Self.reading("\(Self.whole),\(flow),\(Self.whole)")
    #expect(reading.records.count == 2)
    expectNoDifference(
      reading.unlisted,
      [UnlistedRecord(recordID: id.flatMap { RecordID($0) }, oddities: oddities)])
  }

  @Test(
    "reads a record with an odd field, and keeps what stood there",
    arguments: [
      (#""is_wifi":"true""#, "is_wifi", #""true""#, ""), (#""is_field":1"#, "is_field", "1", ""),
      (#""comment":[1,{"a":null}]"#, "comment", #"[1,{"a":null}]"#, ""),
      (#""comment":"a","comment":"b""#, "comment", #""a"; "b""#, ""),
      (#""comment":"half \ud83d!""#, "comment", #""half \ud83d!""#, "half \u{FFFD}!"),
      (#""comment":"\ude00\n""#, "comment", #""\ude00\n""#, "\u{FFFD}\n"),
      (#""comment":"a\qb""#, "comment", #""a\qb""#, "a\u{FFFD}b"),
      ("\"comment\":\"tab\there\"", "comment", "\"tab\there\"", "tab\there"),
      (#""type":"seven""#, "type", #""seven""#, ""),
    ])
  func odd(field: String, name: String, value: String, comment: String) throws {
    let flow = #"{"user_id":"e","check_time":"1","record_id":"12",\#(field)}"#
    let reading = try Self.reading("\(Self.whole),\(flow)")
    #expect(reading.unlisted.isEmpty)
    let record = try #require(reading.records.last)
    #expect(record.recordID == RecordID("12"))
    expectNoDifference(record.oddities, [Oddity(field: name, value: ExactText(value))])
    #expect(record.comment == ExactText(comment))
    #expect(!record.looksDeletable)
    // It has changed where what is odd about it has.
    var (changed, mended) = (record, record)
    changed.oddities = [Oddity(field: name, value: ExactText(value + " "))]
    mended.oddities = nil
    #expect(record.changedFields(in: changed).map(\.rawValue) == [name])
    #expect(record.changedFields(in: mended).map(\.rawValue) == [name])
    #expect(record.changedFields(in: record) == [])
    let id = try #require(RecordID("12"))
    #expect(
      try Self.envelope(#"{"code":0,"data":\#(flow)}"#, of: .record).record(id) == record)
  }

  @Test("reads a record whose comment is no UTF-8, and keeps the bytes")
  func noUTF8() throws {
    let flow =
      Array(
        #"{"code":0,"data":{"user_flow_results":[{"user_id":"e","check_time":"1","comment":""#.utf8)
      + [0x61, 0xED, 0xA0, 0xBD] + Array(#""}]}}"#.utf8)
    let json = try JSONReader.read(flow, keepingOddStrings: true)
    #expect(throws: JSONError.self) { try JSONReader.read(flow) }
    let list = try FieldReader(#require(json.object)).object("data")?.elements("user_flow_results")
    guard case .record(let record) = FlowSight(try #require(list?.first)) else {
      Issue.record("It has a time and an employee.")
      return
    }
    expectNoDifference(record.oddities, [Oddity(field: "comment", value: "bytes\"61EDA0BD\"")])
    #expect(record.comment.text.hasPrefix("a\u{FFFD}"))
  }

  @Test("lists a record without its id where the id is odd, so that it cannot be selected")
  func oddID() throws {
    for id in [#""12a""#, "1.5e3", "true"] {
      let record = try #require(
        try Self.records(#"{"user_id":"e","check_time":"1","record_id":\#(id)}"#).first)
      #expect(record.recordID == nil)
      #expect(record.oddities?.map(\.field) == ["record_id"])
    }
  }

  @Test("does not list a record whose odd field is too long to be compared later")
  func longOddity() throws {
    for (length, isListed) in [(Oddity.limit - 4, true), (Oddity.limit, false)] {
      let text = String(repeating: "a", count: length)
      let reading = try Self.reading(
        #"{"user_id":"e","check_time":"1","record_id":"12","comment":["\#(text)"]}"#)
      #expect(reading.records.count == (isListed ? 1 : 0))
      #expect(reading.unlisted.count == (isListed ? 0 : 1))
    }
  }

  @Test(
    "says that there is more where the answer says so, in whatever way",
    arguments: [
      ("true", true), ("false", false), ("null", false), (#""true""#, true), ("1", true),
      (#"false,"has_more":true"#, true),
    ])
  func more(value: String, hasMore: Bool) throws {
    let body = #"{"code":0,"data":{"user_flow_results":[\#(Self.whole)],"has_more":\#(value)}}"#
    let reading = try Self.envelope(body).records()
    #expect(reading.hasMore == hasMore)
    #expect(reading.records.count == 1)
  }

  @Test("an answer to a change is read as strictly as before")
  func strict() async {
    for call in [FeishuCall.delete, .create, .token, .scopes] {
      let error = await failure { () async throws(FeishuError) in
        try Self.envelope(#"{"code":0,"msg":"\ud83d"}"#, of: call)
      }
      #expect(error != nil)
    }
  }

  @Test("an answer with more values than are taken at once is too large, so that its window is cut")
  func tooManyValues() async {
    let many = String(repeating: "0,", count: JSONReader.valueLimit) + "0"
    let error = await failure { () async throws(FeishuError) in
      try Self.envelope(#"{"code":0,"data":{"user_flow_results":[\#(many)]}}"#)
    }
    expectNoDifference(error, .answerBroken(.query, status: 200, .tooLarge, logID: nil))
    #expect(MemoryLayout<JSONValue>.stride <= 24)
  }

  @Test("refuses a list that is none")
  func noList() async {
    let error = await failure { () async throws(FeishuError) in
      try Self.envelope(#"{"code":0,"data":{"user_flow_results":{}}}"#).records()
    }
    expectNoDifference(
      error, .malformed(.query, status: 200, .unexpected("user_flow_results"), logID: nil))
  }

  @Test(
    "refuses an answer that contradicts itself or says nothing",
    arguments: [
      ("", Malformation.notJSON(.empty)), (#"{"code":0"#, .notJSON(.unexpectedEnd)),
      ("[]", .noCode), (#"{"msg":"ok"}"#, .noCode), (#"{"code":0,"code":1}"#, .repeated("code")),
      (#"{"code":0,"data":{},"data":{}}"#, .repeated("data")),
      (#"{"code":1.0}"#, .unexpected("code")), (#"{"code":0,"data":[]}"#, .unexpected("data")),
    ])
  func malformedEnvelope(body: String, what: Malformation) async {
    let error = await failure { () async throws(FeishuError) in
      try Self.envelope(body, logID: "L").records()
    }
    expectNoDifference(error, .malformed(.query, status: 200, what, logID: "L"))
  }

  @Test("does not take success with another status than 200 for success")
  func successWithStatus() async {
    let error = await failure { () async throws(FeishuError) in
      try Self.envelope(#"{"code":0}"#, status: 500)
    }
    expectNoDifference(error, .malformed(.query, status: 500, .successWithStatus, logID: nil))
  }

  @Test("takes code other than 0 for a refusal with HTTP 200 too")
  func refusedWith200() async {
    let refusal = await Self.refusal(
      #"{"code":10003,"data":{},"msg":"invalid param"}"#, status: 200)
    expectNoDifference(
      refusal,
      Refusal(
        call: .query, status: 200, code: PlatformCode(rawValue: 10003), message: "invalid param"))
  }

  @Test(
    "finds the missing scopes under subject, under scope, and in the message",
    arguments: [
      #"{"code":99991672,"msg":"m","error":{"permission_violations":[{"type":"action_scope_required","subject":"attendance:task"},{"subject":"b"}]}}"#,
      #"{"code":99991672,"msg":"m","error":{"permission_violations":[{"scope":"attendance:task","url":"u"},{"scope":"b"}]}}"#,
      #"{"code":99991672,"msg":"Access denied. One of the following scopes is required: [attendance:task, b].应用尚未开通所需的应用身份权限：[attendance:task, b]"}"#,
    ])
  func scopes(body: String) async {
    #expect(await Self.refusal(body)?.missingScopes == ["attendance:task", "b"])
  }

  @Test("finds the log id in the header, then under either name, then the request id")
  func logID() async {
    let first = #"{"code":1,"error":{"log_id":"B1"}}"#
    let second = #"{"code":1,"error":{"logid":"B2"}}"#
    #expect(await Self.refusal(first, logID: "H")?.logID == "H")
    #expect(await Self.refusal(first)?.logID == "B1")
    #expect(await Self.refusal(second)?.logID == "B2")
    let error = await failure { () async throws(FeishuError) in
      try Self.envelope(#"{"code":1}"#, requestID: "R")
    }
    #expect(error?.logID == "R")
  }

  @Test("keeps what the gateway says about single fields")
  func fieldViolations() async {
    let body =
      #"{"code":99992402,"msg":"field validation failed","error":{"field_violations":[{"field":"record_ids","description":"the max len is 10"}]}}"#
    #expect(await Self.refusal(body)?.fieldViolations == ["record_ids: the max len is 10"])
  }

  @Test("hides the secret and the token where the platform repeats them")
  func redaction() async {
    let body =
      #"{"code":9499,"msg":"Invalid parameter value: {\"app_secret\":\"\#(Canary.secret)\"} \#(Canary.token)"}"#
    let refusal = await Self.refusal(body)
    #expect(refusal?.message == #"Invalid parameter value: {"app_secret":"•••"} •••"#)
    let page = await failure { () async throws(FeishuError) in
      try Self.envelope("<p>\(Canary.secret) and \(Canary.token)", type: "text/html")
    }
    #expect(page?.description.contains(Canary.secret) == false)
    #expect(page?.description.contains(Canary.token) == false)
  }

  @Test("refuses the record of another id than the one that was asked for")
  func otherRecord() async throws {
    let id = try #require(RecordID("2"))
    let error = await failure { () async throws(FeishuError) in
      try Self.envelope(
        #"{"code":0,"data":{"user_id":"e","check_time":"1","record_id":"1"}}"#, of: .record
      ).record(id)
    }
    expectNoDifference(
      error, .malformed(.record, status: 200, .unexpected("record_id"), logID: nil))
  }

  @Test(
    "refuses a token that cannot be one",
    arguments: [
      (#"{"code":0,"expire":7200}"#, Malformation.missing("tenant_access_token")),
      (#"{"code":0,"tenant_access_token":"t-1"}"#, .missing("expire")),
      (#"{"code":0,"tenant_access_token":"","expire":1}"#, .unexpected("tenant_access_token")),
      (
        #"{"code":0,"tenant_access_token":"t\r\nX: y","expire":1}"#,
        .unexpected("tenant_access_token")
      ),
      (#"{"code":0,"tenant_access_token":"t-1","expire":0}"#, .unexpected("expire")),
    ])
  func token(body: String, what: Malformation) async {
    let error = await failure { () async throws(FeishuError) in
      try Self.envelope(body, of: .token).token()
    }
    expectNoDifference(error, .malformed(.token, status: 200, what, logID: nil))
  }

  @Test(
    "reads how long to wait, with a fraction, and nothing that is no time",
    arguments: [
      ("52", Duration.seconds(52)), ("0.25", .milliseconds(250)), ("0", .zero), ("-1", nil),
      ("nan", nil), ("soon", nil), ("1e300", nil), (nil, nil),
    ] as [(String?, Duration?)])
  func retryAfter(header: String?, wait: Duration?) {
    var head = AnswerHead(status: 429)
    head.rateLimitReset = header
    #expect(head.retryAfter == wait)
  }

  @Test("takes a type for JSON only where it is JSON")
  func contentType() {
    var head = AnswerHead(status: 200)
    let types = [
      "application/json", "Application/JSON; charset=UTF-8", "application/json;charset=utf-8",
      "text/json", "application/jsonp", "", nil,
    ]
    let areJSON = types.map { type in
      head.contentType = type
      return head.isJSON
    }
    #expect(areJSON == [true, true, true, false, false, false, false])
  }
}
