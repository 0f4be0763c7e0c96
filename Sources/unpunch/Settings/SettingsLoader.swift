import Attendance
import FeishuAttendance
import Terminal

/// Reads the layers of settings from where they are kept.
enum SettingsLoader {
  /// The system's settings file.
  static let systemPath = "/etc/unpunch/config.yaml"

  /// All settings of a run.
  static func load(_ options: CommonOptions) throws(SettingsFailure) -> Settings {
    if options.restricted { RestrictedEnvironment.enter() }
    let resolver = try SettingsFailure.telling(in: ChosenLanguage.early) {
      () throws(SettingsMistake) in try Self.resolver(options)
    }
    var settings = try resolver.resolve()
    return try SettingsFailure.telling(in: settings.language) { () throws(SettingsMistake) in
      settings.usesColor = settings.usesColor && !options.noColor
      settings.isRestricted = options.restricted
      settings.filesDirectory = options.files
      settings.appSecret = try resolver.secret()
      try checkAppID(settings)
      settings.proxy?.login = try resolver.proxyLogin()
      settings.authorities = try authorities(settings.caFile)
      return settings
    }
  }

  /// The layers, read from where they are kept.
  private static func resolver(
    _ options: CommonOptions
  ) throws(SettingsMistake) -> SettingsResolver {
    let variables = Variables.current
    let environment = variables.values
    try check(variables)
    let home = try BaseDirectories(environment).home
    try Operator.check(environment, isRestricted: options.restricted)
    let userPath = try path(options)
    try SettingsText.checkNames(beside: systemPath)
    if options.config == nil { try SettingsText.checkNames(beside: userPath) }
    return SettingsResolver(
      system: try file(systemPath, isRequired: false, maySetLocks: true),
      user: try file(userPath, isRequired: options.config != nil, maySetLocks: false),
      environment: environment, options: entries(of: options),
      localeLanguage: ChosenLanguage.ofLocale(environment), home: home)
  }

  /// The settings files that there are, in the order in which they are read.
  static func files(_ options: CommonOptions) throws(SettingsFailure) -> [String] {
    [systemPath, try userPath(options)].filter { OutsideFile.presence($0) != .absent }
  }

  /// The user's settings file, or the one that an option names.
  static func userPath(_ options: CommonOptions) throws(SettingsFailure) -> String {
    try SettingsFailure.telling(in: ChosenLanguage.early) { () throws(SettingsMistake) in
      try path(options)
    }
  }

  private static func path(_ options: CommonOptions) throws(SettingsMistake) -> String {
    if let config = options.config { return config }
    return try BaseDirectories(Variables.current.values).settings() + "/config.yaml"
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
  static func checkAppID(_ settings: Settings) throws(SettingsMistake) {
    guard let id = settings.appID, let secret = settings.appSecret?.text, secret.utf8.count >= 8,
      id.utf8.contains(Array(secret.utf8))
    else { return }
    throw .secretInAppID
  }

  private static func authorities(_ path: String?) throws(SettingsMistake) -> Authorities? {
    guard let path else { return nil }
    do throws(AuthoritiesError) {
      return try Authorities(pemFile: path)
    } catch .unreadable(let number) {
      throw .badAuthorities(path, SystemWords(number).words)
    } catch {
      throw .badAuthorities(path, error.words ?? .empty)
    }
  }

  private static func file(
    _ path: String, isRequired: Bool, maySetLocks: Bool
  ) throws(SettingsMistake) -> SettingsFile {
    guard let text = try SettingsText.read(path, isRequired: isRequired) else {
      return SettingsFile()
    }
    return try SettingsFile(text, path: path, maySetLocks: maySetLocks)
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
