import Sandbox
import Testing

@Suite("Reading punch results")
struct ResultTests {
  private func body(_ ids: String, from: Int = 20_261_110, to: Int = 20_261_123) -> String {
    #"{"user_ids":\#(ids),"check_date_from":\#(from),"check_date_to":\#(to)}"#
  }

  @Test("names each person and leads to records that the list has too")
  func names() throws {
    var platform = try Platform()
    let answer = try platform.post(
      "user_tasks/query", query: Platform.byID, body(#"["e1001","e1003"]"#))
    #expect(answer.verdict == .init(200, 0, "success"))
    let days = try #require(answer.envelope.data?.user_task_results)
    #expect(Set(days.map(\.employee_name)) == ["赵敏", "Alice Carter"])
    // Ten workdays each, and the weekends only where somebody punched.
    #expect(days.count >= 20 && Set(days.map(\.result_id)).count == days.count)
    let listed = Set(try platform.listedIDs())
    for day in days {
      let result = try #require(day.records.first)
      let ids = [result.check_in_record_id, result.check_out_record_id].compactMap { $0 }
      #expect(listed.isSuperset(of: ids))
      #expect(result.check_in_record?.record_id == result.check_in_record_id)
      #expect(result.check_out_record?.record_id == result.check_out_record_id)
    }
  }

  @Test("judges a day by what is left after a deletion")
  func recomputes() throws {
    var platform = try Platform()
    let imported = platform.state.recordIDs(.deletable)
    let day = body(#"["e1005"]"#, from: 20_261_120, to: 20_261_120)
    func result() throws -> Envelope.Result? {
      try platform.post("user_tasks/query", query: Platform.byID, day)
        .envelope.data?.user_task_results?.first?.records.first
    }
    #expect(try result()?.check_out_result == "Normal")
    let records = try platform.list(["e1005"]).envelope.data?.user_flow_results ?? []
    let ids = records.compactMap(\.record_id).filter(imported.contains)
    _ = try platform.delete(ids)
    #expect(try result()?.check_out_record_id == nil)
    #expect(try result()?.check_out_result == "Lack")
  }

  @Test(
    "lists invalid and unauthorized people only where it is asked to ignore them",
    arguments: [("true", 0), ("True", 0), ("false", 1_220_004)])
  func invalid(flag: String, code: Int) throws {
    var platform = try Platform()
    platform.state.variants.outOfRange = ["e1002"]
    let answer = try platform.post(
      "user_tasks/query",
      query: Platform.byID + [SandboxField("ignore_invalid_users", flag)],
      body(#"["e1001","e9","e1002"]"#))
    #expect(answer.envelope.code == code)
    guard code == 0 else { return }
    #expect(answer.envelope.data?.invalid_user_ids == ["e9"])
    #expect(answer.envelope.data?.unauthorized_user_ids == ["e1002"])
    #expect(Set(answer.envelope.data?.user_task_results?.map(\.user_id) ?? []) == ["e1001"])
  }

  @Test(
    "refuses dates that are none",
    arguments: [
      (#"{"user_ids":["e1001"],"check_date_from":"20261110","check_date_to":20261123}"#, 9499),
      (#"{"user_ids":["e1001"],"check_date_from":20261110}"#, 99_992_402),
      (#"{"user_ids":["e1001"],"check_date_from":20261131,"check_date_to":20261201}"#, 1_220_001),
      (#"{"user_ids":["e1001"],"check_date_from":20261124,"check_date_to":20261123}"#, 1_220_001),
    ])
  func dates(body: String, code: Int) throws {
    var platform = try Platform()
    let answer = try platform.post("user_tasks/query", query: Platform.byID, body)
    #expect(answer.status == 400 && answer.envelope.code == code)
  }
}
