/// One of the platform's calls that the client makes.
public enum FeishuCall: String, Sendable, Hashable, CaseIterable, Codable {
  /// Gets a tenant access token: `auth/v3/tenant_access_token/internal`.
  case token
  /// Lists the app's scopes: `application/v6/scopes`.
  case scopes
  /// Lists flow records: `user_flows/query`.
  case query
  /// Reads one flow record: `user_flows/:user_flow_id`.
  case record
  /// Lists punch results, with the names in them: `user_tasks/query`.
  case results
  /// Deletes flow records: `user_flows/batch_del`.
  case delete
  /// Imports flow records: `user_flows/batch_create`.
  case create

  /// How many requests the platform takes each second.
  ///
  /// Feishu: <https://open.feishu.cn/document/server-docs/api-call-guide/frequency-control> and the calls' own
  /// pages (read 2026-11-23). The limit of the token call is not documented; it is made about once an hour. That of the
  /// scopes is "special", without a number; it is made when somebody asks.
  var perSecond: Int {
    switch self {
    case .token, .scopes, .query, .record, .results, .create: 50
    case .delete: 10
    }
  }

  /// Whether its answer holds records, of which one that is odd must not hide the others.
  var listsRecords: Bool {
    switch self {
    case .query, .record, .results: true
    case .token, .scopes, .delete, .create: false
    }
  }

  /// Whether the call changes something, so that it must never be made twice by itself.
  var isWrite: Bool {
    switch self {
    case .token, .scopes, .query, .record, .results: false
    case .delete, .create: true
    }
  }
}
