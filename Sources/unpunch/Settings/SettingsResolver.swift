import Attendance
import FeishuAttendance
import Foundation
import Terminal

/// Puts the layers of settings together; pure.
struct SettingsResolver {
  /// The system's file, the user's file, the environment, the command line: later ones win.
  let system: SettingsFile
  let user: SettingsFile
  let environment: [String: String]
  let options: [SettingsKey: SettingsEntry]
  /// The language where no setting says.
  let localeLanguage: Language
  /// The user's home, for the default state directory and for `~`.
  let home: String
  /// The home of the user database, which no variable changes.
  var accountHome: () -> String? = { BaseDirectories.ofAccount }
  /// The zone of the host, where none is set.
  var hostZone: () -> HostZone = { .current }

  /// The settings, without the secret.
  ///
  /// - Throws: Where a value is wrong, or a locked key is set elsewhere, in the language of the settings.
  func resolve() throws(SettingsFailure) -> Settings {
    // The language comes first: the errors after it are said in it.
    let language = try SettingsFailure.telling(in: localeLanguage) { () throws(SettingsMistake) in
      try value(.language, localeLanguage, Language.init(tag:))
    }
    return try SettingsFailure.telling(in: language) { () throws(SettingsMistake) in
      try resolve(in: language)
    }
  }

  private func resolve(in language: Language) throws(SettingsMistake) -> Settings {
    var settings = Settings()
    settings.language = language
    try checkLocks()
    settings.platform = try value(.platform, .feishu, Platform.init(rawValue:))
    settings.baseURL = try baseURL(settings.platform)
    settings.appID = try value(.appID, nil) { Self.isAppID($0) ? .some($0) : nil }
    settings.tenantName = try value(.tenantName, nil) { .some($0) }
    settings.idKind = try value(.idKind, .employeeID, IDKind.init(rawValue:))
    settings.isIDKindLocked = system.locked.contains(.idKind)
    settings.theme = try value(.theme, .auto, Theme.init(rawValue:))
    settings.usesMouse = try value(.mouse, true, Self.flag)
    settings.zone = try zone(settings.platform)
    settings.proxy = try proxy()
    settings.caFile = try path(.caFile)
    settings.isReadOnly = try readOnly()
    settings.stateDirectory = try stateDirectory()
    settings.usesColor = (environment["NO_COLOR"] ?? "").isEmpty
    settings.audit = try value(.audit, .syslog, Settings.Audit.init(rawValue:))
    settings.retention.copiesSeconds = try retention(
      .retentionRecords, settings.retention.copiesSeconds)
    settings.retention.historySeconds = try retention(
      .retentionHistory, settings.retention.historySeconds)
    let idleSeconds = try value(.idleTimeout, 15 * 60, Self.seconds)
    settings.idleTimeout = idleSeconds == 0 ? nil : .seconds(idleSeconds)
    return settings
  }

  /// The app's secret: of the variable, else of the file that a setting names; nil where neither is set.
  ///
  /// - Throws: Where it cannot be read, or is none.
  func secret() throws(SettingsMistake) -> Secret? {
    if let text = environment[Self.secretVariable], !text.isEmpty {
      guard let secret = try SecretFile.secret(Array(text.utf8), place: Self.secretVariable)
      else { throw .secretVariableEmpty }
      return secret
    }
    guard let path = try path(.appSecretFile) else { return nil }
    return try SecretFile.read(path)
  }

  private static let secretVariable = "UNPUNCH_APP_SECRET"

  private func layers(_ key: SettingsKey) -> [SettingsEntry?] {
    let variable = key.variable
    let fromEnvironment = variable.flatMap { environment[$0] }.flatMap { text in
      // A variable that is empty is as good as none, but where that would permit what it was to forbid.
      text.isEmpty && key != .readOnly
        ? nil : SettingsEntry(value: SettingsEntry.text(text) ?? "", place: variable ?? "")
    }
    return [system.entries[key], user.entries[key], fromEnvironment, options[key]]
  }

  /// What holds for a key: what the last layer that sets it says.
  func entry(_ key: SettingsKey) -> SettingsEntry? {
    layers(key).compactMap(\.self).last
  }

  private func value<Value>(
    _ key: SettingsKey, _ fallback: Value, _ read: (String) -> Value?
  ) throws(SettingsMistake) -> Value {
    guard let entry = entry(key) else { return fallback }
    try checkSet(entry, key)
    guard let value = read(entry.value) else {
      throw .badValue(place: entry.place, key: key.rawValue, entry.value)
    }
    return value
  }

  private func checkLocks() throws(SettingsMistake) {
    for key in SettingsKey.allCases where system.locked.contains(key) {
      let other = layers(key).dropFirst().compactMap(\.self).first?.place
      if let place = other ?? variable(around: key) {
        throw .lockedKey(place: place, key: key.rawValue)
      }
    }
  }

  /// A variable that is none of the setting and says what it means all the same; nil where none is set.
  private func variable(around key: SettingsKey) -> String? {
    func first(of names: [String]) -> String? {
      names.first { environment[$0]?.isEmpty == false }
    }
    let entry = system.entries[key]
    switch key {
    // The secret itself would come before the file that is locked.
    case .appSecretFile where first(of: [Self.secretVariable]) != nil: return Self.secretVariable
    case .stateDirectory where entry == nil && first(of: ["XDG_STATE_HOME"]) != nil:
      return "XDG_STATE_HOME"
    case .baseURL where entry == nil: return otherPlatform
    case .timeZone where entry == nil:
      if let otherPlatform { return otherPlatform }
      guard self.entry(.platform)?.value == Platform.lark.rawValue else { return nil }
      // `TZ` says UTC where it is empty; `TZDIR` says nothing then.
      return environment["TZ"] == nil ? first(of: ["TZDIR"]) : "TZ"
    case .stateDirectory, .appSecretFile, .proxyPasswordFile, .caFile:
      // What lies below the home is where `HOME` says.
      let isBelowHome =
        entry.map { $0.value.utf8.first == UInt8(ascii: "~") } ?? (key == .stateDirectory)
      guard isBelowHome, let name = first(of: ["HOME"]),
        accountHome().map(SettingsPath.plain) != environment[name].map(SettingsPath.plain)
      else { return nil }
      return name
    case .platform, .baseURL, .appID, .tenantName, .idKind, .timeZone, .language, .theme, .mouse,
      .proxy, .proxyUser, .readOnly, .audit, .retentionRecords, .retentionHistory, .idleTimeout:
      return nil
    }
  }

  /// What sets another platform than the system's settings do, and with it the address and the zone that are not set; nil
  /// where nothing does.
  private var otherPlatform: String? {
    let own = system.entries[.platform]?.value ?? Platform.feishu.rawValue
    return entry(.platform).flatMap { $0.value == own ? nil : $0.place }
  }

  private func baseURL(_ platform: Platform) throws(SettingsMistake) -> BaseURL {
    guard let entry = entry(.baseURL) else { return BaseURL(platform) }
    try refuseLogin(in: entry, .baseURL)
    do throws(BaseURLError) {
      return try BaseURL(entry.value)
    } catch {
      throw .badBaseURL(place: entry.place)
    }
  }

  private static func flag(_ text: String) -> Bool? {
    switch text.utf8.map({ (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }) {
    case Array("true".utf8), Array("yes".utf8), Array("on".utf8), Array("1".utf8): true
    case Array("false".utf8), Array("no".utf8), Array("off".utf8), Array("0".utf8): false
    default: nil
    }
  }

  /// Whether a text can be an app's id; the platform's are `cli_` and sixteen digits and letters.
  private static func isAppID(_ text: String) -> Bool {
    text.utf8.count <= 128 && text.utf8.allSatisfy { $0.isOfWord("_-") }
  }

  /// `read_only: true` in any layer holds.
  private func readOnly() throws(SettingsMistake) -> Bool {
    var isReadOnly = false
    for entry in layers(.readOnly).compactMap(\.self) {
      guard let flag = Self.flag(entry.value) else {
        throw .badValue(place: entry.place, key: SettingsKey.readOnly.rawValue, entry.value)
      }
      isReadOnly = isReadOnly || flag
    }
    return isReadOnly
  }

  private func zone(_ platform: Platform) throws(SettingsMistake) -> TimeZone {
    if let entry = entry(.timeZone) {
      guard !entry.value.hasInvisibles else {
        throw .valueControl(place: entry.place, key: SettingsKey.timeZone.rawValue)
      }
      return try ZoneName.read(entry)
    }
    return switch platform {
    case .feishu: TimeZone(identifier: "Asia/Shanghai") ?? .gmtPlusEight
    case .lark: try hostZone().zone()
    }
  }

  private func stateDirectory() throws(SettingsMistake) -> String {
    if let path = try path(.stateDirectory), let entry = entry(.stateDirectory) {
      guard !SettingsPath.isShared(path, home: home) else {
        throw .notAlone(
          place: entry.place, key: SettingsKey.stateDirectory.rawValue, entry.value)
      }
      return SettingsPath.plain(path)
    }
    return try BaseDirectories(home: home, environment).state()
  }

  /// A path that is set, whole; nil where none is.
  func path(_ key: SettingsKey) throws(SettingsMistake) -> String? {
    guard let entry = entry(key) else { return nil }
    try checkSet(entry, key)
    return try SettingsPath.read(entry, key, home: home)
  }

  /// How long something is kept: in days or more, since `1m` is a minute to us and a month to people.
  private func retention(
    _ key: SettingsKey, _ fallback: Int64
  ) throws(SettingsMistake) -> Int64 {
    let seconds = try value(key, fallback) { Self.seconds($0).map(Int64.init) }
    if let entry = entry(key), seconds != 0, let unit = entry.value.utf8.last,
      !"dwy".utf8.contains(unit)
    {
      throw .retentionUnit(place: entry.place, key: key.rawValue, entry.value)
    }
    return seconds
  }

  /// Refuses what says nothing, or more than one line.
  func checkSet(
    _ entry: SettingsEntry, _ key: SettingsKey
  ) throws(SettingsMistake) {
    guard !entry.value.isEmpty else { throw .empty(place: entry.place, key: key.rawValue) }
    // A name of people may need joiners between its letters.
    let isName = key == .tenantName
    guard isName ? !entry.value.hasControls : !entry.value.hasInvisibles else {
      throw .valueControl(place: entry.place, key: key.rawValue)
    }
  }

  /// A span such as `30d`, `2y`, `15m`, `90s` or `0`, in seconds.
  static func seconds(_ text: String) -> Int? {
    if text == "0" { return 0 }
    let units: [Character: Int] = [
      "s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800, "y": 31_536_000,
    ]
    guard let unit = text.last.flatMap({ units[$0] }), let number = Int(text.dropLast()),
      number >= 0, number < 1_000_000
    else { return nil }
    return number * unit
  }
}

extension TimeZone {
  /// Eight hours ahead, where the host has no description of zones.
  fileprivate static var gmtPlusEight: TimeZone {
    TimeZone(secondsFromGMT: 8 * 3600) ?? .current
  }
}
