import Glibc

/// The directories that settings and journal lie below where nothing else is set.
struct BaseDirectories {
  let home: String
  private let environment: [String: String]

  /// Finds the home: `HOME`, else the one of the user database.
  init(_ environment: [String: String]) throws(SettingsMistake) {
    self.environment = environment
    home = try Self.whole("HOME", environment) ?? Self.ofAccount ?? "/"
  }

  /// The home of the user database.
  static var ofAccount: String? {
    getpwuid(getuid()).flatMap { $0.pointee.pw_dir }.map { String(cString: $0) }
  }

  /// Takes a home that is known.
  init(home: String, _ environment: [String: String]) {
    self.home = home
    self.environment = environment
  }

  /// The directory of the user's settings.
  func settings() throws(SettingsMistake) -> String {
    (try Self.whole("XDG_CONFIG_HOME", environment) ?? home + "/.config") + "/unpunch"
  }

  /// The directory of the journal.
  func state() throws(SettingsMistake) -> String {
    (try Self.whole("XDG_STATE_HOME", environment) ?? home + "/.local/state") + "/unpunch"
  }

  /// A directory that a variable names; nil where it is not set, or empty.
  private static func whole(
    _ name: String, _ environment: [String: String]
  ) throws(SettingsMistake) -> String? {
    guard let value = environment[name], !value.isEmpty else { return nil }
    guard value.utf8.first == UInt8(ascii: "/"), !value.hasControls else {
      throw .relativeDirectory(variable: name, value)
    }
    return value
  }
}
