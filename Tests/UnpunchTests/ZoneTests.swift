import Attendance
import Foundation
import Testing

import UnpunchKit

@testable import unpunch

@Suite("Zones")
struct ZoneTests {
  private static func entry(_ text: String) -> SettingsEntry {
    SettingsEntry(value: text, place: "p")
  }

  @Test(
    "are the names of places, and UTC",
    arguments: [
      "Asia/Shanghai", "Asia/Kolkata", "America/New_York", "America/Argentina/Buenos_Aires",
      "Europe/Berlin", "Australia/Lord_Howe", "America/Port-au-Prince", "UTC",
    ])
  func places(name: String) throws {
    let zone = try ZoneName.read(Self.entry(name))
    #expect(name == "UTC" ? zone == .utc : zone.identifier == name)
  }

  @Test("are as far from UTC as they are")
  func offsets() throws {
    let winter = Date(timeIntervalSince1970: 1_796_000_000)  // 2026-11-30
    for (name, shown) in [
      ("Asia/Shanghai", "Asia/Shanghai (UTC+8)"), ("Asia/Kolkata", "Asia/Kolkata (UTC+5:30)"),
      ("America/Chicago", "America/Chicago (UTC-6)"), ("UTC", "UTC (UTC+0)"),
    ] {
      let zone = try ZoneName.read(Self.entry(name))
      #expect(zone.shownName(at: winter) == shown)
    }
  }

  @Test(
    "that stand for several are refused, with the places that they may mean",
    arguments: [
      ("CST", ["Asia/Shanghai", "America/Chicago", "America/Havana"]),
      ("BST", ["Europe/London", "Asia/Dhaka"]), ("EST", ["America/New_York"]),
      ("IST", ["Asia/Kolkata", "Asia/Jerusalem", "Europe/Dublin"]),
      ("GMT+8", ["Asia/Shanghai"]), ("UTC+8", ["Asia/Shanghai"]), ("+8", ["Asia/Shanghai"]),
      ("+08:00", ["Asia/Shanghai"]), ("UTC+08:00", ["Asia/Shanghai"]),
      ("Etc/GMT-8", ["Asia/Shanghai"]), ("Etc/GMT+8", ["America/Los_Angeles"]),
      ("EST5EDT", ["America/New_York"]), ("GMT", ["Europe/London"]),
    ])
  func several(name: String, places: [String]) {
    let mistake = #expect(throws: SettingsMistake.self) { try ZoneName.read(Self.entry(name)) }
    guard case .severalZones("p", name, let named) = mistake else {
      Issue.record("\(name): \(String(describing: mistake))")
      return
    }
    #expect(Set(places).isSubset(of: named))
  }

  @Test("every place that is proposed is one")
  func proposals() throws {
    for name in ["CST", "PST", "WET", "JST", "SST", "MST", "HKT", "SGT", "AEST", "WITA", "ICT"] {
      for place in ZonePlaces.of(name) { #expect(ZoneName.zone(place) != nil, "\(place)") }
    }
    for hours in -12...14 {
      for place in ZonePlaces.at(hours: hours) { #expect(ZoneName.zone(place) != nil, "\(place)") }
    }
    for (old, place) in ZonePlaces.oldNames {
      #expect(ZoneName.zone(place) != nil, "\(place)")
      #expect(throws: SettingsMistake.oldZone(place: "p", old, place)) {
        try ZoneName.read(Self.entry(old))
      }
    }
  }

  @Test(
    "that name nothing are refused, and nothing leads out of the list of zones",
    arguments: [
      "Mars/Base", "Asia/Nowhere", "asia/shanghai", "Asia/Shanghai/", "/Asia/Shanghai", "Asia/",
      "Asia/../Asia/Shanghai", "../../etc/passwd", "/etc/localtime", "Asia", "posixrules",
      "Asia/Shanghai\u{301}", "Asia/\u{212A}olkata", "Asia/\u{301}Shanghai", "Factory", "right/UTC",
      "SystemV/PST8PDT", "Etc/Unknown", "8", "+", "+25:30:10",
    ])
  func none(name: String) {
    #expect(ZoneName.zone(name) == nil)
    #expect(throws: SettingsMistake.self) { try ZoneName.read(Self.entry(name)) }
  }
}

@Suite("The zone of the host")
struct HostZoneTests {
  private static func find(
    _ variable: String?, directory: String? = nil, localtime: String = "/nowhere/localtime",
    timezone: String = "/nowhere/timezone"
  ) -> HostZone {
    HostZone.find(
      variable: variable, directory: directory, localtime: localtime, timezone: timezone)
  }

  @Test(
    "is what TZ means to the C library",
    arguments: [
      ("Asia/Shanghai", "Asia/Shanghai"), (":Asia/Shanghai", "Asia/Shanghai"),
      ("/usr/share/zoneinfo/Asia/Shanghai", "Asia/Shanghai"),
      (":/usr/share/zoneinfo/Europe/Berlin", "Europe/Berlin"),
      ("/usr/share/zoneinfo/posix/Europe/Berlin", "Europe/Berlin"), ("PRC", "Asia/Shanghai"),
      ("US/Pacific", "America/Los_Angeles"), ("", "UTC"), (":", "UTC"), ("UTC", "UTC"),
      ("Etc/UTC", "UTC"), ("UTC0", "UTC"), ("<+00>0", "UTC"), ("GMT", "UTC"),
      ("/usr/share/zoneinfo/Etc/UTC", "UTC"),
    ])
  func named(variable: String, name: String) {
    guard case .named(let zone) = Self.find(variable) else {
      Issue.record("\(variable) names none.")
      return
    }
    #expect(name == "UTC" ? zone == .utc : zone.identifier == name)
  }

  @Test(
    "is refused where it has no name, and never taken for UTC",
    arguments: [
      "CST-8", "<+08>-8", "CST", "EST5EDT", "EST5EDT,M3.2.0,M11.1.0", "UTC+8", "GMT-8", "Foo/Bar",
      "Etc/GMT-8", "../../etc/passwd", "/etc/passwd", "asia/shanghai", "Asia/Shanghai\u{301}",
      "right/Asia/Shanghai", "\u{301}Asia/Shanghai", " Asia/Shanghai", "8", "-", "<", "<+08>",
    ])
  func unnamed(variable: String) {
    let found = Self.find(variable)
    guard case .unnamed(let told, _) = found else {
      Issue.record("\(variable): \(found)")
      return
    }
    #expect(told == "TZ=\(variable)")
    let mistake = #expect(throws: SettingsMistake.self) { try found.zone() }
    #expect(mistake?.words.english.contains("Set time_zone in the settings") == true)
  }

  @Test("proposes Shanghai for CST-8, and nothing for UTC+8, whose sign is read in both ways")
  func proposals() {
    guard case .unnamed(_, let places) = Self.find("CST-8"),
      case .unnamed(_, let none) = Self.find("UTC+8")
    else {
      Issue.record("They have names.")
      return
    }
    #expect(places.first == "Asia/Shanghai")
    #expect(none.isEmpty)
  }

  @Test("is that of /etc/localtime where TZ is not set: a link, a copy with its name, or none")
  func localtime() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "zone-\(UUID())").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }  // Nothing of it is asked again.
    let (localtime, timezone) = (folder + "/localtime", folder + "/timezone")
    func found() -> HostZone { Self.find(nil, localtime: localtime, timezone: timezone) }
    // As the C library does.
    #expect(found() == .named(.utc))
    symlink("/usr/share/zoneinfo/Asia/Tokyo", localtime)
    #expect(try found().zone().identifier == "Asia/Tokyo")
    #expect(
      try Self.find(":" + localtime, localtime: localtime).zone().identifier == "Asia/Tokyo")
    unlink(localtime)
    symlink("/nowhere", localtime)
    #expect(found() == .unnamed(localtime, places: []))
    unlink(localtime)
    let tokyo = try Data(contentsOf: URL(filePath: "/usr/share/zoneinfo/Asia/Tokyo"))
    try tokyo.write(to: URL(filePath: localtime))
    #expect(found() == .unnamed(localtime, places: []))
    try "Asia/Tokyo\n".write(toFile: timezone, atomically: false, encoding: .utf8)
    #expect(try found().zone().identifier == "Asia/Tokyo")
    // The name of another zone than the one that is copied.
    try "Asia/Shanghai\n".write(toFile: timezone, atomically: false, encoding: .utf8)
    #expect(found() == .unnamed(localtime, places: []))
  }

  @Test("is not looked up in another directory of zones")
  func directory() {
    #expect(
      Self.find("Asia/Shanghai", directory: "/tmp/zones")
        == .unnamed("TZDIR=/tmp/zones", places: []))
    #expect(
      Self.find("Asia/Tokyo", directory: "/usr/share/zoneinfo")
        == TimeZone(identifier: "Asia/Tokyo").map { .named($0) })
  }

  @Test("counts for Lark where no zone is set, and not for Feishu")
  func platforms() throws {
    func resolve(_ platform: String, _ zone: String?) throws -> Settings {
      var resolver = SettingsResolver(
        system: SettingsFile(), user: SettingsFile(),
        environment: ["UNPUNCH_PLATFORM": platform]
          .merging(zone.map { ["UNPUNCH_TIME_ZONE": $0] } ?? [:]) { $1 },
        options: [:], localeLanguage: .english, home: "/home/a")
      resolver.hostZone = { Self.find("CST-8") }
      return try resolver.resolve()
    }
    #expect(try resolve("feishu", nil).zone.identifier == "Asia/Shanghai")
    #expect(try resolve("lark", "Asia/Tokyo").zone.identifier == "Asia/Tokyo")
    let failure = #expect(throws: SettingsFailure.self) { try resolve("lark", nil) }
    #expect(failure.map { CommandFailure($0).status } == .settings)
    #expect(failure?.sentence.contains("TZ=CST-8") == true)
  }
}
