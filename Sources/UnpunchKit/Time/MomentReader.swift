import Foundation

/// Reads a date, or a date with a time, as operators type it.
public enum MomentReader {
  /// Which end of a span a text stands for; it matters for a date without a time.
  public enum End: Sendable, Hashable {
    /// The beginning: a date alone means its first second.
    case first
    /// The end: a date alone means its last second, a time without seconds its last second.
    case last
  }

  /// Reads a text such as `2026-11-16`, `2026-11-16 08:30` or `2026-11-16 08:30:15` (a `T` may stand for the space).
  ///
  /// A time may have its distance to UTC behind it, `+08:00` or `Z`, as this program prints it. The digits and signs of a
  /// Chinese input method are those of ASCII, and white space around it does not matter.
  ///
  /// - Returns: The date and time; nil where the text is none, such as `2026-02-30`.
  public static func read(_ text: String, as end: End) -> CivilTime? {
    let trimmed = plain(text).trimmingCharacters(in: .whitespacesAndNewlines)
    var parts = trimmed.split(whereSeparator: { $0 == " " || $0 == "T" })
    var utcOffset: Int?
    if parts.count == 2, let (clock, offset) = offset(behind: parts[1]) {
      (parts[1], utcOffset) = (clock, offset)
    }
    guard let first = parts.first, parts.count <= 2,
      let date = numbers(first, separator: "-", widths: [4, 2, 2]),
      (1...12).contains(date[1]),
      (1...CivilDay.count(inMonth: date[1], of: date[0])).contains(date[2])
    else { return nil }
    var time = CivilTime(year: date[0], month: date[1], day: date[2])
    guard parts.count == 2 else {
      if end == .last { (time.hour, time.minute, time.second) = (23, 59, 59) }
      return time
    }
    guard
      let clock = numbers(parts[1], separator: ":", widths: [2, 2, 2])
        ?? numbers(parts[1], separator: ":", widths: [2, 2]),
      clock[0] < 24, clock[1] < 60, (clock.count == 2 || clock[2] < 60)
    else { return nil }
    (time.hour, time.minute) = (clock[0], clock[1])
    time.second = clock.count == 3 ? clock[2] : (end == .last ? 59 : 0)
    time.utcOffset = utcOffset
    return time
  }

  /// What stands behind a time of day: `Z`, or `+08:00`; nil where nothing does.
  private static func offset(behind text: Substring) -> (clock: Substring, seconds: Int)? {
    if text.utf8.last == UInt8(ascii: "Z") { return (text.dropLast(), 0) }
    let bytes = text.utf8
    guard bytes.count > 6, let sign = bytes.dropLast(5).last,
      sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"),
      let hours = numbers(Substring(bytes.suffix(5)), separator: ":", widths: [2, 2]),
      hours[0] <= 14, hours[1] < 60
    else { return nil }
    let seconds = hours[0] * 3600 + hours[1] * 60
    return (Substring(bytes.dropLast(6)), sign == UInt8(ascii: "-") ? -seconds : seconds)
  }

  /// The text with the full-width digits and signs of a Chinese input method as those of ASCII.
  private static func plain(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { $0 == "\u{3000}" ? " " : $0.narrow }))
  }

  /// Digits between separators, each group as wide as asked for.
  private static func numbers(_ text: Substring, separator: Character, widths: [Int]) -> [Int]? {
    let groups = text.split(separator: separator, omittingEmptySubsequences: false)
    guard groups.count == widths.count,
      zip(groups, widths).allSatisfy({ group, width in
        group.utf8.count == width && group.utf8.allSatisfy { (0x30...0x39).contains($0) }
      })
    else { return nil }
    let values = groups.compactMap { Int($0) }
    return values.count == widths.count ? values : nil
  }
}

extension Unicode.Scalar {
  /// The letter, digit or sign of ASCII that a full-width one of a Chinese input method stands for; else itself.
  package var narrow: Unicode.Scalar {
    ("\u{FF01}"..."\u{FF5E}").contains(self) ? Unicode.Scalar(UInt8(value - 0xFEE0)) : self
  }
}
