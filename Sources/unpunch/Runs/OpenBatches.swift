import Attendance
import FeishuAttendance
import Foundation
import Journal
import Synchronization
import UnpunchKit

/// The batches of this app and host of which something is still to be asked.
struct OpenBatches: Sendable {
  /// What settling them brought.
  struct Settled: Sendable {
    /// The batches, oldest first, as they were and are.
    var results: [SettlementResult] = []
    /// The sentences about batches that are in flight elsewhere.
    var inFlight: [String] = []
    /// The last failure of asking; nil where every question was answered.
    var failure: FeishuError?

    /// The batches of which something is still not known.
    var unknown: [JournalBatch] {
      results.map(\.batch).filter { OpenQuestions($0).hasUnknown }
    }
  }

  let session: Session

  /// Settles them one after the other; one that is in flight in another process is left alone.
  ///
  /// - Parameter progress: Called with what is being done.
  /// - Returns: What it brought; cancelled, what it brought until then.
  /// - Throws: ``CommandFailure`` with 73 where the journal cannot be read or written.
  func settle(
    _ progress: @escaping @Sendable (SettlementProgress) -> Void = { _ in }
  ) async throws(CommandFailure) -> Settled {
    let failure = Mutex<FeishuError?>(nil)
    let service = session.service.telling { error in failure.withLock { $0 = error } }
    let settlement = Settlement(service: service, journal: session.journal)
    var settled = Settled()
    do throws(JournalError) {
      // The newest first: where two asked for the same record, it is the later one's.
      for batch in try await session.journal.openBatches().reversed()
      where batch.isOf(appID: session.target.appID, host: session.target.host)
        && !Task.isCancelled
      {
        do throws(JournalError) {
          settled.results.append(try await settlement.settle(batch.number, progress: progress))
        } catch .inFlight(let number, let pid) {
          settled.inFlight.append(
            JournalError.inFlight(batch: number, pid: pid).sentence(in: session.settings.language))
        }
      }
    } catch {
      throw CommandFailure(.journal, error.sentence(in: session.settings.language))
    }
    settled.results.reverse()
    settled.inFlight.reverse()
    settled.failure = failure.withLock { $0 }
    return settled
  }

  /// Settles them before a command begins, and says what came of it on standard error.
  ///
  /// - Throws: ``CommandFailure`` with 73, or with 130 where the operator asked to stop.
  func settleFirst(_ line: ProgressLine) async throws(CommandFailure) {
    let settled = try await settle { line.show(.settling($0)) }
    let language = session.settings.language
    var lines = settled.inFlight
    for result in settled.results where !result.changes.isEmpty {
      lines.append(
        BatchText.settledFirst(
          result.batch.number, BatchOutput(result.batch, session.settings).counts
        )
        .words(in: language))
    }
    for batch in settled.unknown {
      lines.append(BatchText.stillUnknown(batch.number).words(in: language))
    }
    if !settled.unknown.isEmpty, let failure = settled.failure {
      lines.append(failure.sentence(in: language, platform: session.settings.platform))
    }
    line.say(lines)
    if Task.isCancelled { throw CommandFailure(.interrupted, BatchText.stopped, in: language) }
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
