import Attendance
import CustomDump
import Testing

@Suite("Judging an attempt")
struct DeletionJudgeTests {
  @Test("never sent: not deleted, and settled", arguments: NeverSent.allCases)
  func neverSent(_ cause: NeverSent) throws {
    let judgement = DeletionJudge.judge(try Judging.batch(), .neverSent(cause))
    expectNoDifference(
      judgement,
      try Judging.judgement(
        Array(repeating: .notDeleted(.neverSent(cause)), count: 3), code: nil, message: nil,
        .settled))
  }

  @Test("no answer after a byte had left: unknown", arguments: Silence.allCases)
  func silence(_ silence: Silence) throws {
    let judgement = DeletionJudge.judge(try Judging.batch(), .noAnswer(silence))
    expectNoDifference(
      judgement, try Judging.allUnknown(.noAnswer(silence), code: nil, message: nil))
  }

  @Test("an answer that could not be read to its end: unknown", arguments: AnswerFault.allCases)
  func broken(_ fault: AnswerFault) throws {
    let judgement = DeletionJudge.judge(
      try Judging.batch(), .answerBroken(status: 200, fault))
    expectNoDifference(
      judgement,
      try Judging.allUnknown(.answerBroken(status: 200, fault), code: nil, message: nil))
  }

  static let bodies = [
    "", " ", "<html><body>502 Bad Gateway</body></html>", "{", #"{"code":0,"msg":"success""#,
    #"{"code":0}{"code":0}"#, "\u{FEFF}{\"code\":0}", #"{"code":0,"msg":"\ud800"}"#, "{'code':0}",
    #"{"code":00}"#, String(repeating: "[", count: 65) + String(repeating: "]", count: 65),
  ]

  @Test("a body that is no JSON: unknown", arguments: bodies, [200, 302, 404, 429, 500, 502])
  func notJSON(_ body: String, _ status: Int) throws {
    expectNoDifference(
      try Judging.judge(body, status: status),
      try Judging.allUnknown(.notJSON(status: status), code: nil, message: nil))
  }

  static let statuses = [200, 204, 400, 403, 429, 500, 503]

  @Test(
    "a rate limit: not deleted, and sent again after a wait, where the status agrees",
    arguments: statuses)
  func rateLimit(_ status: Int) throws {
    let judgement = try Judging.judge(
      #"{"code":99991400,"msg":"request trigger frequency limit"}"#, status: status)
    let words = "request trigger frequency limit"
    if status == 429 || status == 400 {
      expectNoDifference(
        judgement,
        try Judging.judgement(
          Array(repeating: .notDeleted(.platform(words)), count: 3), code: 99_991_400,
          message: words, .waitAndSendAgain))
    } else {
      expectNoDifference(
        judgement, try Judging.allUnknown(.openAnswer, code: 99_991_400, message: words))
    }
  }

  @Test("a token that is refused: not deleted, and sent again with another", arguments: statuses)
  func token(_ status: Int) throws {
    expectNoDifference(
      try Judging.judge(#"{"code":99991663,"msg":"invalid access token"}"#, status: status),
      try Judging.judgement(
        Array(repeating: .notDeleted(.platform("invalid access token")), count: 3),
        code: 99_991_663, message: "invalid access token", .renewTokenAndSendAgain))
  }

  static let refusals = [
    1_220_002, 1_220_003, 1_220_006, 9499, 99_991_401, 99_991_403, 99_991_660, 99_991_661,
    99_991_662, 99_991_664, 99_991_669, 99_991_670, 99_991_672, 99_991_676, 99_991_679, 99_992_402,
  ]

  @Test("a refusal of the call: not deleted, with its words", arguments: refusals, statuses)
  func refusal(_ code: Int, _ status: Int) throws {
    expectNoDifference(
      try Judging.judge(#"{"code":\#(code),"msg":"no","data":{}}"#, status: status),
      try Judging.judgement(
        Array(repeating: .notDeleted(.platform("no")), count: 3), code: code, message: "no",
        .settled))
  }

  @Test(
    "a refusal that lists a record as deleted: unknown, and never sent again",
    arguments: refusals + [99_991_400, 99_991_663], statuses + [429])
  func contradiction(_ code: Int, _ status: Int) throws {
    let body = #"{"code":\#(code),"msg":"no","data":{"success_record_ids":["2"]}}"#
    expectNoDifference(
      try Judging.judge(body, status: status),
      try Judging.allUnknown(.openAnswer, code: code, message: "no"))
  }

  static let openCodes = [
    1_220_001, 1_220_004, 1_220_005, 1_220_600, 1_225_000, 1_227_000, 99_991_659, 99_991_680,
    99_991_402, 99_991_543, 10_003, 1, -1, 404, 9_223_372_036_854_775_807,
  ]

  @Test("any other code: unknown, and its words are kept", arguments: openCodes, statuses)
  func openCode(_ code: Int, _ status: Int) throws {
    let body =
      #"{"code":\#(code),"msg":"no","data":{"success_record_ids":["1"],"fail_record_ids":["2"]}}"#
    expectNoDifference(
      try Judging.judge(body, status: status),
      try Judging.allUnknown(.openAnswer, code: code, message: "no"))
  }

  @Test("success with a status that is not 200: unknown", arguments: statuses.dropFirst())
  func successWithoutStatus(_ status: Int) throws {
    let body = #"{"code":0,"msg":"success","data":{"success_record_ids":["1","2","3"]}}"#
    expectNoDifference(
      try Judging.judge(body, status: status),
      try Judging.allUnknown(.openAnswer, code: 0, message: "success"))
  }

  static let deleted = Verdict.deleted(.reply)
  static let failed = Verdict.notDeleted(.notGiven)

  static let lists: [(String, [Verdict])] = [
    (
      #"{"success_record_ids":["1","2","3"],"fail_record_ids":[]}"#, [deleted, deleted, deleted]
    ),
    (#"{"success_record_ids":[3,2,1]}"#, [deleted, deleted, deleted]),
    (#"{"success_record_ids":["1","2","3"],"fail_record_ids":null}"#, [deleted, deleted, deleted]),
    (#"{"success_record_ids":null,"fail_record_ids":["1","2","3"]}"#, [failed, failed, failed]),
    (#"{"success_record_ids":["2"],"fail_record_ids":["3","1"]}"#, [failed, deleted, failed]),
    (
      #"{"success_record_ids":["1","1"],"fail_record_ids":[2]}"#,
      [deleted, failed, .unknown(.inNeitherList)]
    ),
    (
      #"{"success_record_ids":["1","2"],"fail_record_ids":["2","3"]}"#,
      [deleted, .unknown(.inBothLists), failed]
    ),
    ("{}", Array(repeating: .unknown(.inNeitherList), count: 3)),
    (
      #"{"success_record_ids":[],"fail_record_ids":[],"more":{"x":[{}]}}"#,
      Array(repeating: .unknown(.inNeitherList), count: 3)
    ),
    (
      #"{"Success_Record_Ids":["1","2","3"]}"#, Array(repeating: .unknown(.inNeitherList), count: 3)
    ),
  ]

  @Test("success: what the lists say, record by record", arguments: lists)
  func perList(_ data: String, _ verdicts: [Verdict]) throws {
    let isSettled = verdicts.allSatisfy { $0 == Self.deleted || $0 == Self.failed }
    for code in ["0", #""0""#] {
      expectNoDifference(
        try Judging.judge(#"{"code":\#(code),"msg":"success","data":\#(data)}"#),
        try Judging.judgement(
          verdicts, code: 0, message: "success", isSettled ? .settled : .readBack))
    }
  }

  static let doubtful: [(String, Doubt, Int?, String?)] = [
    (#"{"code":0,"msg":"ok"}"#, .noData, 0, "ok"),
    (#"{"code":0,"msg":"ok","data":null}"#, .noData, 0, "ok"),
    (#"{"code":0,"code":0,"data":{}}"#, .repeatedKey("code"), nil, nil),
    (#"{"code":1220002,"msg":"a","msg":"a"}"#, .repeatedKey("msg"), 1_220_002, nil),
    (#"{"code":0,"msg":"a","data":{},"data":{}}"#, .repeatedKey("data"), 0, "a"),
    (#"{"code":0,"msg":"a","data":{},"\u0064ata":{}}"#, .repeatedKey("data"), 0, "a"),
    (
      #"{"code":0,"data":{"success_record_ids":["1"],"success_record_ids":["1"]}}"#,
      .repeatedKey("success_record_ids"), 0, nil
    ),
    (
      #"{"code":0,"data":{"fail_record_ids":[],"fail_record_ids":["1"]}}"#,
      .repeatedKey("fail_record_ids"), 0, nil
    ),
    (#"{"code":99991663,"data":{},"data":null}"#, .repeatedKey("data"), 99_991_663, nil),
    (#"{"msg":"success","data":{"success_record_ids":["1"]}}"#, .noCode, nil, "success"),
    (#"{"code":null}"#, .noCode, nil, nil), (#"{"code":0.0}"#, .noCode, nil, nil),
    (#"{"code":"ok"}"#, .noCode, nil, nil), (#"{"code":false}"#, .noCode, nil, nil),
    (#"{"code":[0]}"#, .noCode, nil, nil), (#"{"Code":0}"#, .noCode, nil, nil),
    ("[]", .noCode, nil, nil), ("0", .noCode, nil, nil), (#""success""#, .noCode, nil, nil),
    ("null", .noCode, nil, nil), ("{}", .noCode, nil, nil),
    (#"{"code":0,"data":[]}"#, .malformed("data"), 0, nil),
    (#"{"code":0,"data":"success"}"#, .malformed("data"), 0, nil),
    (#"{"code":0,"data":true}"#, .malformed("data"), 0, nil),
    (
      #"{"code":0,"data":{"success_record_ids":"1"}}"#, .malformed("success_record_ids"), 0, nil
    ),
    (#"{"code":0,"data":{"success_record_ids":{}}}"#, .malformed("success_record_ids"), 0, nil),
    (
      #"{"code":0,"data":{"success_record_ids":["1","x"]}}"#, .malformed("success_record_ids"), 0,
      nil
    ),
    (
      #"{"code":0,"data":{"success_record_ids":["1","2","3"],"fail_record_ids":[null]}}"#,
      .malformed("fail_record_ids"), 0, nil
    ),
    (#"{"code":0,"data":{"fail_record_ids":[1.0]}}"#, .malformed("fail_record_ids"), 0, nil),
    (#"{"code":0,"data":{"fail_record_ids":[["1"]]}}"#, .malformed("fail_record_ids"), 0, nil),
    (
      #"{"code":0,"data":{"success_record_ids":["1","2","3","4"]}}"#, .foreignID("4"), 0, nil
    ),
    (#"{"code":0,"data":{"fail_record_ids":["01"]}}"#, .foreignID("01"), 0, nil),
    (#"{"code":1220002,"data":{"fail_record_ids":["9"]}}"#, .foreignID("9"), 1_220_002, nil),
    (#"{"code":99991663,"data":{"fail_record_ids":["9"]}}"#, .foreignID("9"), 99_991_663, nil),
  ]

  @Test(
    "an answer that contradicts itself or is not whole: all unknown", arguments: doubtful.indices)
  func doubt(_ index: Int) throws {
    let (body, doubt, code, message) = Self.doubtful[index]
    expectNoDifference(
      try Judging.judge(body), try Judging.allUnknown(doubt, code: code, message: message))
  }
}
