import Attendance
import Foundation
import Journal
import Terminal
import UnpunchKit

extension AppContext {
  /// A text in the language of the screens, safe to draw.
  func words(_ text: Text) -> SafeText {
    words(text.words(platform))
  }

  /// A text that needs no platform, in the language of the screens, safe to draw.
  func words(_ text: some BilingualText) -> SafeText { words(text.words) }

  /// Words in the language of the screens, safe to draw.
  func words(_ text: Bilingual) -> SafeText { SafeText(text(in: language)) }

  /// A check time as the shown zone's clock has it: `2026-11-20 08:58:12`, or short, without a year that is this one; in
  /// an hour that comes twice it says which one it is.
  func time(_ time: UnixTime, isShort: Bool = false) -> SafeText {
    let shown = ShownTime(time, in: zone)
    return SafeText(
      isShort && shown.civil.year == today.year ? String(shown.text.dropFirst(5)) : shown.text)
  }

  /// The first and the last day of a span: `2026-11-16 – 2026-11-22`, or short `11-16 – 11-22` within one year.
  func days(of span: TimeSpan, isShort: Bool) -> SafeText {
    let (first, last) = (CivilTime(span.first, in: zone), CivilTime(span.last, in: zone))
    let skipped = isShort && first.year == last.year && first.year == today.year ? 5 : 0
    return SafeText("\(first.dateText.dropFirst(skipped)) – \(last.dateText.dropFirst(skipped))")
  }

  /// Yes or no; nil where nothing is said.
  func yesNo(_ value: Bool?) -> SafeText? { value.map { words($0 ? .yes : .no) } }

  /// An employee: the name where it is known, and the id; where there is no room the name gives way.
  ///
  /// With former staff included an id may stand for several people, and that is said.
  func employee(_ id: UserID, _ name: String?, includesFormer: Bool, columns: Int) -> SafeText {
    let id = SafeText(id.rawValue)
    guard let name else { return id.cut(to: columns) }
    if includesFormer {
      let whole = words(.nameOrEarlierHolder(id: id.plain, name: name))
      if whole.columns <= columns { return whole }
    }
    let room = columns - id.columns - 1
    guard room >= 2 else { return id.cut(to: columns) }
    return SafeText(name).cut(to: room) + " " + id
  }

  /// The zone with its distance to UTC: `Asia/Shanghai (UTC+8)`.
  var zoneName: SafeText {
    Self.name(of: zone, on: today)
  }

  /// A zone with its distance to UTC on a day.
  static func name(of zone: TimeZone, on day: CivilTime) -> SafeText {
    SafeText(zone.shownName(at: Date(day.moment(in: zone))))
  }

  /// The names of the zone of the times that are shown, from the longest to the shortest; its distance to UTC is said
  /// if it is the same for all of them, or that of today if none is shown.
  func zoneNames(of times: ClosedRange<UnixTime>?) -> [SafeText] {
    let now = today.moment(in: zone)
    let times = times ?? now...now
    let first = Date(times.lowerBound)
    let change = zone.nextDaylightSavingTimeTransition(after: first)
    if let change, change <= Date(times.upperBound) { return [SafeText(zone.shownName)] }
    return [zone.shownName(at: first), zone.shownName, zone.offsetName(at: first)].map {
      SafeText($0)
    }
  }

  /// The app's id with its middle left out, as the header shows it.
  var shortAppID: SafeText {
    let characters = Array(target.appID)
    guard characters.count > 14 else { return SafeText(target.appID) }
    return SafeText(String(characters.prefix(8))) + "…" + SafeText(String(characters.suffix(4)))
  }
}

extension Date {
  fileprivate init(_ time: UnixTime) {
    self.init(timeIntervalSince1970: TimeInterval(time.seconds))
  }
}

extension Int {
  /// The number with a comma between thousands.
  var grouped: String {
    var digits = String(magnitude)
    var groups: [String] = []
    while digits.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits.removeLast(3)
    }
    return (self < 0 ? "-" : "") + ([digits] + groups).joined(separator: ",")
  }
}
