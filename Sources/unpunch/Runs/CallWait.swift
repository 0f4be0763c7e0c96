import FeishuAttendance

/// Tells whoever has a call made that the platform's rate limit makes it wait.
///
/// Calls are made in the task that asks, or in tasks under it, so each wait is told where it was caused.
enum CallWait {
  /// Waits that are shorter are over before they are read.
  private static let shortest = Duration.seconds(1)

  /// What is done with a wait of that length; nil where nobody is to be told.
  @TaskLocal static var tell: (@Sendable (Duration) -> Void)?

  /// Takes what a client reports.
  static func observe(_ report: CallReport) {
    switch report {
    case .waiting(_, let wait, .rateLimit): if wait >= shortest { tell?(wait) }
    case .waiting(_, _, .failure), .ended: break
    }
  }
}
