import CustomDump
import Sandbox
import Testing

@Suite("Answering by a script")
struct ScriptTests {
  private static let path = Platform.attendance + "user_flows/batch_del"

  @Test("gives the next request to the path the answer, once, in order")
  func once() throws {
    var platform = try Platform()
    let id = try #require(platform.state.recordIDs(.deletable).first)
    platform.state.script = [
      SandboxScript(path: Self.path, response: .text(502, "<html>", type: "text/html")),
      SandboxScript(
        path: Self.path, response: .json(500, #"{"code":1225000,"msg":"system error"}"#)),
    ]
    #expect(try platform.get(id).status == 200)
    #expect(try platform.delete([id]).text == "<html>")
    #expect(try platform.delete([id]).verdict == .init(500, 1_225_000, "system error"))
    #expect(platform.state.holds(id))
    #expect(try platform.delete([id]).envelope.data?.success_record_ids == [id])
  }

  @Test("acts and loses its answer where it is told so")
  func actsFirst() throws {
    var platform = try Platform()
    let id = try #require(platform.state.recordIDs(.deletable).first)
    platform.state.script = [
      SandboxScript(path: Self.path, actsFirst: true, response: .text(504, ""))
    ]
    #expect(try platform.delete([id]).status == 504)
    #expect(!platform.state.holds(id))
  }

  @Test("keeps its own answer where only the way is bad")
  func fault() throws {
    var platform = try Platform()
    let id = try #require(platform.state.recordIDs(.deletable).first)
    platform.state.script = [SandboxScript(path: Self.path, fault: .hangUp)]
    let response = platform.state.handle(
      SandboxRequest(
        method: "POST", path: Self.path,
        headers: [SandboxField("Authorization", "Bearer \(platform.token ?? "")")],
        body: Array(#"{"record_ids":["\#(id)"]}"#.utf8)),
      at: platform.now)
    #expect(response.status == 200 && response.fault == .hangUp)
    #expect(!platform.state.holds(id))
  }

  @Test("notes every call")
  func calls() throws {
    var platform = try Platform()
    _ = try platform.get("1")
    _ = try platform.send("PUT", "/x")
    expectNoDifference(
      platform.state.calls.map { "\($0.method) \($0.path) \($0.status)" },
      [
        "POST /open-apis/auth/v3/tenant_access_token/internal 200",
        "GET /open-apis/attendance/v1/user_flows/1 400", "PUT /x 404",
      ])
  }

  @Test("lets a record disappear behind the client's back")
  func removes() throws {
    var platform = try Platform()
    let id = try #require(platform.state.recordIDs(.notImported).first)
    platform.state.remove(id)
    #expect(!(try platform.listedIDs().contains(id)))
  }

  @Test("a difference fails a test")
  func differencesAreReported() {
    withKnownIssue {
      expectNoDifference(1, 2)
    }
  }
}
