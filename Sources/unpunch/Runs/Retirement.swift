import Attendance
import Journal

/// The dropping of what is past its retention, at the end of a run that asked the platform.
///
/// A wall clock may be set to anything, and what is dropped does not come back. So nothing is, unless the platform's own
/// clock agreed with this machine's in this run. What a run deletes itself is not dropped by it.
struct Retirement {
  /// What it tells.
  enum News: Sendable {
    /// Nothing is dropped, since the two clocks do not agree.
    case clocksDiffer
    /// This is dropped now.
    case isPast(JournalPurge)
    /// This was dropped.
    case dropped(JournalPurge)
    /// Nothing more is dropped, since the journal fails.
    case failed(JournalError)
  }

  /// How far the two clocks may differ, in seconds.
  static let tolerance: Int64 = 600

  private let settings: Settings
  private let journal: Journal
  private let start = ContinuousClock.now

  /// Begins a run.
  init(_ settings: Settings, _ journal: Journal) {
    self.settings = settings
    self.journal = journal
  }

  /// Drops what is past its time, and tells before and after what and how much that is.
  func run(platformTime: UnixTime?, now: UnixTime = .now, _ tell: TellRun) async {
    guard !settings.isReadOnly, journal.writeProblem == nil, let platformTime else { return }
    let began = now.advanced(bySeconds: -(ContinuousClock.now - start).components.seconds)
    do throws(JournalError) {
      let would = try await journal.purgeable(settings.retention, at: began)
      guard !would.isEmpty else { return }
      let (difference, overflow) = now.seconds.subtractingReportingOverflow(platformTime.seconds)
      guard !overflow, abs(difference) <= Self.tolerance else {
        return tell(.retirement(.clocksDiffer, at: began))
      }
      tell(.retirement(.isPast(would), at: began))
      let went = try await journal.purge(settings.retention, at: began)
      tell(.retirement(.dropped(went), at: began))
    } catch {
      tell(.retirement(.failed(error), at: began))
    }
  }
}
