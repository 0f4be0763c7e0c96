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
  case proxyUser = "proxy_user"
  case proxyPasswordFile = "proxy_password_file"
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
    case .language: "UNPUNCH_LANG"
    case .proxyUser, .proxyPasswordFile, .retentionRecords, .retentionHistory: nil
    case .platform, .baseURL, .appID, .appSecretFile, .tenantName, .idKind, .timeZone, .theme,
      .mouse, .proxy, .caFile, .readOnly, .stateDirectory, .audit, .idleTimeout:
      "UNPUNCH_" + rawValue.uppercased()
    }
  }

  /// Whether somebody may have written a secret here, or an address with one: a wrong value is not shown.
  var mayHoldSecret: Bool {
    switch self {
    case .baseURL, .appID, .appSecretFile, .proxy, .proxyUser, .proxyPasswordFile: true
    case .platform, .tenantName, .idKind, .timeZone, .language, .theme, .mouse, .caFile, .readOnly,
      .stateDirectory, .audit, .retentionRecords, .retentionHistory, .idleTimeout:
      false
    }
  }

  /// The variables that hold what no settings file may, the secret and a password, and those of the tests.
  private static let otherVariables = [
    "UNPUNCH_APP_SECRET", "UNPUNCH_PROXY_PASSWORD", "UNPUNCH_BINARY", "UNPUNCH_FRAMES",
    "UNPUNCH_ANSWERS", "UNPUNCH_MUTATIONS", "UNPUNCH_MONKEY_INPUTS",
  ]

  /// What is wrong with a variable that looks like one of ours and is none; nil where it is one, or somebody else's.
  ///
  /// A setting of a file that is misspelled is refused too: what it forbids must not be taken for not said.
  static func mistake(inVariable name: String) -> SettingsMistake? {
    let known = allCases.compactMap(\.variable) + otherVariables
    guard !known.contains(name) else { return nil }
    // `UNPUNCHREAD_ONLY`, `unpunch_read_only`, and by the name of a settings file `UNPUNCH_LANGUAGE`.
    let like =
      known.first { letters($0) == letters(name) }
      ?? allCases.first { letters("UNPUNCH_" + $0.rawValue) == letters(name) }?.variable
    guard like != nil || capitals(name).starts(with: "UNPUNCH_".utf8) else { return nil }
    return .unknownVariable(name, instead: like)
  }

  private static func letters(_ name: String) -> [UInt8] {
    capitals(name).filter { $0 != UInt8(ascii: "_") }
  }

  private static func capitals(_ name: String) -> [UInt8] {
    name.utf8.map { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) ? $0 - 0x20 : $0 }
  }
}

/// A value of a setting, and where it was set.
struct SettingsEntry: Equatable {
  /// The text.
  let value: String
  /// Where it was set, as an error says it: a file with a line, a variable, an option.
  let place: String

  /// The text that is meant by a value: without the line end that an editor, a block of YAML or a `.env` file from Windows
  /// leaves behind, and without spaces and what cannot be seen around it; nil where nothing is left.
  static func text(_ value: String) -> String? {
    func isBlank(_ scalar: Unicode.Scalar) -> Bool {
      scalar.properties.isWhitespace || scalar.properties.generalCategory == .format
    }
    let start = value.unicodeScalars.drop(while: isBlank)
    guard let last = start.lastIndex(where: { !isBlank($0) }) else { return nil }
    return String(Substring(start[...last]))
  }
}
