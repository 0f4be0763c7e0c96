import CustomDump
import Sandbox
import Testing

@Suite("Importing records")
struct ImportTests {
  private func record(
    user: String = "e1001", creator: String = "e1000", time: String = "1795392000",
    more: String = ""
  ) -> String {
    #"{"user_id":"\#(user)","creator_id":"\#(creator)","location_name":"测试","#
      + #""check_time":"\#(time)","comment":""\#(more)}"#
  }

  private func body(_ records: [String]) -> String {
    #"{"flow_records":[\#(records.joined(separator: ","))]}"#
  }

  @Test("imports a record that can be listed and deleted; its id is in the list alone")
  func imports() throws {
    var platform = try Platform()
    let answer = try platform.post(
      "user_flows/batch_create", query: Platform.byID,
      body([record(more: #","external_id":"x1","idempotent_id":"k1","type":7,"ssid":"s""#)]))
    #expect(answer.verdict == .init(200, 0, ""))
    #expect(answer.envelope.data?.flow_records?.map(\.record_id) == [nil])
    let listed = try platform.list(["e1001"], from: 1_795_392_000, to: 1_795_392_001)
    let flow = try #require(listed.envelope.data?.user_flow_results?.first)
    expectNoDifference(
      flow,
      Envelope.Record(
        user_id: "e1001", creator_id: "e1000", location_name: "测试", check_time: "1795392000",
        comment: "", record_id: flow.record_id, ssid: "s", is_field: false, is_wifi: false, type: 7,
        external_id: "x1", idempotent_id: "k1"))
    let id = try #require(flow.record_id)
    #expect(id.count == 19)
    expectNoDifference(platform.state.imports, [SandboxImport(keys: ["k1"], imported: [id])])
    #expect(try platform.delete([id]).envelope.data?.success_record_ids == [id])
  }

  @Test("tells the new ids where it was switched so")
  func tellsIDs() throws {
    var platform = try Platform()
    platform.state.variants.tellsCreatedIDs = true
    let answer = try platform.post(
      "user_flows/batch_create", query: Platform.byNumber,
      body([record(user: "A-0001", creator: "A-0000")]))
    let created = try #require(answer.envelope.data?.flow_records?.first)
    #expect(created.user_id == "A-0001" && created.creator_id == "A-0000" && created.type == 0)
    #expect(platform.state.holds(try #require(created.record_id)))
  }

  @Test("refuses a key that was used before, even by a record deleted since")
  func idempotent() throws {
    var platform = try Platform()
    platform.state.variants.tellsCreatedIDs = true
    let request = body([record(more: #","idempotent_id":"k1""#)])
    let first = try platform.post("user_flows/batch_create", query: Platform.byID, request)
    let id = try #require(first.envelope.data?.flow_records?.first?.record_id)
    for _ in 1...2 {
      let again = try platform.post("user_flows/batch_create", query: Platform.byID, request)
      #expect(again.verdict == .init(400, 1_220_600, "the object already exists"))
      _ = try platform.delete([id])
    }
    let repetition = SandboxImport(keys: ["k1"], imported: [], usedKey: "k1")
    expectNoDifference(
      platform.state.imports,
      [SandboxImport(keys: ["k1"], imported: [id]), repetition, repetition])
  }

  @Test("refuses a key that one request holds twice, and imports nothing")
  func keyTwice() throws {
    var platform = try Platform()
    let count = platform.state.recordCount
    let records = [record(more: #","idempotent_id":"k1""#), record()]
    let answer = try platform.post(
      "user_flows/batch_create", query: Platform.byID, body(records + [records[0]]))
    #expect(answer.verdict == .init(400, 1_220_600, "the object already exists"))
    expectNoDifference(
      platform.state.imports,
      [SandboxImport(keys: ["k1", nil, "k1"], imported: [], usedKey: "k1")])
    #expect(platform.state.recordCount == count)
  }

  @Test("keeps and lists every field that can be imported")
  func allFields() throws {
    var platform = try Platform()
    _ = try platform.post(
      "user_flows/batch_create", query: Platform.byID,
      body([
        record(
          more: #","ssid":"s","bssid":"b","is_field":true,"is_wifi":true,"type":1,"#
            + #""external_id":"x1","idempotent_id":"k1","record_id":"7","device_id":"d","#
            + #""check_result":"Late","photo_urls":["p"]"#)
      ]))
    let id = try #require(platform.state.imports.first?.imported.first)
    let expected = Envelope.Record(
      user_id: "e1001", creator_id: "e1000", location_name: "测试", check_time: "1795392000",
      comment: "", record_id: id, ssid: "s", bssid: "b", is_field: true, is_wifi: true, type: 1,
      external_id: "x1", idempotent_id: "k1")
    let listed = try platform.list(["e1001"], from: 1_795_392_000, to: 1_795_392_001)
    expectNoDifference(listed.envelope.data?.user_flow_results, [expected])
    #expect(try platform.get(id).envelope.data?.record_id == id)
    #expect(id != "7")
  }

  @Test("imports the same record twice where it has no key")
  func withoutKey() throws {
    var platform = try Platform()
    let count = platform.state.recordCount
    for _ in 1...2 {
      let answer = try platform.post(
        "user_flows/batch_create", query: Platform.byID, body([record()]))
      #expect(answer.status == 200)
    }
    #expect(platform.state.recordCount == count + 2)
  }

  @Test("passes over somebody unknown and names the pair")
  func someUnknown() throws {
    var platform = try Platform()
    let answer = try platform.post(
      "user_flows/batch_create", query: Platform.byID,
      body([record(user: "e9"), record(), record(creator: "e8")]))
    #expect(answer.verdict == .init(200, 0, "[e9-e1000 e1001-e8]"))
    #expect(answer.envelope.data?.flow_records?.map(\.user_id) == ["e1001"])
  }

  @Test(
    "refuses what can not be imported, and imports nothing",
    arguments: [
      ("{}", 99_992_402, "flow_records is required"),
      (#"{"flow_records":[]}"#, 99_992_402, "the min len is 1"),
      (#"{"flow_records":[{}]}"#, 99_992_402, "user_id is required"),
      ("{", 9499, "Bad Request"),
      (
        #"{"flow_records":[1]}"#, 9499,
        "Invalid parameter type in json: flow_records. Invalid parameter value: [1]. "
          + "Please check and modify accordingly."
      ),
    ])
  func refuses(body: String, code: Int, text: String) throws {
    var platform = try Platform()
    let count = platform.state.recordCount
    let answer = try platform.post("user_flows/batch_create", query: Platform.byID, body)
    #expect(answer.status == 400 && answer.envelope.code == code)
    let rule = answer.envelope.error?.field_violations?.first?.description
    #expect(rule ?? answer.envelope.msg == text)
    #expect(platform.state.recordCount == count)
  }

  @Test(
    "takes 50 records, not 51", arguments: [(50, 0, ""), (51, 1_220_600, "operate too much flow")])
  func fifty(count: Int, code: Int, message: String) throws {
    var platform = try Platform()
    let answer = try platform.post(
      "user_flows/batch_create", query: Platform.byID,
      body(Array(repeating: record(), count: count)))
    #expect(answer.verdict == .init(code == 0 ? 200 : 400, code, message))
  }

  @Test(
    "takes punches from 2022-01-01 on",
    arguments: [("1640966400", 0, ""), ("1640966399", 1_220_600, "time is invalid")])
  func firstTime(time: String, code: Int, message: String) throws {
    var platform = try Platform()
    let answer = try platform.post(
      "user_flows/batch_create", query: Platform.byID, body([record(time: time)]))
    #expect(answer.verdict == .init(code == 0 ? 200 : 400, code, message))
  }

  @Test("refuses a call in which everyone is unknown")
  func allUnknown() throws {
    var platform = try Platform()
    let answer = try platform.post(
      "user_flows/batch_create", query: Platform.byID, body([record(user: "e9")]))
    #expect(answer.envelope.code == 1_220_004)
    expectNoDifference(
      platform.state.imports,
      [SandboxImport(keys: [nil], imported: [], unknown: ["e9-e1000"])])
  }

  @Test("names everyone beside code 0 where it was switched so")
  func allNamed() throws {
    var platform = try Platform()
    platform.state.variants.refusesWhenNothingImported = false
    let answer = try platform.post(
      "user_flows/batch_create", query: Platform.byID, body([record(user: "e9")]))
    #expect(answer.verdict == .init(200, 0, "[e9-e1000]"))
    #expect(answer.envelope.data?.flow_records == [])
  }
}
