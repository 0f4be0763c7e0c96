/// A civil date of the sandbox's company, which lives at UTC+8 the whole year.
public struct SandboxDay: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The number of whole days since 1970-01-01.
  let number: Int

  /// Reads a date such as `2026-11-23`; nil for anything else, and for a date that no calendar has.
  public init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard
      parts.map(\.utf8.count) == [4, 2, 2],
      parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]),
      (1...12).contains(month), day >= 1, year >= 1
    else { return nil }
    self.init(number: SandboxDay.number(year: year, month: month, day: day))
    // 02-30 counts on into March: only a date that reads back as itself is one.
    guard description == text else { return nil }
  }

  /// Finds the date on which a moment falls at UTC+8.
  public init(unixSeconds: Int) {
    let local = unixSeconds + SandboxDay.offsetFromUTC
    self.init(number: local >= 0 ? local / 86_400 : (local - 86_399) / 86_400)
  }

  init(number: Int) {
    self.number = number
  }

  /// The date as `2026-11-23`.
  public var description: String {
    let (year, month, day) = civil
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  /// The date's first second, in Unix seconds.
  public var startUnixSeconds: Int {
    number * 86_400 - SandboxDay.offsetFromUTC
  }

  /// The date as the number `20261123`.
  var compact: Int {
    let (year, month, day) = civil
    return year * 10_000 + month * 100 + day
  }

  /// Whether the company works on this date: Monday to Friday.
  var isWorkday: Bool {
    // 1970-01-01 was a Thursday.
    let weekday = ((number % 7) + 7 + 3) % 7
    return weekday < 5
  }

  /// Reads the number `20261123`; nil if it is no date.
  init?(compact: Int) {
    guard (10_000..<100_000_000).contains(compact) else { return nil }
    let text = padded(compact, 8)
    self.init("\(text.prefix(4))-\(text.dropFirst(4).prefix(2))-\(text.suffix(2))")
  }

  /// Finds the date that many days later; a negative number leads back.
  public func adding(_ days: Int) -> SandboxDay {
    SandboxDay(number: number + days)
  }

  /// Orders dates by time.
  public static func < (left: SandboxDay, right: SandboxDay) -> Bool {
    left.number < right.number
  }

  private static let offsetFromUTC = 8 * 3600

  // Both conversions count in eras of 400 years that begin on 1 March, so that the leap day is the
  // last of its year: <https://howardhinnant.github.io/date_algorithms.html> (read 2026-11-23).

  private static func number(year: Int, month: Int, day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  private var civil: (year: Int, month: Int, day: Int) {
    let shifted = number + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }
}

/// Writes a number with leading zeros.
func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
