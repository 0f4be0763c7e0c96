extension SandboxState {
  /// The scopes that the app has asked for.
  public static let askedScopes: Set<String> = ["attendance:task", "attendance:task:readonly"]

  /// Answers `application/v6/scopes`: every scope that was asked for, 1 where it is granted and 2 where it is not.
  func listScopes() -> [JSON.Member] {
    let scopes = SandboxState.askedScopes.union(grantedScopes).sorted().map { scope in
      JSON.object([
        JSON.Member("scope_name", .string(scope)),
        JSON.Member("grant_status", .integer(grantedScopes.contains(scope) ? 1 : 2)),
      ])
    }
    return [
      JSON.Member("msg", .string("success")),
      JSON.Member("data", .object([JSON.Member("scopes", .array(scopes))])),
    ]
  }
}
