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
  /// - Throws: ``CommandFailure`` with 78 where a value is wrong, or a locked key is set elsewhere.
  func resolve() throws(CommandFailure) -> Settings {
    var settings = Settings()
    // The language comes first: the errors after it are said in it.
    let language = try value(.language, localeLanguage, localeLanguage, Language.init(tag:))
    settings.language = language
    try checkLocks(language)
    settings.platform = try value(.platform, .feishu, language, Platform.init(rawValue:))
    settings.baseURL = try baseURL(settings.platform, language)
    settings.appID = try value(.appID, nil, language) { Self.isAppID($0) ? .some($0) : nil }
    settings.tenantName = try text(.tenantName, language)
    settings.idKind = try value(.idKind, .employeeID, language, IDKind.init(rawValue:))
    settings.isIDKindLocked = system.locked.contains(.idKind)
    settings.theme = try value(.theme, .auto, language, Theme.init(rawValue:))
    settings.usesMouse = try value(.mouse, true, language, Self.flag)
    settings.zone = try telling(language) { () throws(SettingsMistake) in
      try zone(settings.platform)
    }
    settings.proxy = try proxy(language)
    settings.caFile = try path(.caFile, language)
    settings.isReadOnly = try readOnly(language)
    settings.stateDirectory = try stateDirectory(language)
    settings.usesColor = (environment["NO_COLOR"] ?? "").isEmpty
    settings.audit = try value(.audit, .syslog, language, Settings.Audit.init(rawValue:))
    settings.retention.copiesSeconds = try retention(
      .retentionRecords, settings.retention.copiesSeconds, language)
    settings.retention.historySeconds = try retention(
      .retentionHistory, settings.retention.historySeconds, language)
    let idleSeconds = try value(.idleTimeout, 15 * 60, language, Self.seconds)
    settings.idleTimeout = idleSeconds == 0 ? nil : .seconds(idleSeconds)
    return settings
  }

  /// The app's secret: of the variable, else of the file that a setting names; nil where neither is set.
  ///
  /// - Throws: ``CommandFailure`` with 78 where it cannot be read, or is none.
  func secret(_ language: Language) throws(CommandFailure) -> Secret? {
    if let text = environment[Self.secretVariable], !text.isEmpty {
      return try telling(language) { () throws(SettingsMistake) in
        guard let secret = try SecretFile.secret(Array(text.utf8), place: Self.secretVariable)
        else { throw .secretVariableEmpty }
        return secret
      }
    }
    guard let path = try path(.appSecretFile, language) else { return nil }
    return try SecretFile.read(path, language)
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
    _ key: SettingsKey, _ fallback: Value, _ language: Language, _ read: (String) -> Value?
  ) throws(CommandFailure) -> Value {
    guard let entry = entry(key) else { return fallback }
    try checkSet(entry, key, language)
    guard let value = read(entry.value) else {
      throw CommandFailure(
        .settings,
        CommandText.badValue(place: entry.place, key: key.rawValue, entry.value).words(in: language)
      )
    }
    return value
  }

  private func checkLocks(_ language: Language) throws(CommandFailure) {
    for key in SettingsKey.allCases where system.locked.contains(key) {
      let other = layers(key).dropFirst().compactMap(\.self).first?.place
      if let place = other ?? variable(around: key) {
        throw CommandFailure(
          .settings, CommandText.lockedKey(place: place, key: key.rawValue).words(in: language))
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

  private func baseURL(_ platform: Platform, _ language: Language) throws(CommandFailure) -> BaseURL
  {
    guard let entry = entry(.baseURL) else { return BaseURL(platform) }
    try refuseLogin(in: entry, .baseURL, language)
    do throws(BaseURLError) {
      return try BaseURL(entry.value)
    } catch {
      throw CommandFailure(
        .settings,
        CommandText.badBaseURL(place: entry.place).words(in: language))
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
    text.utf8.count <= 128
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
          true
        default: false
        }
      }
  }

  /// `read_only: true` in any layer holds.
  private func readOnly(_ language: Language) throws(CommandFailure) -> Bool {
    var isReadOnly = false
    for entry in layers(.readOnly).compactMap(\.self) {
      switch Self.flag(entry.value) {
      case true?: isReadOnly = true
      case false?: break
      case nil:
        throw CommandFailure(
          .settings,
          CommandText.badValue(
            place: entry.place, key: SettingsKey.readOnly.rawValue, entry.value
          ).words(in: language))
      }
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

  private func stateDirectory(_ language: Language) throws(CommandFailure) -> String {
    if let path = try path(.stateDirectory, language), let entry = entry(.stateDirectory) {
      guard !SettingsPath.isShared(path, home: home) else {
        throw CommandFailure(
          .settings,
          SettingsMistake.notAlone(
            place: entry.place, key: SettingsKey.stateDirectory.rawValue, entry.value),
          in: language)
      }
      return SettingsPath.plain(path)
    }
    return try telling(language) { () throws(SettingsMistake) in
      try BaseDirectories(home: home, environment).state()
    }
  }

  /// A path that is set, whole; nil where none is.
  func path(_ key: SettingsKey, _ language: Language) throws(CommandFailure) -> String? {
    guard let entry = entry(key) else { return nil }
    try checkSet(entry, key, language)
    return try telling(language) { () throws(SettingsMistake) in
      try SettingsPath.read(entry, key, home: home)
    }
  }

  /// A text of one line that is set; nil where none is.
  private func text(_ key: SettingsKey, _ language: Language) throws(CommandFailure) -> String? {
    guard let entry = entry(key) else { return nil }
    try checkSet(entry, key, language)
    return entry.value
  }

  /// How long something is kept: in days or more, since `1m` is a minute to us and a month to people.
  private func retention(
    _ key: SettingsKey, _ fallback: Int64, _ language: Language
  ) throws(CommandFailure) -> Int64 {
    let seconds = try value(key, fallback, language) { Self.seconds($0).map(Int64.init) }
    if let entry = entry(key), seconds != 0, let unit = entry.value.utf8.last,
      !"dwy".utf8.contains(unit)
    {
      throw CommandFailure(
        .settings,
        SettingsMistake.retentionUnit(place: entry.place, key: key.rawValue, entry.value),
        in: language)
    }
    return seconds
  }

  /// Refuses what says nothing, or more than one line.
  func checkSet(
    _ entry: SettingsEntry, _ key: SettingsKey, _ language: Language
  ) throws(CommandFailure) {
    try telling(language) { () throws(SettingsMistake) in
      guard !entry.value.isEmpty else { throw .empty(place: entry.place, key: key.rawValue) }
      // A name of people may need joiners between its letters.
      let isName = key == .tenantName
      guard isName ? !entry.value.hasControls : !entry.value.hasInvisibles else {
        throw .valueControl(place: entry.place, key: key.rawValue)
      }
    }
  }

  /// Tells a mistake in the language of the settings.
  func telling<Value>(
    _ language: Language, _ body: () throws(SettingsMistake) -> Value
  ) throws(CommandFailure) -> Value {
    do throws(SettingsMistake) {
      return try body()
    } catch {
      throw CommandFailure(.settings, error, in: language)
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
