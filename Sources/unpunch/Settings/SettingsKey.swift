/// A setting by its name in a settings file.
enum SettingsKey: String, CaseIterable {
  case platform
  case baseURL = "base_url"
  case appID = "app_id"
  case appSecretFile = "app_secret_file"
  case tenantName = "tenant_name"
  case idKind = "id_kind"
  case timeZone = "time_zone"
  case language
  case theme
  case mouse
  case proxy
  case caFile = "ca_file"
  case readOnly = "read_only"
  case stateDirectory = "state_dir"
  case audit
  case retentionRecords = "retention.records"
  case retentionHistory = "retention.history"
  case idleTimeout = "idle_timeout"

  /// The variable of the environment that sets it; nil where none does.
  var variable: String? {
    switch self {
    case .platform: "UNPUNCH_PLATFORM"
    case .baseURL: "UNPUNCH_BASE_URL"
    case .appID: "UNPUNCH_APP_ID"
    case .appSecretFile: "UNPUNCH_APP_SECRET_FILE"
    case .tenantName: "UNPUNCH_TENANT_NAME"
    case .idKind: "UNPUNCH_ID_KIND"
    case .timeZone: "UNPUNCH_TIME_ZONE"
    case .language: "UNPUNCH_LANG"
    case .theme: "UNPUNCH_THEME"
    case .mouse: "UNPUNCH_MOUSE"
    case .proxy: "UNPUNCH_PROXY"
    case .caFile: "UNPUNCH_CA_FILE"
    case .readOnly: "UNPUNCH_READ_ONLY"
    case .stateDirectory: "UNPUNCH_STATE_DIR"
    case .audit: "UNPUNCH_AUDIT"
    case .retentionRecords, .retentionHistory: nil
    case .idleTimeout: "UNPUNCH_IDLE_TIMEOUT"
    }
  }
}

/// A value of a setting, and where it was set.
struct SettingsEntry: Equatable {
  /// The text.
  let value: String
  /// Where it was set, as an error says it: a file with a line, a variable, an option.
  let place: String
}
