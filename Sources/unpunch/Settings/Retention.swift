import Attendance
import Journal

/// How long the journal keeps what it holds.
struct Retention: Sendable, Equatable {
  /// How long copies of records are kept, with names and reasons, in seconds.
  var copiesSeconds: Int64 = 30 * 86_400
  /// How long whole batches are kept, in seconds.
  var historySeconds: Int64 = 2 * 31_536_000
}

extension Journal {
  /// Tells what is past its retention.
  func purgeable(_ retention: Retention, at now: UnixTime) async throws(JournalError)
    -> JournalPurge
  {
    try await purgeable(
      copiesBefore: now.advanced(bySeconds: -retention.copiesSeconds),
      historyBefore: now.advanced(bySeconds: -retention.historySeconds))
  }

  /// Drops what is past its retention.
  func purge(_ retention: Retention, at now: UnixTime) async throws(JournalError) -> JournalPurge {
    try await purge(
      copiesBefore: now.advanced(bySeconds: -retention.copiesSeconds),
      historyBefore: now.advanced(bySeconds: -retention.historySeconds))
  }
}
