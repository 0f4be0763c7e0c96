import Attendance
import Journal

/// One run of `unpunch purge`: look what is past its retention, ask, drop it.
struct PurgeRun {
  /// What came of a run.
  enum Result {
    /// Nothing is past its time.
    case nothing(JournalPurge)
    /// The operator did not confirm.
    case declined
    /// This was dropped.
    case dropped(JournalPurge)
  }

  let settings: Settings
  /// The time that the retention is counted back from.
  let now: UnixTime

  /// Drops what is past its retention, once it is shown and, where that is wanted, confirmed.
  func run(
    _ tell: @escaping TellRun, confirm: (JournalPurge) async -> Bool
  ) async throws(JournalError) -> Result {
    try await JournalOpening.during(settings, tell) { (journal) async throws(JournalError) in
      if let problem = journal.writeProblem { throw problem }
      tell(journal.opened)
      let would = try await journal.purgeable(settings.retention, at: now)
      if would.isEmpty { return .nothing(would) }
      guard await confirm(would) else { return .declined }
      return .dropped(try await journal.purge(settings.retention, at: now))
    }
  }
}
