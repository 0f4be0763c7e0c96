import Sandbox
import Testing

@Suite("Giving out tokens")
struct TokenTests {
  @Test("gives a token for two hours, flat beside the code")
  func gives() throws {
    var platform = try Platform(hasToken: false)
    let answer = try platform.fetchToken()
    #expect(answer.verdict == .init(200, 0, "ok"))
    #expect(answer.envelope.tenant_access_token?.hasPrefix("t-") == true)
    #expect(answer.envelope.expire == 7200)
  }

  @Test(
    "gives the same token while it has half an hour left, then another",
    arguments: [(5400, true, 1800), (5401, false, 7200)])
  func renews(age: Int, isSame: Bool, expire: Int) throws {
    var platform = try Platform(hasToken: false)
    let first = try platform.fetchToken()
    platform.now = .seconds(age)
    let second = try platform.fetchToken()
    let tokens = [first, second].map(\.envelope.tenant_access_token)
    #expect((tokens[0] == tokens[1]) == isSame)
    #expect(second.envelope.expire == expire)
  }

  @Test("lets the older of two tokens work until its own end")
  func overlaps() throws {
    var platform = try Platform()
    platform.now = .seconds(6000)
    _ = try platform.fetchToken()
    platform.now = .seconds(7199)
    #expect(try platform.list().envelope.code == 0)
    platform.now = .seconds(7200)
    #expect(try platform.list().envelope.code == 99_991_663)
  }

  @Test(
    "refuses with HTTP 200 what is not this app",
    arguments: [
      (#"{"app_id":"cli_other","app_secret":"x"}"#, 10_003, "invalid param"),
      (#"{"app_secret":"x"}"#, 10_003, "invalid param"),
      (#"{"app_id":"ID"}"#, 10_003, "invalid param"),
      (#"{"app_id":"ID","app_secret":""}"#, 10_003, "invalid param"),
      (#"{"app_id":"ID","app_secret":"x"}"#, 10_014, "app secret invalid"),
    ])
  func refuses(body: String, code: Int, message: String) throws {
    var platform = try Platform(hasToken: false)
    let answer = try platform.send(
      "POST", "/open-apis/auth/v3/tenant_access_token/internal/",
      body: body.replacing("ID", with: platform.state.appID))
    #expect(answer.verdict == .init(200, code, message))
    #expect(answer.envelope.error == nil)
  }

  @Test("refuses a wrong secret with HTTP 400 where it was switched so")
  func wrongSecretStatus() throws {
    var platform = try Platform(hasToken: false)
    platform.state.variants.wrongSecretStatus = 400
    let answer = try platform.send(
      "POST", "/open-apis/auth/v3/tenant_access_token/internal",
      body: #"{"app_id":"\#(platform.state.appID)","app_secret":"x"}"#)
    #expect(answer.verdict == .init(400, 10_014, "app secret invalid"))
  }

  @Test("refuses revoked tokens")
  func revokes() throws {
    var platform = try Platform()
    platform.state.revokeTokens()
    #expect(try platform.list().envelope.code == 99_991_663)
  }
}
