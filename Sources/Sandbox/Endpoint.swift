/// An endpoint that the sandbox serves.
enum Endpoint: Hashable, Sendable {
  case token
  case listScopes
  case queryFlows
  case flow
  case createFlows
  case deleteFlows
  case queryResults

  /// Finds the endpoint of a method and a path, with what stands for `:user_flow_id` in the path.
  static func route(_ method: String, _ path: String) -> (endpoint: Endpoint, flowID: String)? {
    // One trailing slash does not matter: observed with the token endpoint.
    let path = path.hasSuffix("/") ? String(path.dropLast()) : path
    let attendance = "/open-apis/attendance/v1/"
    switch (method, path) {
    case ("POST", "/open-apis/auth/v3/tenant_access_token/internal"): return (.token, "")
    case ("GET", "/open-apis/application/v6/scopes"): return (.listScopes, "")
    case ("POST", attendance + "user_flows/query"): return (.queryFlows, "")
    case ("POST", attendance + "user_flows/batch_create"): return (.createFlows, "")
    case ("POST", attendance + "user_flows/batch_del"): return (.deleteFlows, "")
    case ("POST", attendance + "user_tasks/query"): return (.queryResults, "")
    case ("GET", _):
      let prefix = attendance + "user_flows/"
      let id = path.dropFirst(prefix.count)
      guard
        path.hasPrefix(prefix), !id.isEmpty, !id.contains("/"),
        !["query", "batch_create", "batch_del"].contains(id)
      else { return nil }
      return (.flow, String(id))
    case _: return nil
    }
  }

  /// The scopes of which the app needs one; empty if it needs none.
  var scopes: [String] {
    switch self {
    case .token, .listScopes: []
    case .queryFlows, .queryResults: ["attendance:task:readonly"]
    case .flow: ["attendance:task", "attendance:task:readonly"]
    case .createFlows, .deleteFlows: ["attendance:task"]
    }
  }

  /// The number of calls in any second; nil without a limit.
  var callsPerSecond: Int? {
    switch self {
    case .token, .listScopes: nil
    case .deleteFlows: 10
    case .queryFlows, .flow, .createFlows, .queryResults: 50
    }
  }
}

extension SandboxState {
  /// Answers a request that the gateway let through.
  mutating func members(
    of endpoint: Endpoint, _ flowID: String, _ request: SandboxRequest, at now: Duration
  ) throws(Refusal) -> [JSON.Member] {
    switch endpoint {
    case .token: try token(request, at: now)
    case .listScopes: listScopes()
    case .queryFlows: try queryFlows(request)
    case .flow: try flow(flowID, request)
    case .createFlows: try createFlows(request)
    case .deleteFlows: try deleteFlows(request)
    case .queryResults: try queryResults(request)
    }
  }
}
