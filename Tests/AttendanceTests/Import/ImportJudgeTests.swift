import Attendance
import CustomDump
import Testing

@Suite("Judging an import")
struct ImportJudgeTests {
  @Test("never sent: not imported, and settled", arguments: NeverSent.allCases)
  func neverSent(_ cause: NeverSent) {
    expectNoDifference(
      ImportJudge.judge(Importing.sent, .neverSent(cause)),
      Importing.judgement(.notImported(.neverSent(cause)), nil, nil, .settled))
  }

  @Test("no answer after a byte had left: open", arguments: Silence.allCases)
  func silence(_ silence: Silence) {
    expectNoDifference(
      ImportJudge.judge(Importing.sent, .noAnswer(silence)), Importing.open(.noAnswer(silence)))
  }

  @Test("an answer that could not be read to its end: open", arguments: AnswerFault.allCases)
  func broken(_ fault: AnswerFault) {
    expectNoDifference(
      ImportJudge.judge(Importing.sent, .answerBroken(status: 200, fault)),
      Importing.open(.answerBroken(status: 200, fault)))
  }

  @Test(
    "a body that is no JSON: open", arguments: DeletionJudgeTests.bodies, [200, 302, 429, 500])
  func notJSON(_ body: String, _ status: Int) {
    expectNoDifference(
      Importing.judge(body, status: status), Importing.open(.notJSON(status: status)))
  }

  @Test(
    "a rate limit: not imported, and sent again after a wait, where the status agrees",
    arguments: DeletionJudgeTests.statuses)
  func rateLimit(_ status: Int) {
    let words = "request trigger frequency limit"
    expectNoDifference(
      Importing.judge(#"{"code":99991400,"msg":"\#(words)"}"#, status: status),
      status == 429 || status == 400
        ? Importing.judgement(.notImported(.platform(words)), 99_991_400, words, .waitAndSendAgain)
        : Importing.open(.openAnswer, 99_991_400, words))
  }

  @Test(
    "a token that is refused: not imported, and sent again with another",
    arguments: DeletionJudgeTests.statuses)
  func token(_ status: Int) {
    expectNoDifference(
      Importing.judge(#"{"code":99991663,"msg":"invalid access token"}"#, status: status),
      Importing.judgement(
        .notImported(.platform("invalid access token")), 99_991_663, "invalid access token",
        .renewTokenAndSendAgain))
  }

  @Test(
    "a refusal, also of the one employee: not imported, with its words",
    arguments: DeletionJudgeTests.refusals + [1_220_004, 1_220_005], DeletionJudgeTests.statuses)
  func refusal(_ code: Int, _ status: Int) {
    for data in ["", #","data":{}"#, #","data":null"#, #","data":{"flow_records":[]}"#] {
      expectNoDifference(
        Importing.judge(#"{"code":\#(code),"msg":"no"\#(data)}"#, status: status),
        Importing.judgement(.notImported(.platform("no")), code, "no", .settled))
    }
    expectNoDifference(
      Importing.judge(#"{"code":\#(code)}"#, status: status),
      Importing.judgement(.notImported(.notGiven), code, nil, .settled))
  }

  static let openCodes = [
    1_220_001, 1_220_600, 1_225_000, 1_226_500, 1_227_000, 99_991_659, 99_991_680, 99_991_402,
    10_003, 1, -1, 404, 9_223_372_036_854_775_807,
  ]

  @Test("any other code: open, and its words are kept", arguments: openCodes)
  func openCode(_ code: Int) {
    for status in DeletionJudgeTests.statuses {
      for record in ["", "{\(Importing.record)}"] {
        let body = #"{"code":\#(code),"msg":"no","data":{"flow_records":[\#(record)]}}"#
        expectNoDifference(
          Importing.judge(body, status: status), Importing.open(.openAnswer, code, "no"))
      }
    }
  }

  @Test(
    "a key that was used before: imported earlier, by these words alone",
    arguments: [
      ("the object already exists", true), ("The object already exists", false),
      ("the object already exists.", false), ("time is invalid", false), ("", false),
      ("rule does not exist", false), ("operate too much flow", false),
    ])
  func usedBefore(_ words: String, _ isEarlier: Bool) {
    for status in [400, 200] {
      expectNoDifference(
        Importing.judge(#"{"code":1220600,"msg":"\#(words)"}"#, status: status),
        isEarlier
          ? Importing.judgement(.importedEarlier, 1_220_600, words, .settled)
          : Importing.open(.openAnswer, 1_220_600, words))
    }
    expectNoDifference(
      Importing.judge(#"{"code":1220001,"msg":"the object already exists"}"#),
      Importing.open(.openAnswer, 1_220_001, "the object already exists"))
  }

  @Test("a refusal that lists the record contradicts itself: open")
  func refusedAndListed() {
    for code in [99_991_400, 99_991_663, 99_992_402, 1_220_002, 1_220_004, 1_220_600] {
      let body =
        #"{"code":\#(code),"msg":"the object already exists","data":{"flow_records":[{\#(Importing.record)}]}}"#
      expectNoDifference(
        Importing.judge(body, status: 400),
        Importing.open(.openAnswer, code, "the object already exists"))
    }
  }

  @Test("success with a status that is not 200: open", arguments: [201, 204, 302, 400, 429, 500])
  func successWithoutStatus(_ status: Int) {
    let body = #"{"code":0,"msg":"","data":{"flow_records":[{\#(Importing.record)}]}}"#
    expectNoDifference(
      Importing.judge(body, status: status), Importing.open(.openAnswer, 0, ""))
  }

  static let imported: [(String, String?)] = [
    ("", nil), (#","record_id":"""#, nil), (#","record_id":null"#, nil),
    (#","record_id":"6709359313699356999""#, "6709359313699356999"),
    (#","record_id":6709359313699356999"#, "6709359313699356999"),
    (#","idempotent_id":"undo-17-1","record_id":"7""#, "7"),
    (#","idempotent_id":"""#, nil),
    (#","creator_id":"e9","location_name":"elsewhere","type":7,"more":[{}]"#, nil),
  ]

  @Test(
    "success that lists the record: imported, with its id where it is told", arguments: imported)
  func listed(_ more: String, _ id: String?) {
    let id = id.flatMap { RecordID($0) }
    for words in ["", "success", "ok", "成功"] {
      expectNoDifference(
        Importing.judge(listing: "{\(Importing.record)\(more)}", message: words),
        Importing.judgement(.imported(id), 0, words, .settled))
    }
    let digits = #"{"user_id":"e1043","check_time":1795392000\#(more)}"#
    expectNoDifference(
      Importing.judge(#"{"code":"0","data":{"flow_records":[\#(digits)]}}"#),
      Importing.judgement(.imported(id), 0, nil, .settled))
  }

  @Test(
    "success whose words name the record among those that failed: open",
    arguments: [
      "[e1043-e1000]", "[e1043-e1000 e9-e8]", " [ e9-e8 ] ", "[]", "failed: e1043-e1000",
    ])
  func named(_ words: String) {
    for records in ["", "{\(Importing.record)}"] {
      expectNoDifference(
        Importing.judge(listing: records, message: words), Importing.open(.openAnswer, 0, words))
    }
    expectNoDifference(
      Importing.judge(#"{"code":0,"msg":["e1043-e1000"]}"#),
      Importing.open(.openAnswer, 0, "[e1043-e1000]"))
  }

  static let doubtful: [(String, Doubt, Int?, String?)] = [
    (#"{"code":0,"msg":""}"#, .noData, 0, ""), (#"{"code":0,"data":null}"#, .noData, 0, nil),
    (#"{"code":0,"data":{}}"#, .noData, 0, nil),
    (#"{"code":0,"data":{"flow_records":null}}"#, .noData, 0, nil),
    (#"{"code":0,"data":{"flow_records":[]}}"#, .noData, 0, nil),
    (#"{"code":0,"data":{"Flow_Records":[{}]}}"#, .noData, 0, nil),
    (#"{"code":0,"code":0,"data":{}}"#, .repeatedKey("code"), nil, nil),
    (#"{"code":1220004,"msg":"a","msg":"a"}"#, .repeatedKey("msg"), 1_220_004, nil),
    (#"{"code":99991663,"data":{},"data":null}"#, .repeatedKey("data"), 99_991_663, nil),
    (
      #"{"code":0,"data":{"flow_records":[],"flow_records":[]}}"#, .repeatedKey("flow_records"), 0,
      nil
    ),
    (#"{"msg":"success"}"#, .noCode, nil, "success"), ("{}", .noCode, nil, nil),
    (#"{"code":0.0}"#, .noCode, nil, nil), ("[]", .noCode, nil, nil),
    (#"{"code":0,"data":[]}"#, .malformed("data"), 0, nil),
    (#"{"code":0,"data":"success"}"#, .malformed("data"), 0, nil),
    (#"{"code":0,"data":{"flow_records":{}}}"#, .malformed("flow_records"), 0, nil),
    (#"{"code":0,"data":{"flow_records":"x"}}"#, .malformed("flow_records"), 0, nil),
    (#"{"code":1220004,"data":{"flow_records":[1]}}"#, .malformed("flow_records"), 1_220_004, nil),
  ]

  @Test(
    "an answer that contradicts itself or is not whole: open", arguments: doubtful.indices)
  func doubt(_ index: Int) {
    let (body, doubt, code, message) = Self.doubtful[index]
    expectNoDifference(Importing.judge(body), Importing.open(doubt, code, message))
  }

  static let records: [(String, Doubt)] = [
    ("{\(Importing.record)},{\(Importing.record)}", .malformed("flow_records")),
    ("null", .malformed("flow_records")), ("{}", .malformed("user_id")),
    (#"{"user_id":"e1043"}"#, .malformed("check_time")),
    (#"{"user_id":"","check_time":"1795392000"}"#, .malformed("user_id")),
    (#"{"user_id":true,"check_time":"1795392000"}"#, .malformed("user_id")),
    (#"{"user_id":"e1043","check_time":"1795392000.0"}"#, .malformed("check_time")),
    (#"{"user_id":"e1043","check_time":"01795392000"}"#, .malformed("check_time")),
    ("{\(Importing.record),\"record_id\":\"x\"}", .malformed("record_id")),
    ("{\(Importing.record),\"record_id\":[]}", .malformed("record_id")),
    ("{\(Importing.record),\"idempotent_id\":{}}", .malformed("idempotent_id")),
    ("{\(Importing.record),\"check_time\":\"1795392000\"}", .repeatedKey("check_time")),
    ("{\(Importing.record),\"record_id\":\"1\",\"record_id\":\"1\"}", .repeatedKey("record_id")),
    (#"{"user_id":"e1044","check_time":"1795392000","record_id":"7"}"#, .foreignID("7")),
    (#"{"user_id":"E1043","check_time":"1795392000"}"#, .foreignID("E1043 1795392000")),
    (#"{"user_id":"e1043","check_time":"1795392001"}"#, .foreignID("e1043 1795392001")),
    (
      "{\(Importing.record),\"idempotent_id\":\"theirs\"}", .foreignID("e1043 1795392000")
    ),
    (
      "{\(Importing.record)},{\"user_id\":\"e9\",\"check_time\":\"1\"}", .foreignID("e9 1")
    ),
  ]

  @Test("success that lists anything but the one record: open", arguments: records.indices)
  func anythingElse(_ index: Int) {
    let (records, doubt) = Self.records[index]
    expectNoDifference(Importing.judge(listing: records), Importing.open(doubt, 0, ""))
  }
}
