import Foundation
import UnpunchKit

/// The name of a zone: that of a place, or `UTC`.
///
/// An abbreviation is not one zone but several: `CST` is China's time and Chicago's. What stands for an offset has no
/// summer time, and its sign is read in both ways.
enum ZoneName {
  /// Where the C library looks for zones.
  static let database = "/usr/share/zoneinfo"

  private static let areas: Set<String> = [
    "Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe",
    "Indian", "Pacific",
  ]

  /// The zone that a setting names.
  static func read(_ entry: SettingsEntry) throws(SettingsMistake) -> TimeZone {
    if let zone = zone(entry.value) { return zone }
    if let place = ZonePlaces.oldNames[entry.value] {
      throw .oldZone(place: entry.place, entry.value, place)
    }
    let places = ZonePlaces.of(entry.value)
    guard places.isEmpty else {
      throw .severalZones(place: entry.place, entry.value, places: places)
    }
    throw .noZone(place: entry.place, entry.value)
  }

  /// The zone of a name; nil for what names no place.
  static func zone(_ name: String) -> TimeZone? {
    if name.utf8.elementsEqual("UTC".utf8) { return .utc }
    let parts = name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count),
      parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0.isOfWord("_-+") } }),
      parts.first.map({ areas.contains(String(decoding: $0, as: UTF8.self)) }) == true,
      isInDatabase(name)
    else { return nil }
    return TimeZone(identifier: name)
  }

  /// Whether the host has the zone; a host without any is not asked.
  private static func isInDatabase(_ name: String) -> Bool {
    var status = stat()
    guard stat(database, &status) == 0 else { return true }
    return stat(database + "/" + name, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }
}
