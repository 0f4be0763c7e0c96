import Attendance
import Journal
import UnpunchKit

/// What was left open at an earlier end, before anything else is offered.
struct OpeningState: Sendable, Equatable {
  /// How far it has come.
  enum Phase: Sendable, Equatable {
    /// The journal is being looked at; nothing is shown of it.
    case looking
    /// The platform is being asked about the first batch of ``waiting``.
    case asking
    /// All was asked; Enter goes on.
    case done
  }

  /// What became of one batch.
  enum Answer: Sendable, Equatable {
    case settled(SettlementResult)
    case failed(JournalBatch, JournalError)
  }

  /// Which request belongs to it.
  let generation: Generation
  /// How far it has come.
  var phase = Phase.looking
  /// The batches that are still to be asked about, the oldest first.
  var waiting: [JournalBatch] = []
  /// What became of those that were.
  var answers: [Answer] = []
  /// Why the journal cannot be written or looked at, and what could not be taken into it.
  var problems: [JournalError] = []
  /// The batches of which an emergency file kept something that is in the journal now.
  var takenIn: [Int] = []
  /// The first line that is seen.
  var top = 0

  /// Whether anything has to be told.
  var hasNews: Bool { !problems.isEmpty || !takenIn.isEmpty || !answers.isEmpty }
}
