import Attendance
import FeishuAttendance
import Foundation
import Terminal

/// Reads the layers of settings from where they are kept.
enum SettingsLoader {
  /// The system's settings file.
  static let systemPath = "/etc/unpunch/config.yaml"

  /// All settings of a run.
  ///
  /// - Throws: ``CommandFailure`` with 78 where a file or a value is wrong, or where it cannot be known what is set.
  static func load(_ options: CommonOptions) throws(CommandFailure) -> Settings {
    if options.restricted { RestrictedEnvironment.enter() }
    let early = ChosenLanguage.early
    let variables = Variables.current
    let environment = variables.values
    let home: String
    do throws(SettingsMistake) {
      try check(variables)
      home = try BaseDirectories(environment).home
      try Operator.check(environment, isRestricted: options.restricted)
    } catch {
      throw CommandFailure(.settings, error, in: early)
    }
    let userPath = try userPath(options)
    do throws(SettingsMistake) {
      try SettingsText.checkNames(beside: systemPath)
      if options.config == nil { try SettingsText.checkNames(beside: userPath) }
    } catch {
      throw CommandFailure(.settings, error, in: early)
    }
    let resolver = SettingsResolver(
      system: try file(systemPath, isRequired: false, maySetLocks: true, early),
      user: try file(userPath, isRequired: options.config != nil, maySetLocks: false, early),
      environment: environment, options: entries(of: options),
      localeLanguage: ChosenLanguage.ofLocale(environment), home: home)
    var settings = try resolver.resolve()
    settings.usesColor = settings.usesColor && !options.noColor
    settings.isRestricted = options.restricted
    settings.filesDirectory = options.files
    settings.appSecret = try resolver.secret(settings.language)
    try checkAppID(settings)
    settings.proxy?.login = try resolver.proxyLogin(settings.language)
    settings.authorities = try authorities(settings.caFile, settings.language)
    return settings
  }

  /// The settings files that there are, in the order in which they are read.
  ///
  /// - Throws: ``CommandFailure`` with 78 where it cannot be known where they lie.
  static func files(_ options: CommonOptions) throws(CommandFailure) -> [String] {
    [systemPath, try userPath(options)].filter { OutsideFile.presence($0) != .absent }
  }

  /// The user's settings file, or the one that an option names.
  ///
  /// - Throws: ``CommandFailure`` with 78 where it cannot be known where it lies.
  static func userPath(_ options: CommonOptions) throws(CommandFailure) -> String {
    if let config = options.config { return config }
    do throws(SettingsMistake) {
      return try BaseDirectories(Variables.current.values).settings() + "/config.yaml"
    } catch {
      throw CommandFailure(.settings, error, in: ChosenLanguage.early)
    }
  }

  /// Refuses variables that would be overlooked.
  private static func check(_ variables: Variables) throws(SettingsMistake) {
    let paths: Set<String> = ["HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "SSH_USER_AUTH", "TZ"]
    for name in variables.broken.sorted()
    where paths.contains(name) || name.utf8.starts(with: "UNPUNCH_".utf8) {
      throw .brokenVariable(name)
    }
    for name in variables.values.keys.sorted() {
      if let mistake = SettingsKey.mistake(inVariable: name) { throw mistake }
    }
  }

  /// Refuses the secret in the app's id, which is shown everywhere; a few letters of a test's secret may be in any id.
  static func checkAppID(_ settings: Settings) throws(CommandFailure) {
    guard let id = settings.appID, let secret = settings.appSecret?.text, secret.utf8.count >= 8,
      id.utf8.contains(Array(secret.utf8))
    else { return }
    throw CommandFailure(.settings, SettingsMistake.secretInAppID, in: settings.language)
  }

  private static func authorities(
    _ path: String?, _ language: Language
  ) throws(CommandFailure) -> Authorities? {
    guard let path else { return nil }
    do throws(AuthoritiesError) {
      return try Authorities(pemFile: path)
    } catch {
      let words =
        if case .unreadable(let number) = error {
          SystemWords(number).words(in: language)
        } else {
          error.words?(in: language) ?? ""
        }
      throw CommandFailure(
        .settings, CommandText.badAuthorities(path, words).words(in: language))
    }
  }

  private static func file(
    _ path: String, isRequired: Bool, maySetLocks: Bool, _ language: Language
  ) throws(CommandFailure) -> SettingsFile {
    guard let text = try SettingsText.read(path, isRequired: isRequired, language) else {
      return SettingsFile()
    }
    return try SettingsFile(text, path: path, maySetLocks: maySetLocks, language: language)
  }

  private static func entries(of options: CommonOptions) -> [SettingsKey: SettingsEntry] {
    var entries: [SettingsKey: SettingsEntry] = [:]
    func set(_ key: SettingsKey, _ value: String?, _ name: String) {
      if let value { entries[key] = SettingsEntry(value: value, place: name) }
    }
    set(.language, options.lang?.rawValue, "--lang")
    set(.baseURL, options.baseURL, "--base-url")
    set(.theme, options.theme?.rawValue, "--theme")
    set(.readOnly, options.readOnly ? "true" : nil, "--read-only")
    return entries
  }
}
