import Attendance
import FeishuAttendance
public import Foundation
public import Journal

/// The one way to bring deleted records back: plan, intent, and for each record an attempt, one request, an outcome.
///
/// Each record is imported by a call of its own, under a key of its own that is in the journal before the first
/// attempt and is used on every attempt, also by a later undo: so nothing is imported twice.
public struct Undo: Sendable {
  /// How often an import is sent again after an answer that told nothing.
  private static let mostRepetitions = 3

  private let service: AttendanceService
  private let journal: Journal
  private let target: Deletion.Target
  private let zone: TimeZone
  private let timing: WorkTiming
  private let newKey: @Sendable () -> String

  /// Takes what an undo needs.
  ///
  /// - Parameters:
  ///   - service: The platform's calls.
  ///   - journal: Where the batches are kept.
  ///   - target: The app and the host that are asked: a batch of another one is not undone.
  ///   - zone: The zone whose days are asked for names.
  ///   - timing: The clock and the waits.
  ///   - newKey: Makes a key that no import has had.
  public init(
    service: AttendanceService, journal: Journal, target: Deletion.Target, zone: TimeZone,
    timing: WorkTiming = .system, newKey: @escaping @Sendable () -> String = { UUID().uuidString }
  ) {
    self.service = service
    self.journal = journal
    self.target = target
    self.zone = zone
    self.timing = timing
    self.newKey = newKey
  }

  /// Finds out what the undo of a batch would do; nothing is sent that changes anything.
  ///
  /// - Parameter number: The batch.
  /// - Returns: The plan, which the operator has to confirm.
  /// - Throws: ``UndoRefusal``, where there is nothing to do, or the platform or the journal could not be asked.
  @concurrent public func plan(_ number: Int) async throws(UndoRefusal) -> UndoPlan {
    let batch: JournalBatch
    do throws(JournalError) {
      batch = try await journal.known(number)
    } catch {
      throw .journal(error)
    }
    let today = CivilTime(timing.now(), in: zone).dayNumber
    let before = CivilTime(timing.now().advanced(bySeconds: -6 * 86_400), in: zone).dayNumber
    return try await UndoPlanner(
      service: service, target: target, lastWeek: before...today, newKey: newKey
    ).plan(batch)
  }

  /// Imports the records of a plan that an operator has confirmed.
  ///
  /// An import is sent again after the wait that the platform asks for, at most three times; once with a new token;
  /// and under the same key after an answer that told nothing, at most three times. What is still not known then is
  /// asked about like a deletion. Cancelling ends it between two records and ends the waits, and gives up the request
  /// that is under way.
  ///
  /// - Parameters:
  ///   - plan: The plan; its doubtful records are imported too, see ``UndoPlan/withoutDoubtful``.
  ///   - reason: The reason or ticket that the operator typed; may be empty.
  ///   - shouldStop: Asked before each record: whether the operator has asked to stop, so that the rest stays as it is.
  ///   - progress: Called with what is being done.
  /// - Returns: What came of it; never an error, since each is an outcome that must be shown.
  @concurrent public func undo(
    _ plan: UndoPlan, reason: String,
    shouldStop: @escaping @Sendable () -> Bool = { false },
    progress: @escaping @Sendable (UndoProgress) -> Void = { _ in }
  ) async -> UndoResult {
    progress(.recording)
    do throws(JournalError) {
      guard !plan.items.isEmpty else {
        return .ended(report(plan, try await journal.known(plan.batch.number), [:], nil))
      }
      let claim = try await journal.claim(plan.batch.number)
      let intent = UndoIntent(items: try items(plan, claim.batch), reason: reason)
      let ticket = try await journal.commit(intent, of: claim)
      return .ended(try await importAll(plan, ticket, shouldStop, progress))
    } catch {
      return .notStarted(error)
    }
  }

  /// The records as they are confirmed, unless another undo came first: then its keys count, and what it did is known.
  private func items(_ plan: UndoPlan, _ batch: JournalBatch) throws(JournalError)
    -> [UndoIntent.Item]
  {
    guard batch.undo == plan.batch.undo, batch.verdicts == plan.batch.verdicts else {
      throw .changedMeanwhile(batch.number)
    }
    return plan.items.map(\.intent)
  }

  private func importAll(
    _ plan: UndoPlan, _ ticket: UndoTicket, _ shouldStop: @Sendable () -> Bool,
    _ progress: @escaping @Sendable (UndoProgress) -> Void
  ) async throws(JournalError) -> UndoReport {
    var journalError: JournalError?
    let finder = ImportFinder(service: service, timing: timing, batch: plan.batch)
    var taken = finder.known
    var outcomes: [RecordID: UndoOutcome] = [:]
    for (index, item) in plan.items.enumerated()
    where !Task.isCancelled && !shouldStop() && journalError == nil {
      progress(.importing(done: index, of: plan.items.count))
      do throws(JournalError) {
        guard let outcome = try await self.import(item, ticket, finder, taken, progress) else {
          continue
        }
        outcomes[item.id] = outcome
        if case .imported(let id?) = outcome.verdict { taken.insert(id) }
        try await journal.conclude(outcome, of: ticket.claim)
      } catch {
        journalError = error
      }
    }
    progress(.importing(done: plan.items.count, of: plan.items.count))
    if journalError == nil {
      journalError = await settle(&outcomes, plan, ticket, progress)
    }
    return report(
      plan, try await journal.known(plan.batch.number), outcomes, journalError)
  }

  /// Imports one record; nil where it was cancelled before anything was sent.
  private func `import`(
    _ item: UndoPlan.Item, _ ticket: UndoTicket, _ finder: ImportFinder, _ taken: Set<RecordID>,
    _ progress: @escaping @Sendable (UndoProgress) -> Void
  ) async throws(JournalError) -> UndoOutcome? {
    let record = RecordImport(item.record, idempotentID: item.intent.idempotentID)
    var (waits, renewals, repetitions) = (0, 0, 0)
    // What an attempt left open, also one of an earlier undo, is not closed by a later refusal.
    var doubt: Doubt?
    if case .unknown(let earlier) = ticket.claim.batch.undo[item.id]?.verdict { doubt = earlier }
    while true {
      let permission = try await journal.beginImport(of: item.id, in: ticket)
      let attempt = await send(permission, record, ticket)
      let judgement = ImportJudge.judge(record, attempt.observation)
      if case .open(let new) = judgement.finding { doubt = new }
      var goesOn = false
      switch judgement.next {
      case .settled: break
      case .waitAndSendAgain:
        waits += 1
        goesOn = waits <= 3
        if goesOn { goesOn = await wait(attempt.retryAfter ?? .seconds(1), progress) }
      case .renewTokenAndSendAgain:
        renewals += 1
        goesOn = renewals == 1
        if goesOn { await service.discardToken() }
      case .sendAgain:
        repetitions += 1
        goesOn = repetitions <= Self.mostRepetitions
        if goesOn { goesOn = await wait(.seconds(1) * repetitions, progress) }
      }
      if goesOn { continue }
      return UndoOutcome(
        recordID: item.id,
        verdict: await verdict(judgement.finding, doubt, item.intent, finder, taken),
        status: attempt.status, code: judgement.code, message: judgement.message,
        logID: attempt.logID)
    }
  }

  /// The only place that sends an import: it uses up an attempt that the journal has kept.
  private func send(
    _ permission: consuming ImportPermission, _ record: RecordImport, _ ticket: UndoTicket
  ) async -> WriteAttempt {
    precondition(permission.idempotentID == record.idempotentID, "An import keeps its key.")
    return await service.create(record, ticket.claim.batch.intent.idKind)
  }

  private func wait(
    _ duration: Duration, _ progress: @Sendable (UndoProgress) -> Void
  ) async -> Bool {
    progress(.waiting(duration))
    // Cancelled: it is not sent again.
    return (try? await timing.pause(duration)) != nil
  }

  private func verdict(
    _ finding: ImportJudgement.Finding, _ doubt: Doubt?, _ item: UndoIntent.Item,
    _ finder: ImportFinder, _ taken: Set<RecordID>
  ) async -> UndoVerdict {
    switch (finding, doubt) {
    case (.imported(let id?), _): return .imported(id)
    case (.imported(nil), _), (.importedEarlier, _):
      if case .found(let id) = await finder.look(for: item, taken: taken) { return .imported(id) }
      return .imported(nil)
    case (.notImported, .some(let doubt)), (.open(let doubt), _): return .unknown(doubt)
    case (.notImported(let reason), nil): return .notImported(.refused(reason))
    }
  }

  /// Asks about what is not known, and keeps what became known.
  private func settle(
    _ outcomes: inout [RecordID: UndoOutcome], _ plan: UndoPlan, _ ticket: UndoTicket,
    _ progress: @escaping @Sendable (UndoProgress) -> Void
  ) async -> JournalError? {
    let unknown = plan.items.map(\.id).filter { outcomes[$0]?.verdict.isUnknown ?? false }
    guard !unknown.isEmpty else { return nil }
    do throws(JournalError) {
      let finder = ImportFinder(
        service: service, timing: timing, batch: try await journal.known(plan.batch.number))
      for outcome in await finder.find(unknown, progress: { progress(.settling($0)) }) {
        outcomes[outcome.recordID] = outcome
        try await journal.conclude(outcome, of: ticket.claim)
      }
      return nil
    } catch {
      return error
    }
  }

  private func report(
    _ plan: UndoPlan, _ batch: JournalBatch, _ outcomes: [RecordID: UndoOutcome],
    _ error: JournalError?
  ) -> UndoReport {
    let items = plan.items.map { item in
      UndoReport.Entry(
        record: item.record, id: item.id,
        verdict: outcomes[item.id]?.verdict ?? .notImported(.refused(.neverSent(.cancelled))))
    }
    let left = plan.left.compactMap { left in
      left.record.recordID.map {
        UndoReport.Entry(record: left.record, id: $0, verdict: .notImported(left.obstacle))
      }
    }
    let order = batch.batch.ids
    return UndoReport(
      batch: batch,
      entries: (items + left).sorted {
        (order.firstIndex(of: $0.id) ?? 0) < (order.firstIndex(of: $1.id) ?? 0)
      },
      journalError: error)
  }
}
