import Attendance
import Journal
import UnpunchKit

/// What a run tells while it goes on, in the order in which it comes.
enum RunNews: Sendable {
  /// What a run is doing right now.
  enum Step: Sendable, Hashable {
    /// So many records of so many are read.
    case reading(done: Int, of: Int)
    /// It deletes.
    case deleting(PortionProgress)
    /// It asks what became of an earlier batch.
    case settling(SettlementProgress)
    /// It imports again.
    case importing(UndoProgress)
    /// A reading waits this long for the rate limit.
    case held(Duration)
  }

  /// Another process keeps the journal waiting.
  case journalAwaited
  /// The journal is open; it may be one that cannot be written, or have taken in what earlier runs could not keep.
  case journalOpened(problem: JournalError?, EmergencyIntake)
  /// A step has begun, or has progressed.
  case step(Step)
  /// Nothing is being done for now.
  case stepsEnded
  /// The batches that were open are settled as far as they can be.
  case settledFirst(OpenBatches.Settled)
  /// The operator has asked to stop, and the batch in flight is finished first.
  case finishing
  /// So many records are not imported, since nobody was asked whether to import them beside equal ones.
  case doubtfulLeft(Int)
  /// What is past its retention is dropped, counted from a time.
  case retirement(Retirement.News, at: UnixTime)
}

/// Takes what a run tells.
typealias TellRun = @Sendable (RunNews) -> Void

/// What ends a run before it has sent anything.
enum RunRefusal: Error, Sendable {
  /// The operator asked to stop.
  case stopped
  /// The operator did not confirm, and may have asked to stop.
  case declined(isStopped: Bool)
  /// The journal cannot be read or written.
  case journal(JournalError)
  /// The journal has no such batch.
  case noSuchBatch(Int)
  /// A batch cannot be undone.
  case undo(UndoRefusal, batch: Int)
}

extension Result {
  /// What came of a body.
  init(_ body: () async throws(Failure) -> Success) async {
    do throws(Failure) {
      self = .success(try await body())
    } catch {
      self = .failure(error)
    }
  }
}

/// Has a refusal of the journal end a run.
func refusing<Value>(
  _ body: () async throws(JournalError) -> Value
) async throws(RunRefusal) -> Value {
  do throws(JournalError) {
    return try await body()
  } catch {
    throw .journal(error)
  }
}
