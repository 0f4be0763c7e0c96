import Foundation
import UnpunchKit

/// The zone of this host, as the C library makes it out of `TZ` and `/etc/localtime`.
///
/// Foundation takes what it does not understand for UTC without a word: `CST-8`, `:Asia/Shanghai`, a path.
enum HostZone: Equatable {
  /// A zone that has a name.
  case named(TimeZone)
  /// What tells the zone, and the places that it may mean; it names none.
  case unnamed(String, places: [String])

  /// The zone of the process.
  static var current: HostZone {
    find(
      variable: Variables.value(of: "TZ"), directory: Variables.value(of: "TZDIR"),
      localtime: "/etc/localtime", timezone: "/etc/timezone")
  }

  /// Finds the zone by the values of `TZ` and `TZDIR`, else by the file of the host's own, mostly a link to one of the
  /// database, and by that in which Debian names it.
  ///
  /// glibc: <https://www.gnu.org/software/libc/manual/html_node/TZ-Variable.html> (read 2026-11-30).
  static func find(
    variable: String?, directory: String?, localtime: String, timezone: String
  ) -> HostZone {
    guard let variable else { return ofHost(localtime, timezone) }
    var name = Array(variable.utf8)
    if name.first == UInt8(ascii: ":") { name.removeFirst() }
    let text = String(decoding: name, as: UTF8.self)
    let told = "TZ=\(variable)"
    if name.isEmpty { return .named(.utc) }
    if name.first == UInt8(ascii: "/") {
      if text.utf8.elementsEqual(localtime.utf8) { return ofHost(localtime, timezone) }
      return inDatabase(text).flatMap(named) ?? .unnamed(told, places: [])
    }
    // Other zones may stand under the names that we know.
    if let directory, !directory.isEmpty, inDatabase(directory + "/UTC") == nil {
      return .unnamed("TZDIR=\(directory)", places: [])
    }
    return named(text) ?? .unnamed(told, places: places(text))
  }

  /// The zone where `TZ` is not set.
  private static func ofHost(_ localtime: String, _ timezone: String) -> HostZone {
    var status = stat()
    // As the C library does where there is none.
    if lstat(localtime, &status) != 0, errno == ENOENT { return .named(.utc) }
    if let target = realpath(localtime, nil) {
      defer { free(target) }
      if let name = link(localtime).flatMap(inDatabase) ?? inDatabase(String(cString: target)),
        let zone = named(name)
      {
        return zone
      }
    }
    // A copy of a zone has no name: Debian's file tells it, where it still is that zone.
    if let name = firstLine(timezone), let zone = named(name),
      let copy = contents(localtime), copy == contents(ZoneName.database + "/" + name)
    {
      return zone
    }
    return .unnamed(localtime, places: [])
  }

  /// The zone of a name of the database, old names and those of UTC included.
  private static func named(_ name: String) -> HostZone? {
    if isUTC(name) { return .named(.utc) }
    return (ZoneName.zone(name) ?? ZonePlaces.oldNames[name].flatMap(ZoneName.zone))
      .map { .named($0) }
  }

  private static let namesOfUTC: Set<String> = [
    "UTC", "UCT", "GMT", "GMT0", "GMT+0", "GMT-0", "Greenwich", "Universal", "Zulu",
  ]

  /// Whether a name is one of UTC, or says in the form of POSIX that there is no offset: `UTC0`.
  private static func isUTC(_ name: String) -> Bool {
    let bytes = Array(name.utf8)
    let last = bytes.starts(with: "Etc/".utf8) ? Array(bytes.dropFirst(4)) : bytes
    if namesOfUTC.contains(String(decoding: last, as: UTF8.self)) { return true }
    return posixHours(bytes) == 0
  }

  /// The hours before UTC of a zone in the form of POSIX, where it has whole hours and no summer time.
  private static func posixHours(_ bytes: [UInt8]) -> Int? {
    guard let start = bytes.firstIndex(where: { !$0.isLetter }), start >= 3 || bytes[0] == 0x3C
    else { return nil }
    var rest = bytes[start...]
    if bytes[0] == UInt8(ascii: "<") {
      guard let end = bytes.firstIndex(of: UInt8(ascii: ">")) else { return nil }
      rest = bytes[(end + 1)...]
    }
    guard let hours = Int(String(decoding: rest, as: UTF8.self)), abs(hours) <= 24 else {
      return nil
    }
    return -hours
  }

  /// What a value of `TZ` may mean that is no place.
  private static func places(_ text: String) -> [String] {
    // For POSIX `UTC+8` is eight hours behind, and for people eight hours before: nothing is proposed.
    if text.utf8.starts(with: "UTC".utf8) || text.utf8.starts(with: "GMT".utf8) { return [] }
    let places = ZonePlaces.of(text)
    return places.isEmpty ? posixHours(Array(text.utf8)).map(ZonePlaces.at) ?? [] : places
  }

  /// The name of a zone by the path of its file; nil where it is not of the database.
  private static func inDatabase(_ path: String) -> String? {
    for folder in [ZoneName.database + "/posix/", ZoneName.database + "/"]
    where path.utf8.starts(with: folder.utf8) {
      return String(decoding: path.utf8.dropFirst(folder.utf8.count), as: UTF8.self)
    }
    return nil
  }

  /// Where a link leads; nil where it is none.
  private static func link(_ path: String) -> String? {
    var bytes = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink(path, &bytes, bytes.count)
    guard count > 0 else { return nil }
    return String(validating: bytes.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private static func contents(_ path: String) -> [UInt8]? {
    try? OutsideFile.read(path, followsLink: true, limit: 1 << 20).bytes
  }

  private static func firstLine(_ path: String) -> String? {
    contents(path)?.split(separator: UInt8(ascii: "\n")).first
      .flatMap { String(validating: $0, as: UTF8.self) }.flatMap(SettingsEntry.text)
  }

  /// The zone, or why there is none that could be named.
  func zone() throws(SettingsMistake) -> TimeZone {
    switch self {
    case .named(let zone): return zone
    case .unnamed(let told, let places): throw .hostZone(told, places: places)
    }
  }

  /// The zone as it is compared with that of the settings: one without a name is as far from UTC as the C library says.
  var shown: TimeZone {
    switch self {
    case .named(let zone): return zone
    case .unnamed:
      var now = time(nil)
      var civil = tm()
      tzset()
      guard localtime_r(&now, &civil) != nil else { return .utc }
      return TimeZone(secondsFromGMT: civil.tm_gmtoff) ?? .utc
    }
  }
}
