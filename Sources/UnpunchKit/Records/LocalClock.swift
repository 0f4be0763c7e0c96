import Attendance
import Foundation

/// What the clock of a zone shows at many moments, asked of the zone's rules only once an hour.
struct LocalClock {
  private let zone: TimeZone
  /// The hour that was asked about last, and how far the clock is ahead all through it.
  private var hour: Int64 = .min
  private var offset: Int64 = 0
  private var known: [Int64: Int64] = [:]

  init(zone: TimeZone) {
    self.zone = zone
  }

  /// The seconds since 1970-01-01 00:00:00 by that clock.
  mutating func localSeconds(_ time: UnixTime) -> Int64 {
    let number = time.seconds.flooringQuotient(by: 3600)
    if number == hour { return time.seconds + offset }
    guard (-1_000_000_000..<1_000_000_000).contains(number) else {
      return time.advanced(bySeconds: zone.offset(at: time.seconds)).seconds
    }
    if let found = known[number] {
      (hour, offset) = (number, found)
      return time.seconds + found
    }
    let (first, last) = (zone.offset(at: number * 3600), zone.offset(at: number * 3600 + 3599))
    // Where clocks are set within the hour, each second is asked about.
    guard first == last else { return time.seconds + zone.offset(at: time.seconds) }
    known[number] = first
    (hour, offset) = (number, first)
    return time.seconds + first
  }

  /// The seconds since midnight of seconds that are counted by that clock.
  static func secondOfDay(_ localSeconds: Int64) -> Int {
    // At the ends of the range, the beginning of the day cannot be written.
    Int((localSeconds % 86_400 + 86_400) % 86_400)
  }
}

/// The texts of many check times, each written over the one before, and looked through for words.
struct TimeTexts {
  private var clock: LocalClock
  private var bytes = [UInt8](repeating: 0, count: 19)
  private var day: Int64?

  init(zone: TimeZone) {
    clock = LocalClock(zone: zone)
  }

  /// Whether a word can stand in such a text at all.
  static func mayContain(_ word: ByteWord) -> Bool {
    word.consists { (0x30...0x3A).contains($0) || $0 == 0x2D || $0 == 0x20 }
  }

  /// Tells whether a word stands in the text of a check time, `2026-11-20 08:58:12`.
  mutating func contains(_ word: ByteWord, _ time: UnixTime) -> Bool {
    let local = clock.localSeconds(time)
    let newDay = local.flooringQuotient(by: 86_400)
    if newDay != day {
      day = newDay
      let parts = CivilDay.parts(ofDayNumber: newDay)
      let text = CivilTime(year: parts.year, month: parts.month, day: parts.day).dateText
      bytes.replaceSubrange(..<(bytes.count - 9), with: text.utf8)
      bytes[bytes.count - 9] = 0x20
    }
    let second = LocalClock.secondOfDay(local)
    let start = bytes.count - 8
    write(second / 3600, at: start)
    bytes[start + 2] = 0x3A
    write(second / 60 % 60, at: start + 3)
    bytes[start + 5] = 0x3A
    write(second % 60, at: start + 6)
    return word.isFound(in: bytes.span)
  }

  private mutating func write(_ number: Int, at index: Int) {
    bytes[index] = 0x30 + UInt8(truncatingIfNeeded: number / 10)
    bytes[index + 1] = 0x30 + UInt8(truncatingIfNeeded: number % 10)
  }
}
