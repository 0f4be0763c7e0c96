/// The places that an abbreviation, an offset or an old name of a zone may mean.
enum ZonePlaces {
  /// The places of what is no name of a zone: an abbreviation such as `CST`, or an offset such as `UTC+8`.
  static func of(_ name: String) -> [String] {
    abbreviations[name] ?? hours(name).flatMap { offsets[$0] } ?? []
  }

  /// The places at so many hours before or behind UTC.
  static func at(hours: Int) -> [String] { offsets[hours] ?? [] }

  /// The hours of an offset as people write it: `UTC+8`, `GMT+08:00`, `+8`; `Etc/GMT-8` counts the other way round.
  private static func hours(_ name: String) -> Int? {
    var bytes = Array(name.utf8)[...]
    var sign = 1
    for (prefix, direction) in [("Etc/GMT", -1), ("UTC", 1), ("GMT", 1)]
    where bytes.starts(with: prefix.utf8) {
      bytes = bytes.dropFirst(prefix.utf8.count)
      sign = direction
      break
    }
    switch bytes.popFirst() {
    case UInt8(ascii: "+"): break
    case UInt8(ascii: "-"): sign = -sign
    default: return nil
    }
    let parts = bytes.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard let first = parts.first, (1...2).contains(first.count), parts.count <= 2,
      parts.dropFirst().allSatisfy({ $0.elementsEqual("00".utf8) }),
      let hours = Int(String(decoding: first, as: UTF8.self))
    else { return nil }
    return sign * hours
  }

  private static let abbreviations: [String: [String]] = [
    "ACST": ["Australia/Darwin", "Australia/Adelaide"], "ACDT": ["Australia/Adelaide"],
    "ADT": ["America/Halifax"], "AEST": ["Australia/Sydney", "Australia/Brisbane"],
    "AEDT": ["Australia/Sydney"], "AKST": ["America/Anchorage"],
    "AST": ["America/Halifax", "America/Puerto_Rico", "Asia/Riyadh"], "AWST": ["Australia/Perth"],
    "BJT": ["Asia/Shanghai"], "BST": ["Europe/London", "Asia/Dhaka"], "CAT": ["Africa/Maputo"],
    "CDT": ["America/Chicago", "America/Havana", "Asia/Shanghai"],
    "CEST": ["Europe/Berlin", "Europe/Paris"], "CET": ["Europe/Berlin", "Europe/Paris"],
    "CST": ["Asia/Shanghai", "Asia/Taipei", "America/Chicago", "America/Havana"],
    "CST6CDT": ["America/Chicago"], "EAT": ["Africa/Nairobi"], "EDT": ["America/New_York"],
    "EEST": ["Europe/Helsinki", "Europe/Athens"],
    "EET": ["Europe/Helsinki", "Europe/Athens", "Africa/Cairo"],
    "EST": ["America/New_York", "America/Panama", "Australia/Sydney"],
    "EST5EDT": ["America/New_York"], "GMT": ["Europe/London", "Africa/Abidjan"],
    "GST": ["Asia/Dubai"], "HKT": ["Asia/Hong_Kong"], "HST": ["Pacific/Honolulu"],
    "ICT": ["Asia/Bangkok", "Asia/Ho_Chi_Minh"], "IDT": ["Asia/Jerusalem"],
    "IST": ["Asia/Kolkata", "Asia/Jerusalem", "Europe/Dublin"], "JST": ["Asia/Tokyo"],
    "KST": ["Asia/Seoul"], "MDT": ["America/Denver"], "MEST": ["Europe/Berlin"],
    "MET": ["Europe/Berlin"], "MSK": ["Europe/Moscow"],
    "MST": ["America/Denver", "America/Phoenix", "Asia/Kuala_Lumpur"],
    "MST7MDT": ["America/Denver"], "MYT": ["Asia/Kuala_Lumpur"], "NZDT": ["Pacific/Auckland"],
    "NZST": ["Pacific/Auckland"], "PDT": ["America/Los_Angeles"], "PHT": ["Asia/Manila"],
    "PKT": ["Asia/Karachi"], "PST": ["America/Los_Angeles", "Asia/Manila"],
    "PST8PDT": ["America/Los_Angeles"], "SAST": ["Africa/Johannesburg"],
    "SGT": ["Asia/Singapore"], "SST": ["Pacific/Pago_Pago", "Asia/Singapore"],
    "WAT": ["Africa/Lagos"], "WEST": ["Europe/Lisbon"], "WET": ["Europe/Lisbon"],
    "WIB": ["Asia/Jakarta"], "WIT": ["Asia/Jayapura"], "WITA": ["Asia/Makassar"],
  ]

  private static let offsets: [Int: [String]] = [
    -10: ["Pacific/Honolulu"], -9: ["America/Anchorage"], -8: ["America/Los_Angeles"],
    -7: ["America/Denver", "America/Phoenix"], -6: ["America/Chicago", "America/Mexico_City"],
    -5: ["America/New_York", "America/Bogota"], -4: ["America/Halifax", "America/Santiago"],
    -3: ["America/Sao_Paulo", "America/Argentina/Buenos_Aires"], 0: ["Europe/London"],
    1: ["Europe/Berlin", "Africa/Lagos"], 2: ["Africa/Johannesburg", "Europe/Helsinki"],
    3: ["Europe/Moscow", "Asia/Riyadh", "Europe/Istanbul"], 4: ["Asia/Dubai"],
    5: ["Asia/Karachi", "Asia/Tashkent"], 6: ["Asia/Dhaka"],
    7: ["Asia/Bangkok", "Asia/Jakarta", "Asia/Ho_Chi_Minh"],
    8: ["Asia/Shanghai", "Asia/Singapore", "Australia/Perth"], 9: ["Asia/Tokyo", "Asia/Seoul"],
    10: ["Australia/Sydney", "Australia/Brisbane"], 12: ["Pacific/Auckland"],
  ]

  /// Old names of one place each, and what people write for it.
  static let oldNames: [String: String] = [
    "Asia/Beijing": "Asia/Shanghai", "Asia/Hongkong": "Asia/Hong_Kong", "Beijing": "Asia/Shanghai",
    "Brazil/East": "America/Sao_Paulo", "Canada/Eastern": "America/Toronto",
    "Canada/Pacific": "America/Vancouver", "China": "Asia/Shanghai", "Cuba": "America/Havana",
    "Egypt": "Africa/Cairo", "Eire": "Europe/Dublin", "GB": "Europe/London",
    "GB-Eire": "Europe/London", "Hongkong": "Asia/Hong_Kong", "Iceland": "Atlantic/Reykjavik",
    "Iran": "Asia/Tehran", "Israel": "Asia/Jerusalem", "Jamaica": "America/Jamaica",
    "Japan": "Asia/Tokyo", "Libya": "Africa/Tripoli", "Mexico/General": "America/Mexico_City",
    "NZ": "Pacific/Auckland", "Navajo": "America/Denver", "PRC": "Asia/Shanghai",
    "Poland": "Europe/Warsaw", "Portugal": "Europe/Lisbon", "ROC": "Asia/Taipei",
    "ROK": "Asia/Seoul", "Shanghai": "Asia/Shanghai", "Singapore": "Asia/Singapore",
    "Turkey": "Europe/Istanbul", "US/Alaska": "America/Anchorage", "US/Arizona": "America/Phoenix",
    "US/Central": "America/Chicago", "US/Eastern": "America/New_York",
    "US/Hawaii": "Pacific/Honolulu", "US/Mountain": "America/Denver",
    "US/Pacific": "America/Los_Angeles", "W-SU": "Europe/Moscow",
    // Other names of UTC.
    "Etc/GMT": "UTC", "Etc/UCT": "UTC", "Etc/UTC": "UTC", "Etc/Universal": "UTC",
    "Etc/Zulu": "UTC", "UCT": "UTC", "Universal": "UTC", "Utc": "UTC", "Z": "UTC", "Zulu": "UTC",
    "utc": "UTC",
  ]
}
