import Glibc

/// A path as a person writes it into a settings file or a variable.
enum SettingsPath {
  /// The whole path that is meant.
  ///
  /// `~` is the home, as in a shell. What is relative would be another place for each directory one stands in: one
  /// journal here and another there.
  static func read(
    _ entry: SettingsEntry, _ key: SettingsKey, home: String
  ) throws(SettingsMistake) -> String {
    let bytes = Array(entry.value.utf8)
    guard !entry.value.hasInvisibles else {
      throw .valueControl(place: entry.place, key: key.rawValue)
    }
    switch bytes.first {
    case UInt8(ascii: "/"): return entry.value
    case UInt8(ascii: "~"):
      guard bytes.count == 1 || bytes[1] == UInt8(ascii: "/") else {
        throw .otherHome(place: entry.place, key: key.rawValue, entry.value)
      }
      return home + String(decoding: bytes.dropFirst(), as: UTF8.self)
    default: throw .notAbsolute(place: entry.place, key: key.rawValue, entry.value)
    }
  }

  /// A path as it is typed, with `~` for the home as in a shell; it may be relative.
  static func expanded(_ path: String, home: String?) -> String {
    guard let home, path.utf8.elementsEqual("~".utf8) || path.utf8.starts(with: "~/".utf8) else {
      return path
    }
    return home + String(decoding: path.utf8.dropFirst(), as: UTF8.self)
  }

  /// A path that an option names, so that it is the same wherever one stands afterwards.
  static func absolute(_ path: String) -> String {
    guard path.utf8.first != UInt8(ascii: "/"), let here = getcwd(nil, 0) else { return path }
    defer { free(here) }
    return String(cString: here) + "/" + path
  }

  /// A whole path without what says nothing in it: doubled slashes, one at the end, and `.`.
  static func plain(_ path: String) -> String {
    "/" + parts(path).map { String(decoding: $0, as: UTF8.self) }.joined(separator: "/")
  }

  /// Whether a whole path is a directory of the system or of others, by its name; closed to them, as a journal needs it,
  /// it would be of no use to anybody.
  static func isShared(_ path: String, home: String) -> Bool {
    var kept: [[UInt8]] = []
    for part in parts(path) {
      if part == Array("..".utf8) { _ = kept.popLast() } else { kept.append(part) }
    }
    let places =
      shared + [home] + [".config", ".local", ".local/state", ".ssh"].map { home + "/" + $0 }
    return places.contains { parts($0) == kept }
  }

  /// The directories of the Filesystem Hierarchy Standard that hold other things.
  private static let shared = [
    "/", "/bin", "/boot", "/dev", "/dev/shm", "/etc", "/home", "/lib", "/lib64", "/media", "/mnt",
    "/opt", "/proc", "/root", "/run", "/run/lock", "/run/user", "/sbin", "/srv", "/sys", "/tmp",
    "/usr", "/usr/bin", "/usr/lib", "/usr/local", "/usr/share", "/var", "/var/cache", "/var/lib",
    "/var/log", "/var/opt", "/var/run", "/var/spool", "/var/tmp",
  ]

  /// The names of a path, without those that say nothing; by bytes, as the system takes a path apart.
  private static func parts(_ path: String) -> [[UInt8]] {
    Array(path.utf8).split(separator: UInt8(ascii: "/")).map(Array.init).filter {
      $0 != [UInt8(ascii: ".")]
    }
  }

  /// The directory that a file lies in.
  static func directory(of path: String) -> String {
    let bytes = Array(path.utf8)
    guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return String(decoding: bytes[..<max(slash, 1)], as: UTF8.self)
  }
}
