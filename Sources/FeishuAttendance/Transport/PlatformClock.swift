import Attendance
import Foundation
import Synchronization

/// The clock of the platform, as its last answer of code 0 told it.
///
/// The wall clock of this machine may be set to anything; what is counted on from the answer is the time that passes.
final class PlatformClock: Sendable {
  private let timing: ClientTiming
  private let told = Mutex<(date: String, at: Duration)?>(nil)

  init(timing: ClientTiming) {
    self.timing = timing
  }

  /// Notes the `Date` of an answer that has just come; nil where it had none.
  func note(_ date: String?) {
    guard let date else { return }
    let now = timing.now()
    told.withLock { $0 = (date, now) }
  }

  /// The platform's time now; nil where no answer has told it in this run.
  var now: UnixTime? {
    guard let told = told.withLock({ $0 }), let date = HTTPDate.read(told.date) else { return nil }
    let passed = (timing.now() - told.at).components.seconds
    return UnixTime(seconds: Int64(date.timeIntervalSince1970)).advanced(bySeconds: passed)
  }
}

/// The `Date` of an answer.
enum HTTPDate {
  /// Reads a date such as `Sun, 06 Nov 1994 08:49:37 GMT`; nil where it has another form.
  ///
  /// RFC 9110, 5.6.7: <https://www.rfc-editor.org/rfc/rfc9110#section-5.6.7>.
  ///
  /// By hand: a formatter of Foundation asks for the zone of the process, which leads to a file that `TZ` names.
  static func read(_ text: String) -> Date? {
    let bytes = Array(text.utf8)
    guard bytes.count == 29 else { return nil }
    // The form, with a zero for each digit and a letter for each letter.
    let form = zip(bytes, "Aaa, 00 Aaa 0000 00:00:00 GMT".utf8).allSatisfy { byte, expected in
      switch expected {
      case UInt8(ascii: "0"): (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      case UInt8(ascii: "A"): (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
      case UInt8(ascii: "a"): (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
      default: byte == expected
      }
    }
    func number(_ range: Range<Int>) -> Int {
      bytes[range].reduce(0) { $0 * 10 + Int($1) - Int(UInt8(ascii: "0")) }
    }
    let names = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    guard form, let month = names.firstIndex(where: { bytes[8..<11].elementsEqual($0.utf8) }),
      (1...31).contains(number(5..<7)), number(17..<19) < 24, number(20..<22) < 60,
      number(23..<25) <= 60
    else { return nil }
    // Years begin in March here, so that the leap day is the last one.
    let year = month < 2 ? number(12..<16) - 1 : number(12..<16)
    let leaps = year / 4 - year / 100 + year / 400
    let days = year * 365 + leaps + (153 * ((month + 10) % 12) + 2) / 5 + number(5..<7) - 719_469
    let seconds = number(17..<19) * 3600 + number(20..<22) * 60 + number(23..<25)
    return Date(timeIntervalSince1970: TimeInterval(days * 86_400 + seconds))
  }
}
