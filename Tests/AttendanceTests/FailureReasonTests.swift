import Attendance
import Testing

@Suite("The reasons of an answer")
struct FailureReasonTests {
  static let messages: [(String, Reason)] = [
    (#""""#, .notGiven), (#""success""#, .notGiven), (#""ok""#, .notGiven), ("null", .notGiven),
    (#""Success""#, .platform("Success")), (#""部分失败""#, .platform("部分失败")),
    (#""not { JSON""#, .platform("not { JSON")), (#""[\"1\"]""#, .platform(#"["1"]"#)),
    (#""{\"9\":\"another\"}""#, .platform(#"{"9":"another"}"#)), (#""{}""#, .platform("{}")),
    ("7", .platform("7")), (#""\u001b[2J""#, .platform("\u{1B}[2J")),
  ]

  @Test("are the words of msg, unless they say nothing", arguments: messages)
  func words(_ message: String, _ reason: Reason) throws {
    let body = #"{"code":0,"msg":\#(message),"data":{"fail_record_ids":["1","2","3"]}}"#
    #expect(
      try Judging.judge(body).verdicts.map(\.verdict)
        == Array(repeating: .notDeleted(reason), count: 3))
  }

  @Test("are taken record by record, where msg is an object of ids")
  func byRecord() throws {
    let message = #"{\"1\":\"not imported\",\"2\":\"\",\"x\":\"y\"}"#
    let body = #"{"code":0,"msg":"\#(message)","data":{"fail_record_ids":["1","2","3"]}}"#
    #expect(
      try Judging.judge(body).verdicts.map(\.verdict) == [
        .notDeleted(.platform("not imported")), .notDeleted(.notGiven), .notDeleted(.notGiven),
      ])
  }

  @Test("are taken from msg where it is an object itself, and not a string of one")
  func objectItself() throws {
    let body =
      #"{"code":0,"msg":{"2":"not imported"},"data":{"success_record_ids":["1","3"],"fail_record_ids":["2"]}}"#
    #expect(
      try Judging.judge(body).verdicts.map(\.verdict) == [
        .deleted(.reply), .notDeleted(.platform("not imported")), .deleted(.reply),
      ])
  }

  @Test("do not make a deleted record doubtful")
  func reasonOfDeleted() throws {
    let message = #"{\"1\":\"gone\",\"1\":\"not gone\"}"#
    let body = #"{"code":0,"msg":"\#(message)","data":{"success_record_ids":["1","2","3"]}}"#
    #expect(
      try Judging.judge(body).verdicts.map(\.verdict)
        == Array(repeating: .deleted(.reply), count: 3))
  }

  @Test("are contradictory where msg names a record twice, and only for that record")
  func repeated() throws {
    let message = #"{\"1\":\"a\",\"2\":\"c\",\"1\":\"b\"}"#
    let body = #"{"code":0,"msg":"\#(message)","data":{"fail_record_ids":["1","2","3"]}}"#
    #expect(
      try Judging.judge(body).verdicts.map(\.verdict) == [
        .notDeleted(.contradictory(["a", "b"])), .notDeleted(.platform("c")),
        .notDeleted(.notGiven),
      ])
  }

  @Test("are kept as text where they are no text")
  func notText() throws {
    let message = #"{\"1\":1220001,\"2\":null,\"3\":{\"why\":\"x\"}}"#
    let body = #"{"code":0,"msg":"\#(message)","data":{"fail_record_ids":["1",2,"3"]}}"#
    #expect(
      try Judging.judge(body).verdicts.map(\.verdict) == [
        .notDeleted(.platform("1220001")), .notDeleted(.notGiven),
        .notDeleted(.platform(#"{"why": "x"}"#)),
      ])
  }

  @Test("are also given by a refusal")
  func refusal() throws {
    let message = #"{\"2\":\"no right\"}"#
    #expect(
      try Judging.judge(#"{"code":1220006,"msg":"\#(message)"}"#, status: 400).verdicts
        .map(\.verdict) == [
          .notDeleted(.notGiven), .notDeleted(.platform("no right")), .notDeleted(.notGiven),
        ])
  }
}
