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
  /// - Throws: ``CommandFailure`` with 78 where a file or a value is wrong.
  static func load(_ options: CommonOptions) throws(CommandFailure) -> Settings {
    if options.restricted { RestrictedEnvironment.enter() }
    let environment = ProcessInfo.processInfo.environment
    let early = ChosenLanguage.early
    let home = environment["HOME"] ?? NSHomeDirectory()
    let userPath = userPath(options)
    let resolver = SettingsResolver(
      system: try file(systemPath, isRequired: false, maySetLocks: true, early),
      user: try file(userPath, isRequired: options.config != nil, maySetLocks: false, early),
      environment: environment, options: entries(of: options),
      localeLanguage: ChosenLanguage.ofLocale(environment), home: home)
    var settings = try resolver.resolve()
    settings.usesColor = settings.usesColor && !options.noColor
    settings.isRestricted = options.restricted
    settings.filesDirectory = options.files
    if let secret = environment["UNPUNCH_APP_SECRET"], !secret.isEmpty {
      settings.appSecret = Secret(secret)
    } else if let entry = resolver.secretFile {
      settings.appSecret = try SecretFile.read(entry.value, settings.language)
    }
    return settings
  }

  /// The settings files that there are, in the order in which they are read.
  static func files(_ options: CommonOptions) -> [String] {
    [systemPath, userPath(options)].filter { FileManager.default.fileExists(atPath: $0) }
  }

  /// The user's settings file, or the one that an option names.
  static func userPath(_ options: CommonOptions) -> String {
    let environment = ProcessInfo.processInfo.environment
    let home = environment["HOME"] ?? NSHomeDirectory()
    let base = environment["XDG_CONFIG_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
    return options.config ?? (base ?? home + "/.config") + "/unpunch/config.yaml"
  }

  private static func file(
    _ path: String, isRequired: Bool, maySetLocks: Bool, _ language: Language
  ) throws(CommandFailure) -> SettingsFile {
    guard isRequired || FileManager.default.fileExists(atPath: path) else { return SettingsFile() }
    let data: Data
    do {
      data = try Data(contentsOf: URL(fileURLWithPath: path))
    } catch {
      throw CommandFailure(
        .settings,
        CommandText.cannotRead(path, SystemWords.of(error, in: language)).words(in: language))
    }
    guard let text = String(data: data, encoding: .utf8) else {
      throw CommandFailure(
        .settings,
        CommandText.cannotRead(path, CommandText.notText.words(in: language)).words(in: language))
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

extension SettingsFile {
  /// A file that sets nothing.
  init() {}
}
