import Attendance
import Journal

/// The dropping of what is past its retention, at the end of a run that asked the platform.
///
/// A wall clock may be set to anything, and what is dropped does not come back. So nothing is, unless the platform's own
/// clock agreed with this machine's in this run. What a run deletes itself is not dropped by it.
struct Retirement {
  /// How far the two clocks may differ.
  static let tolerance: Int64 = 600

  private let settings: Settings
  private let journal: Journal
  private let start = ContinuousClock.now

  /// Begins a run.
  init(_ settings: Settings, _ journal: Journal) {
    self.settings = settings
    self.journal = journal
  }

  /// Drops what is past its time, and says before and after what and how much that is.
  ///
  /// - Parameters:
  ///   - platformTime: The platform's time now; nil where it told none.
  ///   - now: This machine's time.
  ///   - say: Called with lines for standard error, made safe.
  func run(
    platformTime: UnixTime?, now: UnixTime = .now,
    _ say: (String) -> Void = { StandardError.write(raw: $0) }
  ) async {
    guard !settings.isReadOnly, journal.writeProblem == nil, let platformTime else { return }
    let began = now.advanced(bySeconds: -(ContinuousClock.now - start).components.seconds)
    let output = PurgeOutput(settings: settings, at: began)
    do throws(JournalError) {
      let would = try await journal.purgeable(settings.retention, at: began)
      guard !would.isEmpty else { return }
      let (difference, overflow) = now.seconds.subtractingReportingOverflow(platformTime.seconds)
      guard !overflow, abs(difference) <= Self.tolerance else {
        return say(output.clocksDiffer(by: Self.tolerance))
      }
      say(output.text(.isPast, would))
      let went = try await journal.purge(settings.retention, at: began)
      say(output.counts(went))
    } catch {
      // What stays too long is worth a sentence, and no reason to fail.
      say(SafeLines.text(error.sentence(in: settings.language)))
    }
  }
}
