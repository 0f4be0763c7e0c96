import Attendance
import FeishuAttendance
import Journal
import Synchronization
import UnpunchKit

/// The batches of this app and host of which something is still to be asked.
struct OpenBatches: Sendable {
  /// What settling them brought.
  struct Settled: Sendable {
    /// The batches, oldest first, as they were and are.
    var results: [SettlementResult] = []
    /// Those that are in flight elsewhere, with the process where it is known.
    var inFlight: [(batch: Int, pid: Int32?)] = []
    /// The last failure of asking; nil where every question was answered.
    var failure: FeishuError?
    /// Whether the operator asked to stop.
    var isStopped = false

    /// The batches of which something is still not known.
    var unknown: [JournalBatch] {
      results.map(\.batch).filter { OpenQuestions($0).hasUnknown }
    }
  }

  let session: Session

  /// Settles them one after the other; one that is in flight in another process is left alone.
  ///
  /// - Returns: What it brought; cancelled, what it brought until then.
  func settle() async throws(RunRefusal) -> Settled {
    let failure = Mutex<FeishuError?>(nil)
    let service = session.service.telling { error in failure.withLock { $0 = error } }
    let settlement = Settlement(service: service, journal: session.journal)
    var settled = Settled()
    do throws(JournalError) {
      // The newest first: where two asked for the same record, it is the later one's.
      for batch in try await session.journal.openBatches().reversed()
      where batch.isOf(session.target)
        && !Task.isCancelled
      {
        do throws(JournalError) {
          settled.results.append(
            try await settlement.settle(batch.number) { [session] in
              session.tell(.step(.settling($0)))
            })
        } catch .inFlight(let number, let pid) {
          settled.inFlight.append((number, pid))
        }
      }
    } catch {
      throw .journal(error)
    }
    settled.results.reverse()
    settled.inFlight.reverse()
    settled.failure = failure.withLock { $0 }
    settled.isStopped = session.interruption.isAsked
    return settled
  }

  /// Settles them before a command begins, and tells what came of it.
  func settleFirst() async throws(RunRefusal) {
    session.tell(.settledFirst(try await settle()))
    if Task.isCancelled { throw .stopped }
  }
}

extension AttendanceService {
  /// The same calls, which tell of each failure of a reading that leaves a question open.
  fileprivate func telling(_ tell: @escaping @Sendable (FeishuError) -> Void) -> Self {
    var service = self
    service.records = { window throws(FeishuError) in
      do throws(FeishuError) {
        return try await records(window)
      } catch {
        tell(error)
        throw error
      }
    }
    service.record = { id, kind throws(FeishuError) in
      do throws(FeishuError) {
        return try await record(id, kind)
      } catch {
        if !error.mayTellOfAbsence { tell(error) }
        throw error
      }
    }
    return service
  }
}

extension FeishuError {
  /// Whether this may be the platform's way to say that a record is gone.
  fileprivate var mayTellOfAbsence: Bool {
    switch self {
    case .refused(let refusal): refusal.code == .generalFailure || refusal.code == .parameterInvalid
    case .notReached, .noAnswer, .answerBroken, .notFeishu, .redirected, .malformed, .cancelled:
      false
    }
  }
}
