import Attendance
import Foundation
import Synchronization

/// The clock of the platform, as its last answer of code 0 told it.
///
/// The wall clock of this machine may be set to anything; what is counted on from the answer is the time that passes.
final class PlatformClock: Sendable {
  private struct Told {
    let date: String
    let at: Duration
  }

  private let timing: ClientTiming
  private let told = Mutex<Told?>(nil)

  init(timing: ClientTiming) {
    self.timing = timing
  }

  /// Notes the `Date` of an answer that has just come; nil where it had none.
  func note(_ date: String?) {
    guard let date else { return }
    let now = timing.now()
    told.withLock { $0 = Told(date: date, at: now) }
  }

  /// The platform's time now; nil where no answer has told it in this run.
  var now: UnixTime? {
    guard let told = told.withLock({ $0 }), let date = HTTPDate.read(told.date) else { return nil }
    let passed = (timing.now() - told.at).components.seconds
    return UnixTime(seconds: Int64(date.timeIntervalSince1970)).advanced(bySeconds: passed)
  }
}
