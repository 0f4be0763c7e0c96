/// A token that the sandbox gave out.
struct Token: Sendable {
  var text: String
  var expires: Duration
}

extension SandboxState {
  /// A token lives for two hours.
  private static let lifetime = Duration.seconds(7200)
  /// While the latest token has this long to live, it is given out again.
  private static let renewal = Duration.seconds(1800)

  /// Answers `tenant_access_token/internal`; refusals have HTTP status 200.
  mutating func token(
    _ request: SandboxRequest, at now: Duration
  ) throws(Refusal) -> [JSON.Member] {
    let body = try Body(request.body)
    let id = try body.string("app_id")
    let secret = try body.string("app_secret")
    guard id == appID, let secret, !secret.isEmpty else {
      throw Refusal(
        200, 10_003, "invalid param", error: nil, members: [JSON.Member("data", .object([]))])
    }
    guard secret == appSecret else {
      throw Refusal(variants.wrongSecretStatus, 10_014, "app secret invalid", error: nil)
    }
    let token: Token
    if let last = tokens.last, last.expires - now >= SandboxState.renewal {
      token = last
    } else {
      tokens.removeAll { $0.expires <= now }
      token = Token(
        text: "t-" + tokenRandom.nextHex() + tokenRandom.nextHex(),
        expires: now + SandboxState.lifetime)
      tokens.append(token)
    }
    return [
      JSON.Member("msg", .string("ok")),
      JSON.Member("tenant_access_token", .string(token.text)),
      JSON.Member("expire", .integer(Int((token.expires - now).components.seconds))),
    ]
  }

  /// Makes every token that was given out worthless.
  public mutating func revokeTokens() {
    tokens = []
  }

  func checkToken(_ request: SandboxRequest, at now: Duration) throws(Refusal) {
    let text = "access token for authorization. Please make a request with token attached."
    let prefix = "Bearer "
    guard let header = request.header("Authorization"), header.hasPrefix(prefix) else {
      throw Refusal(400, 99_991_661, "Missing " + text)
    }
    let token = header.dropFirst(prefix.count)
    if token.hasPrefix("eyJ") || token.hasPrefix("u-") {
      throw Refusal(400, 99_991_668, "Invalid " + text)
    }
    guard token.hasPrefix("t-") else {
      throw Refusal(400, 99_991_671, "Invalid token: must start with t-/u-")
    }
    guard tokens.contains(where: { $0.text == token && $0.expires > now }) else {
      throw Refusal(400, 99_991_663, "Invalid " + text)
    }
  }
}

extension SandboxState {
  /// The scopes that the app has asked for.
  public static let askedScopes: Set<String> = ["attendance:task", "attendance:task:readonly"]

  /// Answers `application/v6/scopes`: every scope that was asked for, 1 if it is granted and 2 if it is not.
  func listScopes() -> [JSON.Member] {
    let scopes = SandboxState.askedScopes.union(grantedScopes).sorted().map { scope in
      JSON.object([
        JSON.Member("scope_name", .string(scope)),
        JSON.Member("grant_status", .integer(grantedScopes.contains(scope) ? 1 : 2)),
      ])
    }
    return JSON.Member.success(.object([JSON.Member("scopes", .array(scopes))]))
  }
}
