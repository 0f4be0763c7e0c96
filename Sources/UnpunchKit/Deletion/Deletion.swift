import Attendance
import FeishuAttendance
public import Journal

/// The one way to delete: re-read, intent, attempt, one request, verdicts, outcome.
public struct Deletion: Sendable {
  /// What the journal notes about the platform that is asked.
  public struct Target: Sendable, Hashable {
    /// The host that the requests go to.
    public let host: String
    /// The app's id.
    public let appID: String
    /// The tenant's name from the settings.
    public let tenantName: String?

    /// Names a target.
    ///
    /// - Parameters:
    ///   - host: The host that the requests go to.
    ///   - appID: The app's id.
    ///   - tenantName: The tenant's name from the settings.
    public init(host: String, appID: String, tenantName: String?) {
      self.host = host
      self.appID = appID
      self.tenantName = tenantName
    }
  }

  /// How often a batch is sent again after the platform asked to wait.
  private static let mostWaits = 3
  /// How long is waited where the platform does not say.
  private static let defaultWait = Duration.seconds(1)

  private let service: AttendanceService
  private let journal: Journal
  private let target: Target
  private let timing: WorkTiming

  /// Takes what a deletion needs.
  ///
  /// - Parameters:
  ///   - service: The platform's calls.
  ///   - journal: Where intent and outcome are kept.
  ///   - target: What the journal notes about the platform.
  ///   - timing: The clock and the waits.
  public init(
    service: AttendanceService, journal: Journal, target: Target, timing: WorkTiming = .system
  ) {
    self.service = service
    self.journal = journal
    self.target = target
    self.timing = timing
  }

  /// Reads the records of a plan again, as the confirmation does when it opens.
  ///
  /// - Parameter plan: The frozen list.
  /// - Returns: Whether the records are what was frozen.
  @concurrent public func reread(_ plan: DeletionPlan) async -> Rereading {
    await Rereader(service: service).read(plan)
  }

  /// Deletes the records of a plan that an operator has confirmed.
  ///
  /// The records are read once more; then the intent is committed, then each attempt, before its first byte leaves;
  /// then the outcome. A batch is sent again only where the platform turned it away before doing anything: after the
  /// wait that it asks for, at most three times, and once with a new token. Cancelling ends a wait, with the refusal
  /// as the outcome; it does not take back what was sent.
  ///
  /// - Parameters:
  ///   - plan: The frozen list.
  ///   - reason: The reason or ticket that the operator typed; may be empty.
  ///   - progress: Called with what is being done.
  ///   - untilEnded: Returns when the program is to end; then a reading that is still under way is given up, and nothing
  ///     is sent. It has to return when it is cancelled.
  /// - Returns: What came of it; never an error, since each is an outcome that must be shown.
  @concurrent public func delete(
    _ plan: DeletionPlan, reason: String,
    progress: @escaping @Sendable (DeletionProgress) -> Void = { _ in },
    untilEnded: (@Sendable () async -> Void)? = nil
  ) async -> DeletionResult {
    progress(.rereading)
    switch await reread(plan, until: untilEnded) {
    case .same: break
    case .differs(let differences): return .notStarted(.differs(differences))
    case .failed(let error): return .notStarted(.readingFailed(error))
    }
    progress(.recording)
    do throws(JournalError) {
      let ticket = try await journal.commit(intent(plan, reason: reason))
      do throws(JournalError) {
        return try await send(ticket, progress)
      } catch {
        // Nothing was sent, and nothing will be: the batch can be settled before this process ends.
        journal.abandon(ticket)
        throw error
      }
    } catch {
      return .notStarted(.journal(error))
    }
  }

  private func reread(
    _ plan: DeletionPlan, until ended: (@Sendable () async -> Void)?
  ) async -> Rereading {
    guard let ended else { return await reread(plan) }
    return await withTaskGroup(of: Rereading?.self) { group in
      group.addTask { await reread(plan) }
      group.addTask {
        await ended()
        return nil
      }
      var result: Rereading?
      for await reading in group {
        // Whichever ends first ends the other.
        group.cancelAll()
        result = reading ?? result
      }
      guard let result else { preconditionFailure("A reading always ends with a value.") }
      return result
    }
  }

  /// Sends a batch until it is settled as far as sending can settle it; throws only where nothing was sent.
  private func send(
    _ ticket: JournalTicket, _ progress: @Sendable (DeletionProgress) -> Void
  ) async throws(JournalError) -> DeletionResult {
    var waits = 0
    var renewals = 0
    var last = try await attempt(ticket, after: nil, progress)
    while true {
      switch last.judgement.next {
      case .settled, .readBack:
        return await conclude(ticket, last, journalError: nil)
      case .waitAndSendAgain:
        waits += 1
        guard waits <= Self.mostWaits, await wait(last.attempt.retryAfter, progress) else {
          return await conclude(ticket, last, journalError: nil)
        }
      case .renewTokenAndSendAgain:
        renewals += 1
        guard renewals == 1 else {
          return await conclude(ticket, last, journalError: nil)
        }
        await service.discardToken()
      }
      do throws(JournalError) {
        last = try await attempt(ticket, after: last, progress)
      } catch {
        return await conclude(ticket, last, journalError: error)
      }
    }
  }

  /// One attempt and what it means.
  private struct Sent {
    let number: Int
    let attempt: WriteAttempt
    let judgement: Judgement

    /// What the journal keeps of the answer with the next attempt.
    var answer: AttemptAnswer {
      AttemptAnswer(status: attempt.status, code: judgement.code, logID: attempt.logID)
    }
  }

  private func attempt(
    _ ticket: JournalTicket, after last: Sent?, _ progress: @Sendable (DeletionProgress) -> Void
  ) async throws(JournalError) -> Sent {
    let permission = try await journal.beginAttempt(ticket, after: last?.answer)
    progress(.sending)
    let number = permission.number
    let result = await send(permission)
    return Sent(
      number: number, attempt: result,
      judgement: DeletionJudge.judge(ticket.batch, result.observation))
  }

  /// The only place that sends a deletion: it uses up an attempt that the journal has kept.
  private func send(_ permission: consuming JournalAttempt) async -> WriteAttempt {
    await service.delete(permission.ticket.batch)
  }

  private func wait(
    _ asked: Duration?, _ progress: @Sendable (DeletionProgress) -> Void
  ) async -> Bool {
    let wait = max(asked ?? Self.defaultWait, .zero)
    progress(.waiting(wait))
    do {
      try await timing.pause(wait)
      return true
    } catch {
      return false
    }
  }

  private func conclude(
    _ ticket: JournalTicket, _ last: Sent, journalError: JournalError?
  ) async -> DeletionResult {
    let outcome = DeletionOutcome(
      verdicts: last.judgement.verdicts, status: last.attempt.status, code: last.judgement.code,
      message: last.judgement.message, logID: last.attempt.logID)
    var journalError = journalError
    do throws(JournalError) {
      try await journal.conclude(ticket, with: outcome)
    } catch {
      journalError = error
    }
    var batch = JournalBatch(
      number: ticket.batchNumber, at: timing.now().seconds * 1000, context: journal.context,
      batch: ticket.batch, intent: ticket.intent)
    batch.attempts = last.number
    batch.outcome = outcome
    // Where the journal cannot be read, what was seen is shown all the same.
    if journalError == nil, let kept = try? await journal.known(ticket.batchNumber) { batch = kept }
    return .concluded(
      DeletionReport(batch: batch, cause: last.attempt.cause, journalError: journalError))
  }

  private func intent(_ plan: DeletionPlan, reason: String) -> DeletionIntent {
    DeletionIntent(
      platformHost: target.host, appID: target.appID, tenantName: target.tenantName,
      idKind: plan.idKind, includesFormer: plan.includesFormer, reason: reason,
      records: plan.items.map(\.record), names: plan.names)
  }
}
