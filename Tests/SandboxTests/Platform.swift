import Sandbox
import Testing

/// A sandbox with a clock that the test moves, a token, and short ways to call it.
struct Platform {
  var state: SandboxState
  var now = Duration.zero
  var token: String?

  init(
    people: Int = 24, days: Int = 14, seed: UInt64 = 1, today: String = "2026-11-23",
    hasToken: Bool = true
  ) throws {
    let day = try #require(SandboxDay(today))
    state = SandboxState(
      options: try SandboxOptions(people: people, days: days, seed: seed, today: day))
    if hasToken {
      token = try fetchToken().envelope.tenant_access_token
    }
  }

  static let attendance = "/open-apis/attendance/v1/"
  static let byID = [SandboxField("employee_type", "employee_id")]
  static let byNumber = [SandboxField("employee_type", "employee_no")]

  /// Sends a request as it stands; the clock goes on by 20 ms, as fast as 50 calls a second allow.
  mutating func send(
    _ method: String, _ path: String, query: [SandboxField] = [], body: String = "",
    authorization: String? = nil
  ) throws -> Answer {
    var headers: [SandboxField] = []
    if let authorization = authorization ?? token.map({ "Bearer \($0)" }) {
      headers.append(SandboxField("authorization", authorization))
    }
    let response = state.handle(
      SandboxRequest(
        method: method, path: path, query: query, headers: headers, body: Array(body.utf8)),
      at: now)
    now += .milliseconds(20)
    return try Answer(response)
  }

  mutating func post(
    _ endpoint: String, query: [SandboxField] = [], _ body: String
  ) throws -> Answer {
    try send("POST", Platform.attendance + endpoint, query: query, body: body)
  }

  mutating func fetchToken() throws -> Answer {
    try send(
      "POST", "/open-apis/auth/v3/tenant_access_token/internal",
      body: #"{"app_id":"\#(state.appID)","app_secret":"\#(state.appSecret)"}"#)
  }

  /// Lists the records of people in a span; by default all of both.
  mutating func list(
    _ people: [String]? = nil, from: Int? = nil, to: Int? = nil,
    query: [SandboxField] = Platform.byID
  ) throws -> Answer {
    let ids = (people ?? state.employees).map { "\"\($0)\"" }.joined(separator: ",")
    return try post(
      "user_flows/query", query: query,
      """
      {"user_ids":[\(ids)],"check_time_from":"\(from ?? state.from)",
      "check_time_to":"\(to ?? state.to)"}
      """)
  }

  mutating func delete(_ ids: [String]) throws -> Answer {
    now += .milliseconds(100)
    let list = ids.map { "\"\($0)\"" }.joined(separator: ",")
    return try post("user_flows/batch_del", #"{"record_ids":[\#(list)]}"#)
  }

  mutating func get(_ id: String, query: [SandboxField] = Platform.byID) throws -> Answer {
    try send("GET", Platform.attendance + "user_flows/\(id)", query: query)
  }

  /// The listed ids, sorted.
  mutating func listedIDs() throws -> [String] {
    try list().envelope.data?.user_flow_results?.compactMap(\.record_id).sorted() ?? []
  }
}
