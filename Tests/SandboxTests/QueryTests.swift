import CustomDump
import Foundation
import Sandbox
import Testing

@Suite("Reading records")
struct QueryTests {
  @Test("lists every record of the span, in no order")
  func all() throws {
    var platform = try Platform()
    let answer = try platform.list()
    #expect(answer.verdict == .init(200, 0, "success"))
    let records = try #require(answer.envelope.data?.user_flow_results)
    #expect(records.count == platform.state.recordCount)
    let times = records.map(\.check_time)
    #expect(times != times.sorted() && times != times.sorted(by: >))
  }

  @Test(
    "includes the first second and excludes the last", arguments: [(0, 1, true), (-9, 0, false)])
  func halfOpen(from: Int, to: Int, isListed: Bool) throws {
    var platform = try Platform()
    let all = try platform.list().envelope.data?.user_flow_results ?? []
    let record = try #require(all.first)
    let time = try #require(Int(record.check_time))
    let found = try platform.list([record.user_id], from: time + from, to: time + to)
    #expect(found.envelope.data?.user_flow_results?.contains(record) == isListed)
  }

  @Test("speaks of people by their job numbers where it is asked so")
  func numbers() throws {
    var platform = try Platform()
    let byID = try platform.list().envelope.data?.user_flow_results ?? []
    let byNumber =
      try platform.list(platform.state.employeeNumbers, query: Platform.byNumber)
      .envelope.data?.user_flow_results ?? []
    #expect(byID.map(\.record_id) == byNumber.map(\.record_id))
    #expect(byNumber.allSatisfy { $0.user_id.hasPrefix("A-") && $0.creator_id.hasPrefix("A-") })
  }

  @Test(
    "writes an empty list as the variant says",
    arguments: [
      (SandboxVariants.EmptyList.array, #""data":{"user_flow_results":[]}"#),
      (.null, #""data":{"user_flow_results":null}"#), (.absent, #""data":{}"#),
    ])
  func empty(variant: SandboxVariants.EmptyList, text: String) throws {
    var platform = try Platform()
    platform.state.variants.emptyResults = variant
    let answer = try platform.list(from: 1, to: 1)
    #expect(answer.envelope.code == 0)
    #expect(answer.text.contains(text))
  }

  @Test("leaves the record ids out where it was switched so")
  func withoutIDs() throws {
    var platform = try Platform()
    platform.state.variants.omitsRecordIDs = true
    #expect(!(try platform.list().text.contains("record_id")))
  }

  @Test(
    "refuses what is no query",
    arguments: [
      ("{", 9499, "Bad Request"), ("[]", 9499, "Bad Request"),
      (
        #"{"user_ids":"e1001"}"#, 9499,
        #"Invalid parameter type in json: user_ids. Invalid parameter value: "e1001". "#
          + "Please check and modify accordingly."
      ),
      (
        #"{"user_ids":["e1001"],"check_time_from":1}"#, 9499,
        "Invalid parameter type in json: check_time_from. Invalid parameter value: 1. "
          + "Please check and modify accordingly."
      ),
      ("{}", 99_992_402, "user_ids is required"),
      (#"{"user_ids":null}"#, 99_992_402, "user_ids is required"),
      (#"{"user_ids":[]}"#, 99_992_402, "the min len is 1"),
      (#"{"user_ids":["e1001"]}"#, 99_992_402, "check_time_from is required"),
      (
        #"{"user_ids":["e1001"],"check_time_from":"1"}"#, 99_992_402, "check_time_to is required"
      ),
      (
        #"{"user_ids":["e1001"],"check_time_from":"x","check_time_to":"1"}"#, 1_220_001,
        "param is invalid"
      ),
      (
        #"{"user_ids":["e1001"],"check_time_from":"2","check_time_to":"1"}"#, 1_220_001,
        "param is invalid"
      ),
      (
        #"{"user_ids":["e1001","e9"],"check_time_from":"1","check_time_to":"2"}"#, 1_220_004,
        "user_id is not exist or does not have permission"
      ),
    ])
  func refuses(body: String, code: Int, text: String) throws {
    var platform = try Platform()
    let answer = try platform.post("user_flows/query", query: Platform.byID, body)
    #expect(answer.status == 400)
    #expect(answer.envelope.code == code)
    let rule = answer.envelope.error?.field_violations?.first?.description
    #expect(rule ?? answer.envelope.msg == text)
  }

  @Test("takes 50 people, not 51", arguments: [(50, 0), (51, 1_220_001)])
  func fifty(count: Int, code: Int) throws {
    var platform = try Platform(people: 60, days: 2)
    #expect(try platform.list(Array(platform.state.employees.prefix(count))).envelope.code == code)
  }

  @Test("refuses people outside the app's data range")
  func outOfRange() throws {
    var platform = try Platform()
    platform.state.variants.outOfRange = ["e1002"]
    #expect(
      try platform.list(["e1001", "e1002"]).verdict == .init(400, 1_220_005, "no permission"))
    #expect(try platform.list(["e1001"]).status == 200)
  }

  @Test(
    "asks which form the ids have",
    arguments: [
      (nil, 99_992_402, "field validation failed"), ("open_id", 1_220_001, "employee_type invalid"),
    ])
  func form(type: String?, code: Int, message: String) throws {
    var platform = try Platform()
    let query = type.map { [SandboxField("employee_type", $0)] } ?? []
    for answer in [try platform.list(query: query), try platform.get("1", query: query)] {
      #expect(answer.verdict == .init(400, code, message))
    }
  }

  @Test("gets a single record, the same as in the list")
  func single() throws {
    struct Single: Decodable {
      var data: Envelope.Record
    }
    var platform = try Platform()
    let listed = try #require(try platform.list().envelope.data?.user_flow_results?.first)
    let answer = try platform.get(try #require(listed.record_id))
    #expect(answer.verdict == .init(200, 0, "success"))
    let single = try JSONDecoder().decode(Single.self, from: Data(answer.text.utf8))
    expectNoDifference(single.data, listed)
  }

  @Test(
    "answers for an unknown record as the variant says",
    arguments: [
      (SandboxVariants.UnknownFlow.ruleDoesNotExist, 400, 1_220_600, "rule does not exist"),
      (.invalidParameter, 400, 1_220_001, "param is invalid"), (.emptyData, 200, 0, "success"),
    ])
  func unknown(
    variant: SandboxVariants.UnknownFlow, status: Int, code: Int, message: String
  ) throws {
    var platform = try Platform()
    platform.state.variants.unknownFlow = variant
    let answer = try platform.get("6709354699356941000")
    #expect(answer.verdict == .init(status, code, message))
    #expect(answer.envelope.data?.record_id == nil)
  }

  @Test("leaves out what a record does not have")
  func optionalFields() throws {
    var platform = try Platform()
    let records = try platform.list().envelope.data?.user_flow_results ?? []
    let own = records.filter { $0.creator_id == $0.user_id }
    let imported = records.filter { $0.creator_id != $0.user_id }
    #expect(own.allSatisfy { $0.external_id == nil && $0.idempotent_id == nil })
    #expect(imported.allSatisfy { $0.device_id == nil && $0.photo_urls == nil })
    #expect(Set(own.compactMap(\.type)) == [0, 5] && Set(imported.compactMap(\.type)) == [0, 7])
    #expect(own.contains { $0.ssid != nil && $0.is_wifi == true })
    #expect(own.contains { $0.photo_urls != nil && $0.is_field == true })
    #expect(own.contains { $0.device_id != nil && $0.is_wifi == nil })
  }
}
