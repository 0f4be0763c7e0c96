import CustomDump
import Sandbox
import Testing

@Suite("Checking requests at the gateway")
struct GatewayTests {
  @Test(
    "answers plain text for a path or a method that it does not have",
    arguments: [
      ("GET", "/"), ("GET", "/open-apis/attendance/v1/user_flows"),
      ("GET", "/open-apis/attendance/v1/user_flows/"),
      ("GET", "/open-apis/attendance/v1/user_flows/batch_del"),
      ("GET", "/open-apis/attendance/v1/user_flows/1/2"),
      ("DELETE", "/open-apis/attendance/v1/user_flows/1"),
      ("GET", "/open-apis/auth/v3/tenant_access_token/internal"),
    ])
  func noRoute(method: String, path: String) throws {
    var platform = try Platform()
    let answer = try platform.send(method, path)
    #expect(answer.status == 404)
    #expect(answer.header("Content-Type") == "text/plain")
    #expect(answer.text == "404 page not found")
  }

  @Test(
    "checks the token before anything that the request holds",
    arguments: [
      (
        "t-1", 99_991_661,
        "Missing access token for authorization. Please make a request with token attached."
      ),
      (
        "Bearer t-1", 99_991_663,
        "Invalid access token for authorization. Please make a request with token attached."
      ),
      (
        "Bearer eyJx", 99_991_668,
        "Invalid access token for authorization. Please make a request with token attached."
      ),
      (
        "Bearer u-1", 99_991_668,
        "Invalid access token for authorization. Please make a request with token attached."
      ),
      ("Bearer x", 99_991_671, "Invalid token: must start with t-/u-"),
    ])
  func tokens(authorization: String, code: Int, message: String) throws {
    var platform = try Platform()
    let answer = try platform.send(
      "POST", Platform.attendance + "user_flows/batch_del", body: "broken",
      authorization: authorization)
    #expect(answer.verdict == .init(400, code, message))
  }

  @Test("names the answer in its headers and in the error")
  func trace() throws {
    var platform = try Platform(hasToken: false)
    let answer = try platform.list()
    #expect(answer.envelope.code == 99_991_661)
    let id = try #require(answer.header("X-Tt-Logid"))
    #expect(id.count == 32 && id.allSatisfy(\.isHexDigit))
    let error = try #require(answer.envelope.error)
    #expect(error.log_id == id)
    #expect(error.troubleshooter.contains("log_id=\(id)&code=99991661"))
    let request = try #require(answer.header("X-Request-Id"))
    #expect(request.split(separator: "-").map(\.count) == [8, 4, 4, 4, 12])
    #expect(answer.header("Content-Type") == "application/json; charset=utf-8")
  }

  @Test(
    "refuses an app that may not call",
    arguments: [
      (SandboxVariants.AppStanding.notInUse, 99_991_662), (.addressDenied, 99_991_401),
      (.quotaExceeded, 99_991_403),
    ])
  func standing(standing: SandboxVariants.AppStanding, code: Int) throws {
    var platform = try Platform()
    platform.state.variants.appStanding = standing
    let answer = try platform.list()
    #expect(answer.status == 400)
    #expect(answer.envelope.code == code)
  }

  @Test(
    "asks for one of the scopes of the endpoint",
    arguments: [
      ("POST", "user_flows/query", "", ["attendance:task:readonly"]),
      ("POST", "user_flows/query", "attendance:task", ["attendance:task:readonly"]),
      ("POST", "user_tasks/query", "attendance:task", ["attendance:task:readonly"]),
      ("POST", "user_flows/batch_del", "attendance:task:readonly", ["attendance:task"]),
      ("POST", "user_flows/batch_create", "attendance:task:readonly", ["attendance:task"]),
      ("GET", "user_flows/1", "", ["attendance:task", "attendance:task:readonly"]),
    ])
  func scopes(method: String, path: String, granted: String, needed: [String]) throws {
    var platform = try Platform()
    platform.state.grantedScopes = [granted]
    let answer = try platform.send(method, Platform.attendance + path, body: "broken")
    #expect(answer.status == 400)
    #expect(answer.envelope.code == 99_991_672)
    let message = try #require(answer.envelope.msg)
    #expect(
      message.hasPrefix(
        "Access denied. One of the following scopes is required: "
          + "[\(needed.joined(separator: ", "))]."))
    #expect(message.contains("https://open.feishu.cn/app/\(platform.state.appID)/auth?q="))
    expectNoDifference(
      answer.envelope.error?.permission_violations,
      needed.map { .init(type: "action_scope_required", subject: $0) })
  }

  @Test(
    "lists the scopes that are granted, and those that are not, to an app that has none",
    arguments: [0, 1, 2])
  func listsScopes(count: Int) throws {
    var platform = try Platform()
    let asked = ["attendance:task", "attendance:task:readonly"]
    platform.state.grantedScopes = Set(asked.prefix(count))
    let answer = try platform.send("GET", "/open-apis/application/v6/scopes")
    #expect(answer.verdict == .init(200, 0, "success"))
    let scopes = try #require(answer.envelope.data?.scopes)
    #expect(scopes.map(\.scope_name) == asked)
    #expect(scopes.map(\.grant_status) == asked.indices.map { $0 < count ? 1 : 2 })
  }

  @Test("lets either scope get a single record", arguments: ["", ":readonly"])
  func eitherScope(suffix: String) throws {
    var platform = try Platform()
    platform.state.grantedScopes = ["attendance:task" + suffix]
    #expect(try platform.get(try #require(platform.state.recordIDs(.sealed).first)).status == 200)
  }

  @Test(
    "limits the calls of any second, for each endpoint by itself",
    arguments: [("user_flows/batch_del", 10), ("user_flows/query", 50), ("user_tasks/query", 50)])
  func rate(endpoint: String, limit: Int) throws {
    var platform = try Platform()
    let start = Duration.seconds(100)
    func call(at time: Duration) throws -> Answer {
      platform.now = time
      return try platform.post(endpoint, "{}")
    }
    for index in 0..<limit {
      let answer = try call(at: start + .milliseconds(index))
      #expect(answer.envelope.code == 99_992_402)
    }
    let refused = try call(at: start + .milliseconds(999))
    #expect(refused.verdict == .init(429, 99_991_400, "request trigger frequency limit"))
    #expect(refused.header("x-ogw-ratelimit-limit") == "\(limit)")
    #expect(refused.header("x-ogw-ratelimit-reset") == "1")
    #expect(try platform.get("1").envelope.code != 99_991_400)
    #expect(try call(at: start + .seconds(1)).status == 400)
    #expect(try call(at: start + .seconds(1)).status == 429)
  }

  @Test("answers the rate limit with HTTP 400 where it was switched so")
  func legacyRate() throws {
    var platform = try Platform()
    platform.state.variants.rateLimitStatus = 400
    for _ in 1...10 {
      _ = try platform.post("user_flows/batch_del", "{}")
    }
    let refused = try platform.post("user_flows/batch_del", "{}")
    #expect(refused.verdict == .init(400, 99_991_400, "request trigger frequency limit"))
  }
}
