import Attendance
import FeishuAttendance
public import Foundation
public import Journal

/// The one way to bring deleted records back: plan, intent, and for each record an attempt, one request, an outcome.
///
/// Each record is imported by a call of its own, under a key of its own that is in the journal before the first
/// attempt and is used on every attempt, also by a later undo: so nothing is imported twice.
public struct Undo: Sendable {
  private let service: AttendanceService
  private let journal: Journal
  private let target: PlatformTarget
  private let zone: TimeZone
  private let timing: WorkTiming

  /// Takes what an undo needs: a batch of another app or host is not undone; names are asked for by the zone's days.
  public init(
    service: AttendanceService, journal: Journal, target: PlatformTarget, zone: TimeZone,
    timing: WorkTiming = .system
  ) {
    self.service = service
    self.journal = journal
    self.target = target
    self.zone = zone
    self.timing = timing
  }

  /// Finds out what the undo of a batch would do; nothing is sent that changes anything.
  ///
  /// An undo is of the record: where all that the batch asked for and is still gone was deleted by other batches, the plan
  /// is the earliest one's that has its copies, for those records. What yet another batch deleted is left to it, by name.
  ///
  /// - Returns: The plan, which the operator has to confirm.
  /// - Throws: ``UndoRefusal``, where there is nothing to do, or the platform or the journal could not be asked.
  @concurrent public func plan(_ number: Int) async throws(UndoRefusal) -> UndoPlan {
    let batch: JournalBatch
    let elsewhere: [RecordID: JournalBatch]
    do throws(JournalError) {
      batch = try await journal.known(number)
      elsewhere = try await others(batch)
    } catch {
      throw .journal(error)
    }
    let owners = elsewhere.values.sorted { $0.number < $1.number }
    let owner =
      batch.deletedStillGone.isEmpty
      ? owners.first { !$0.isPurged } ?? owners.first ?? batch : batch
    let left = batch.batch.ids.compactMap { id -> UndoPlan.Left? in
      guard let other = elsewhere[id], other.number != owner.number,
        let record = batch.record(id) ?? other.record(id)
      else { return nil }
      return UndoPlan.Left(
        record: record, obstacle: .refused(.deletedBy(batch: other.number)))
    }
    let ids =
      owner.number == batch.number
      ? nil
      : Set(
        elsewhere.filter { $0.value.number == owner.number }.keys)
    return try await planner.plan(owner, of: ids, beside: left)
  }

  /// The batches that deleted what another one asked for too, as far as it is still gone.
  private func others(_ batch: JournalBatch) async throws(JournalError) -> [RecordID: JournalBatch]
  {
    var others: [RecordID: JournalBatch] = [:]
    for entry in batch.verdicts {
      guard case .notDeleted(.deletedBy(let number)) = entry.verdict,
        // What was dropped since cannot be undone.
        let owner = try await journal.batch(number),
        owner.deletedStillGone.contains(entry.recordID)
      else { continue }
      others[entry.recordID] = owner
    }
    return others
  }

  private var planner: UndoPlanner {
    let today = CivilTime(timing.now(), in: zone).dayNumber
    let before = CivilTime(timing.now().advanced(bySeconds: -6 * 86_400), in: zone).dayNumber
    return UndoPlanner(service: service, target: target, lastWeek: before...today)
  }

  /// Imports the records of a plan that an operator has confirmed.
  ///
  /// An import is sent again after the wait that the platform asks for, at most three times; once with a new token;
  /// and under the same key after an answer that told nothing, at most three times. What is still not known then is
  /// asked about like a deletion. Before the first attempt of a record, after each wait, and wherever more than five
  /// seconds have gone by since, it is looked whether an equal record has come to be there since the plan was made; then
  /// it is not sent. All waits together take at most ten minutes. Cancelling ends it between two records and ends the
  /// waits, and gives up the request that is under way. Whether the operator has asked to stop is asked before each
  /// record, and the rest then stays as it is. Doubtful records are imported too, see ``UndoPlan/withoutDoubtful``.
  ///
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
      // A record is undone once, whichever batch that holds it is undone: all of them are held meanwhile.
      let others = try await journal.claimOthers(
        holding: Set(plan.items.map(\.id)), beside: claim)
      defer { withExtendedLifetime(others) {} }
      let batch = try await journal.known(plan.batch.number)
      let intent = UndoIntent(items: try items(plan, batch), reason: reason)
      let ticket = try await journal.commit(intent, of: claim)
      return .ended(await importAll(plan, ticket, shouldStop, progress))
    } catch {
      return .notStarted(error)
    }
  }

  /// The records as they are confirmed, unless another undo came first: then its keys count, and what it did is known.
  private func items(_ plan: UndoPlan, _ batch: JournalBatch) throws(JournalError)
    -> [UndoIntent.Item]
  {
    guard batch.undo == plan.batch.undo, batch.broughtBack == plan.batch.broughtBack,
      batch.verdicts == plan.batch.verdicts
    else { throw .changedMeanwhile(batch.number) }
    return plan.items.map(\.intent)
  }

  private func importAll(
    _ plan: UndoPlan, _ ticket: UndoTicket, _ shouldStop: @Sendable () -> Bool,
    _ progress: @escaping @Sendable (UndoProgress) -> Void
  ) async -> UndoReport {
    var journalError: JournalError?
    let finder = ImportFinder(service: service, timing: timing, batch: plan.batch)
    let ladder = UndoLadder(service: service, journal: journal, ticket: ticket, finder: finder)
    var taken = finder.known
    var waits = UndoWaits(timing: timing, progress: progress)
    var outcomes: [RecordID: UndoOutcome] = [:]
    for (index, item) in plan.items.enumerated()
    where !Task.isCancelled && !shouldStop() && journalError == nil {
      progress(.importing(done: index, of: plan.items.count))
      do throws(JournalError) {
        let (outcome, error) = try await ladder.climb(item, taken: taken, &waits)
        outcomes[item.id] = outcome
        if case .imported(let id?) = outcome.verdict { taken.insert(id) }
        journalError = error
        try await journal.conclude(outcome, of: ticket.claim)
      } catch {
        journalError = error
      }
    }
    progress(.importing(done: plan.items.count, of: plan.items.count))
    if journalError == nil {
      journalError = await settle(&outcomes, plan, ticket, progress)
    }
    // Where the journal cannot be read, what was seen is shown all the same.
    let kept = try? await journal.known(plan.batch.number)
    return report(plan, kept ?? ticket.claim.batch, outcomes, journalError)
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
      // What an earlier undo left open stays so where this one did not come to it.
      let known = batch.undo[item.id].flatMap { $0.verdict.isUnknown ? $0.verdict : nil }
      return UndoReport.Entry(
        record: item.record, id: item.id,
        verdict: outcomes[item.id]?.verdict ?? known
          ?? .notImported(.refused(.neverSent(.cancelled))))
    }
    let left = plan.left.compactMap { left in
      left.record.recordID.map {
        UndoReport.Entry(record: left.record, id: $0, verdict: .notImported(left.obstacle))
      }
    }
    // What only another batch holds stands behind the records of this one.
    let order = batch.batch.ids
    return UndoReport(
      batch: batch,
      entries: (items + left).sorted {
        (order.firstIndex(of: $0.id) ?? .max) < (order.firstIndex(of: $1.id) ?? .max)
      },
      journalError: error)
  }
}

extension JournalBatch {
  /// The records that it deleted and that are not imported again.
  fileprivate var deletedStillGone: Set<RecordID> {
    Set(verdicts.filter(\.verdict.isDeleted).map(\.recordID)).filter { !isBack($0) }
  }
}
