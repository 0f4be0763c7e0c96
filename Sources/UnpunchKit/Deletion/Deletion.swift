import Attendance
import FeishuAttendance
public import Journal

/// The one way to delete: re-read, intent, attempt, one request, verdicts, outcome.
public struct Deletion: Sendable {
  /// How often a batch is sent again after the platform asked to wait.
  private static let mostWaits = 3
  /// How often a batch is made ready again, where its token comes to an end before it is sent.
  private static let mostLapses = 3
  /// How long is waited where the platform does not say.
  private static let defaultWait = Duration.seconds(1)
  /// How long all waits of a batch may take together; a longer one is not begun.
  package static let longestWaits = Duration.seconds(600)
  /// How old what was read of the records may be when they are sent.
  package static let longestAge = Duration.seconds(5)
  /// How often the records are read again for one attempt, where each reading is too old when it is done.
  static let mostReadings = 3
  /// How long a reading may take between two attempts, its own waits for the rate limit included.
  private static let longestReading = Duration.seconds(60)

  private let service: AttendanceService
  private let journal: Journal
  private let target: PlatformTarget
  private let timing: WorkTiming

  /// Takes what a deletion needs.
  public init(
    service: AttendanceService, journal: Journal, target: PlatformTarget,
    timing: WorkTiming = .system
  ) {
    self.service = service
    self.journal = journal
    self.target = target
    self.timing = timing
  }

  /// Reads the records of a plan again, as the confirmation does when it opens.
  @concurrent public func reread(_ plan: DeletionPlan) async -> Rereading {
    await Rereader(service: service, timing: timing).read(plan).result
  }

  /// Deletes the records of a plan that an operator has confirmed.
  ///
  /// The records are read once more; then the intent is committed, then each attempt, before its first byte leaves;
  /// then the outcome. A batch is sent again only where the platform turned it away before doing anything: after the
  /// wait that it asks for, at most three times and ten minutes in all, and once with a new token. After each wait, and
  /// wherever more than five seconds have gone by since, the records are read again before anything is sent, and what
  /// is not as it was confirmed is not sent. Cancelling ends a wait, with the refusal as the outcome; it does not take
  /// back what was sent. When `untilEnded` returns, as it has to where it is cancelled, the program is to end: then a
  /// reading that is still under way is given up, and nothing is sent.
  ///
  /// - Returns: What came of it; never an error, since each is an outcome that must be shown.
  @concurrent public func delete(
    _ plan: DeletionPlan, reason: String,
    progress: @escaping @Sendable (DeletionProgress) -> Void = { _ in },
    untilEnded: (@Sendable () async -> Void)? = nil
  ) async -> DeletionResult {
    progress(.rereading)
    let reading = await reread(plan, until: untilEnded)
    switch reading.result {
    case .same: break
    case .differs(let differences): return .notStarted(.differs(differences))
    case .failed(let error): return .notStarted(.readingFailed(error))
    }
    progress(.recording)
    do throws(JournalError) {
      let ticket = try await journal.commit(intent(plan, reason: reason))
      let course = Course(
        plan: plan, ticket: ticket, readAt: reading.at, untilEnded: untilEnded, progress: progress)
      do throws(JournalError) {
        return try await send(course)
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
  ) async -> Rereader.Reading {
    let rereader = Rereader(service: service, timing: timing)
    guard let ended else { return await rereader.read(plan) }
    return await withTaskGroup(of: Rereader.Reading?.self) { group in
      group.addTask { await rereader.read(plan) }
      group.addTask {
        await ended()
        return nil
      }
      var result: Rereader.Reading?
      for await reading in group {
        // Whichever ends first ends the other.
        group.cancelAll()
        result = reading ?? result
      }
      guard let result else { preconditionFailure("A reading always ends with a value.") }
      return result
    }
  }

  /// What the attempts of one batch have in common, and how far they have come.
  private struct Course: Sendable {
    let plan: DeletionPlan
    let ticket: JournalTicket
    /// When the records were read that are to be sent.
    var readAt: Duration
    let untilEnded: (@Sendable () async -> Void)?
    let progress: @Sendable (DeletionProgress) -> Void
    var waits = 0
    var renewals = 0
    /// How often the token came to its end between being got and being used.
    var lapses = 0
    /// How many attempts the journal has kept.
    var attempts = 0
    /// The last attempt that a token was at hand for, with what came of it.
    var answered: Sent?
    /// How much of the time for waits is left.
    var left = Deletion.longestWaits
  }

  /// Sends a batch until it is settled as far as sending can settle it; throws only where nothing was sent.
  private func send(_ course: Course) async throws(JournalError) -> DeletionResult {
    var course = course
    var last = try await attempt(&course, after: nil)
    while true {
      switch last.judgement.next {
      case .settled where last.attempt.lacksToken:
        // The next attempt gets a token, and reads the records again where that takes long.
        course.lapses += 1
        if course.lapses > Self.mostLapses {
          last = course.answered ?? unsent(course, withoutToken)
          last.halt = .tokenLapsed
        }
      case _ where last.halt != nil, .settled, .readBack:
        return await conclude(course, last, journalError: nil)
      case .waitAndSendAgain:
        last.halt = await wait(last.attempt.retryAfter, &course)
      case .renewTokenAndSendAgain:
        course.renewals += 1
        if course.renewals > 1 { return await conclude(course, last, journalError: nil) }
        await service.discardToken()
      }
      if last.halt != nil { return await conclude(course, last, journalError: nil) }
      do throws(JournalError) {
        last = try await attempt(&course, after: last)
      } catch {
        let told = last.attempt.lacksToken ? course.answered ?? last : last
        return await conclude(course, told, journalError: error)
      }
    }
  }

  /// An attempt for which no token was at hand, however often one was fetched.
  private var withoutToken: WriteAttempt {
    WriteAttempt(withoutToken: .notReached(.delete, host: target.host, .noToken))
  }

  private func unsent(
    _ course: Course, _ attempt: WriteAttempt, _ halt: DeletionReport.Halt? = nil
  ) -> Sent {
    Sent(
      attempt: attempt, judgement: DeletionJudge.judge(course.ticket.batch, attempt.observation),
      halt: halt)
  }

  /// One attempt and what it means.
  private struct Sent {
    let attempt: WriteAttempt
    let judgement: Judgement
    /// Why nothing more is sent, though what was sent was turned away; nil where that does not matter.
    var halt: DeletionReport.Halt?

    /// What the journal keeps of the answer with the next attempt.
    var answer: AttemptAnswer {
      AttemptAnswer(status: attempt.status, code: judgement.code, logID: attempt.logID)
    }
  }

  /// Makes one attempt: kept in the journal, with a token at hand and the records read a moment ago.
  ///
  /// - Returns: What came of it; where it is not sent after all, what the last one that was came to, and why.
  private func attempt(
    _ course: inout Course, after last: Sent?
  ) async throws(JournalError) -> Sent {
    // One for which no token was at hand has no answer.
    let answer = last?.attempt.lacksToken == true ? nil : last?.answer
    let permission = try await journal.beginAttempt(course.ticket, after: answer)
    course.attempts = permission.number
    do throws(FeishuError) {
      try await service.prepare()
    } catch {
      return unsent(course, WriteAttempt(withoutToken: error))
    }
    if let halt = await refresh(&course, mustRead: false) {
      guard var answered = course.answered else {
        return unsent(course, WriteAttempt(unsent: halt), halt)
      }
      answered.halt = halt
      return answered
    }
    course.progress(.sending)
    let result = await send(permission)
    let sent = Sent(
      attempt: result, judgement: DeletionJudge.judge(course.ticket.batch, result.observation))
    if !result.lacksToken { course.answered = sent }
    return sent
  }

  /// Reads the records again where they must be, or what was read of them is too old; nil where they may be sent.
  private func refresh(_ course: inout Course, mustRead: Bool) async -> DeletionReport.Halt? {
    var isDue = mustRead || timing.uptime() - course.readAt > Self.longestAge
    var readings = 0
    while isDue {
      guard readings < Self.mostReadings else { return .tooSlow }
      readings += 1
      course.progress(.rereading)
      let start = timing.uptime()
      let (plan, ended) = (course.plan, course.untilEnded)
      let limit = min(Self.longestReading, max(course.left, .seconds(10)))
      let reading = await timing.within(limit) { await reread(plan, until: ended) }
      let taken = timing.uptime() - start
      course.left -= taken
      switch reading.result {
      case .same: course.readAt = reading.at
      // Nobody has cancelled it: its time was over.
      case .failed(.cancelled) where !Task.isCancelled && taken >= limit: return .tooSlow
      case .differs(let differences): return .differs(differences)
      case .failed(let error): return .unreadable(error)
      }
      isDue = timing.uptime() - course.readAt > Self.longestAge
    }
    return nil
  }

  /// The only place that sends a deletion: it uses up an attempt that the journal has kept.
  private func send(_ permission: consuming JournalAttempt) async -> WriteAttempt {
    await service.delete(permission.ticket.batch)
  }

  /// Waits as long as the platform asks, where that is not too long, and reads the records again; nil where they may be
  /// sent.
  private func wait(_ asked: Duration?, _ course: inout Course) async -> DeletionReport.Halt? {
    course.waits += 1
    guard course.waits <= Self.mostWaits else { return .tooManyWaits }
    let wait = max(asked ?? Self.defaultWait, .zero)
    guard wait <= course.left else { return .waitTooLong(wait) }
    course.progress(.waiting(wait))
    let start = timing.uptime()
    do {
      try await timing.pause(wait)
    } catch {
      return .cancelled
    }
    course.left -= max(wait, timing.uptime() - start)
    return await refresh(&course, mustRead: true)
  }

  private func conclude(
    _ course: Course, _ last: Sent, journalError: JournalError?
  ) async -> DeletionResult {
    let ticket = course.ticket
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
      number: ticket.batchNumber, at: UTCMilliseconds(timing.now()), context: journal.context,
      batch: ticket.batch, intent: ticket.intent)
    batch.attempts = course.attempts
    batch.outcome = outcome
    // Where the journal cannot be read, what was seen is shown all the same.
    if journalError == nil, let kept = try? await journal.known(ticket.batchNumber) { batch = kept }
    return .concluded(
      DeletionReport(
        batch: batch, cause: last.attempt.cause, halt: last.halt, journalError: journalError))
  }

  private func intent(_ plan: DeletionPlan, reason: String) -> DeletionIntent {
    DeletionIntent(
      target: target, idKind: plan.idKind, includesFormer: plan.includesFormer, reason: reason,
      records: plan.items.map(\.record), names: plan.names, platformTime: service.platformTime())
  }
}
