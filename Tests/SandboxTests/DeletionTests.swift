import CustomDump
import Foundation
import Sandbox
import Testing

@Suite("Deleting records")
struct DeletionTests {
  @Test("deletes ten imported records, and nothing else")
  func ten() throws {
    var platform = try Platform()
    let before = try platform.listedIDs()
    let ids = Array(platform.state.recordIDs(.deletable).prefix(10))
    let answer = try platform.delete(ids)
    #expect(answer.verdict == .init(200, 0, "success"))
    #expect(answer.envelope.data?.success_record_ids == ids)
    #expect(answer.envelope.data?.fail_record_ids == [])
    #expect(try platform.listedIDs() == before.filter { !ids.contains($0) })
    #expect(try platform.get(ids[0]).envelope.code == 1_220_600)
    expectNoDifference(
      platform.state.log, [SandboxDeletion(asked: ids, deleted: ids, refused: [:])])
  }

  @Test(
    "refuses a record with the reason of its fate, and deletes the others",
    arguments: [
      (SandboxFate.sealed, "the attendance result has been sealed and can not modify", true),
      (.notImported, "auth no permission", true), (.contended, "no row affected", true),
      (.takenByAnother, "rule does not exist", false),
    ])
  func refuses(fate: SandboxFate, reason: String, staysThere: Bool) throws {
    var platform = try Platform()
    let good = try #require(platform.state.recordIDs(.deletable).first)
    let bad = try #require(platform.state.recordIDs(fate).first)
    let answer = try platform.delete([bad, good])
    #expect(answer.status == 200 && answer.envelope.code == 0)
    #expect(answer.envelope.data?.success_record_ids == [good])
    #expect(answer.envelope.data?.fail_record_ids == [bad])
    #expect(try reasons(answer) == [bad: reason])
    #expect(platform.state.holds(bad) == staysThere)
    #expect(!platform.state.holds(good))
  }

  @Test("refuses an id that is unknown or already deleted")
  func unknown() throws {
    var platform = try Platform()
    let gone = try #require(platform.state.recordIDs(.deletable).first)
    _ = try platform.delete([gone])
    let answer = try platform.delete([gone, "1"])
    #expect(answer.verdict.status == 200 && answer.envelope.code == 0)
    #expect(try reasons(answer) == [gone: "rule does not exist", "1": "rule does not exist"])
    #expect(answer.envelope.data?.success_record_ids == [])
  }

  @Test("deletes a contended record at the second request")
  func contended() throws {
    var platform = try Platform()
    let id = try #require(platform.state.recordIDs(.contended).first)
    #expect(try platform.delete([id]).envelope.data?.fail_record_ids == [id])
    #expect(try platform.delete([id]).envelope.data?.success_record_ids == [id])
  }

  @Test(
    "refuses a list of the wrong length or kind whole",
    arguments: [
      ("{}", 99_992_402, "record_ids is required"),
      (#"{"record_ids":[]}"#, 99_992_402, "the min len is 1"),
      (
        #"{"record_ids":["1","2","3","4","5","6","7","8","9","10","11"]}"#, 99_992_402,
        "the max len is 10"
      ),
      (
        #"{"record_ids":"x"}"#, 9499,
        #"Invalid parameter type in json: record_ids. Invalid parameter value: "x". "#
          + "Please check and modify accordingly."
      ),
      (
        #"{"record_ids":[1,"2"]}"#, 9499,
        #"Invalid parameter type in json: record_ids. Invalid parameter value: [1,"2"]. "#
          + "Please check and modify accordingly."
      ),
      ("no json", 9499, "Bad Request"),
    ])
  func wrongList(body: String, code: Int, text: String) throws {
    var platform = try Platform()
    let answer = try platform.post("user_flows/batch_del", body)
    #expect(answer.status == 400 && answer.envelope.code == code)
    let violation = answer.envelope.error?.field_violations?.first
    #expect(violation?.description ?? answer.envelope.msg == text)
    #expect(violation?.field ?? "record_ids" == "record_ids")
    #expect(platform.state.log.isEmpty)
  }

  @Test("lets the module refuse the length where it was switched so", arguments: [0, 11])
  func lengthInModule(count: Int) throws {
    var platform = try Platform()
    platform.state.variants.refusesFieldsInModule = true
    let answer = try platform.delete(Array(platform.state.recordIDs(.deletable).prefix(count)))
    #expect(answer.verdict == .init(400, 1_220_001, "param is invalid"))
    #expect(platform.state.log.isEmpty)
  }

  @Test(
    "treats a repeated id as the variant says",
    arguments: [(SandboxVariants.RepeatedID.countedOnce, 0), (.secondFails, 1)])
  func repeated(variant: SandboxVariants.RepeatedID, failures: Int) throws {
    var platform = try Platform()
    platform.state.variants.repeatedID = variant
    let id = try #require(platform.state.recordIDs(.deletable).first)
    let answer = try platform.delete([id, id])
    #expect(answer.envelope.data?.success_record_ids == [id])
    #expect(answer.envelope.data?.fail_record_ids?.count == failures)
  }

  @Test("says nothing on success where it was switched so")
  func blankMessage() throws {
    var platform = try Platform()
    platform.state.variants.hasBlankSuccessMessage = true
    let id = try #require(platform.state.recordIDs(.deletable).first)
    #expect(try platform.delete([id]).verdict == .init(200, 0, ""))
  }

  @Test(
    "writes an empty list of failures as the variant says",
    arguments: [
      (SandboxVariants.EmptyList.array, #"],"fail_record_ids":[]}"#),
      (.null, #"],"fail_record_ids":null}"#), (.absent, #"]}}"#),
    ])
  func emptyFailures(variant: SandboxVariants.EmptyList, text: String) throws {
    var platform = try Platform()
    platform.state.variants.emptyFailList = variant
    let id = try #require(platform.state.recordIDs(.deletable).first)
    #expect(try platform.delete([id]).text.contains(text))
  }

  @Test("answers HTTP 400 where nothing was deleted, if it was switched so")
  func nothingDeleted() throws {
    var platform = try Platform()
    platform.state.variants.refusesWhenNothingDeleted = true
    let sealed = platform.state.recordIDs(.sealed)
    #expect(try platform.delete(sealed).verdict == .init(400, 1_220_001, "param is invalid"))
    #expect(platform.state.log.count == 1)
  }

  private typealias Report = (message: String?, deleted: [String]?, failed: [String]?)

  @Test("reports as badly as it is told, and still tells the truth in its log")
  func hostile() throws {
    let platform = try Platform()
    let good = try #require(platform.state.recordIDs(.deletable).first)
    let bad = try #require(platform.state.recordIDs(.sealed).first)
    let reason = "the attendance result has been sealed and can not modify"
    let faithful = #"{"\#(bad)":"\#(reason)"}"#
    let table: [(SandboxVariants.DeletionAnswer, Report)] = [
      (.faithful, (faithful, [good], [bad])),
      (.successDespiteRefusals, ("success", [good], [bad])),
      (
        .foreignIDInMessage("7"),
        (#"{"\#(bad)":"\#(reason)","7":"param invalid"}"#, [good], [bad])
      ),
      (.foreignIDInList("7"), (faithful, [good, "7"], [bad])),
      (.messageIsNotJSON, ("some records can not be deleted", [good], [bad])),
      (.deletedInBothLists, (faithful, [good], [bad, good])),
      (.deletedInNeitherList, (faithful, [], [bad])),
      (.noData, ("success", nil, nil)),
      (.reason("封账\n\u{1B}[31m"), (#"{"\#(bad)":"封账\n\u001b[31m"}"#, [good], [bad])),
    ]
    for (variant, report) in table {
      var copy = platform
      copy.state.variants.deletionAnswer = variant
      let answer = try copy.delete([good, bad])
      #expect(answer.verdict == .init(200, 0, report.message), "\(variant)")
      #expect(answer.envelope.data?.success_record_ids == report.deleted, "\(variant)")
      #expect(answer.envelope.data?.fail_record_ids == report.failed, "\(variant)")
      expectNoDifference(
        copy.state.log,
        [SandboxDeletion(asked: [good, bad], deleted: [good], refused: [bad: reason])])
    }
  }

  private func reasons(_ answer: Answer) throws -> [String: String] {
    let message = try #require(answer.envelope.msg)
    return try JSONDecoder().decode([String: String].self, from: Data(message.utf8))
  }
}
