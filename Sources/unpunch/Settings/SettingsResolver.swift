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
  /// The user's home, for the default state directory.
  let home: String

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
    settings.appID = entry(.appID)?.value
    settings.tenantName = entry(.tenantName)?.value
    settings.idKind = try value(.idKind, .employeeID, language, IDKind.init(rawValue:))
    settings.theme = try value(.theme, .auto, language, Theme.init(rawValue:))
    settings.usesMouse = try value(.mouse, true, language, Self.flag)
    settings.zone = try value(.timeZone, defaultZone(settings.platform), language) {
      TimeZone(identifier: $0)
    }
    settings.proxy = try value(.proxy, nil, language) { text in
      Self.proxy(text).map(Optional.some)
    }
    settings.caFile = entry(.caFile)?.value
    settings.isReadOnly = try readOnly(language)
    settings.stateDirectory = entry(.stateDirectory)?.value ?? defaultStateDirectory
    settings.usesColor = (environment["NO_COLOR"] ?? "").isEmpty
    settings.audit = try value(.audit, .syslog, language, Settings.Audit.init(rawValue:))
    settings.retention.copiesSeconds = try value(
      .retentionRecords, settings.retention.copiesSeconds, language
    ) { Self.seconds($0).map(Int64.init) }
    settings.retention.historySeconds = try value(
      .retentionHistory, settings.retention.historySeconds, language
    ) { Self.seconds($0).map(Int64.init) }
    let idleSeconds = try value(.idleTimeout, 15 * 60, language, Self.seconds)
    settings.idleTimeout = idleSeconds == 0 ? nil : .seconds(idleSeconds)
    return settings
  }

  /// Where the secret is to be read from: the file's path, and where it was set.
  var secretFile: SettingsEntry? { entry(.appSecretFile) }

  private func layers(_ key: SettingsKey) -> [SettingsEntry?] {
    let variable = key.variable
    let fromEnvironment = variable.flatMap { environment[$0] }.flatMap { text in
      text.isEmpty ? nil : SettingsEntry(value: text, place: variable ?? "")
    }
    return [system.entries[key], user.entries[key], fromEnvironment, options[key]]
  }

  private func entry(_ key: SettingsKey) -> SettingsEntry? {
    layers(key).compactMap(\.self).last
  }

  private func value<Value>(
    _ key: SettingsKey, _ fallback: Value, _ language: Language, _ read: (String) -> Value?
  ) throws(CommandFailure) -> Value {
    guard let entry = entry(key) else { return fallback }
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
      if let other = layers(key).dropFirst().compactMap(\.self).first {
        throw CommandFailure(
          .settings,
          CommandText.lockedKey(place: other.place, key: key.rawValue).words(in: language))
      }
    }
  }

  private func baseURL(_ platform: Platform, _ language: Language) throws(CommandFailure) -> BaseURL
  {
    guard let entry = entry(.baseURL) else { return BaseURL(platform) }
    do throws(BaseURLError) {
      return try BaseURL(entry.value)
    } catch {
      throw CommandFailure(
        .settings,
        CommandText.badBaseURL(place: entry.place, entry.value).words(in: language))
    }
  }

  private static func flag(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "true", "yes", "1": true
    case "false", "no", "0": false
    default: nil
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

  private func defaultZone(_ platform: Platform) -> TimeZone {
    switch platform {
    case .feishu: TimeZone(identifier: "Asia/Shanghai") ?? .gmtPlusEight
    case .lark: .current
    }
  }

  private var defaultStateDirectory: String {
    let base = environment["XDG_STATE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
    return (base ?? home + "/.local/state") + "/unpunch"
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

  /// A proxy such as `http://proxy.example.com:3128`.
  static func proxy(_ text: String) -> FeishuConfiguration.Proxy? {
    guard let url = URLComponents(string: text), url.scheme == "http", let host = url.host,
      !host.isEmpty, url.user == nil, url.password == nil, ["", "/"].contains(url.path),
      url.query == nil, url.fragment == nil
    else { return nil }
    return FeishuConfiguration.Proxy(host: host, port: url.port ?? 80)
  }
}

extension TimeZone {
  /// Eight hours ahead, where the host has no description of zones.
  fileprivate static var gmtPlusEight: TimeZone {
    TimeZone(secondsFromGMT: 8 * 3600) ?? .current
  }
}
