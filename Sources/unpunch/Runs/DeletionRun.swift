import Attendance
import FeishuAttendance
import Journal
import UnpunchKit

/// One run of `unpunch delete`: settle what is open, skip, read, ask, delete.
struct DeletionRun: Sendable {
  /// What is to be deleted, and how.
  struct Order: Sendable {
    let hints: [RecordHint]
    let idKind: IDKind
    let includesFormer: Bool
    let reason: String
    let isDryRun: Bool
    let isConfirmed: Bool
  }

  /// What is known before anything is sent.
  struct Reading: Sendable {
    /// What was read.
    let gathering: Gathering
    /// The records that are skipped, with the batches that have deleted them.
    let skipped: [RecordID: Int]
    /// Whether every record was either read or is skipped.
    var isWhole: Bool { gathering.missing.allSatisfy { skipped[$0.id] != nil } }
  }

  /// What came of a run, once reading had begun.
  struct Result: Sendable {
    /// How it ended.
    enum End: Sendable {
      /// The operator asked to stop while the records were read.
      case stopped
      /// The records could not all be read.
      case unreadable(FeishuError)
      /// Nothing was to be sent.
      case dryRun
      /// Nothing was left to be sent.
      case nothingLeft
      /// The operator did not confirm.
      case declined
      /// Batches were sent, or an attempt was made.
      case sent(Sent)
    }

    let order: Order
    let reading: Reading
    let end: End
    /// Whether the operator has asked to stop.
    let isStopped: Bool
    /// Who ran it.
    let operatorName: String
  }

  /// What came of sending.
  struct Sent: Sendable {
    let result: PortionedResult
    /// The batches that have deleted what went meanwhile, where the journal could tell.
    let byOthers: KnownDeletions?
    /// The records that were refused as not there, in the order sent, with the batches that had deleted them unseen.
    let earlier: [(id: RecordID, batch: Int)]
  }

  let session: Session
  let order: Order

  /// Deletes; it throws what ends it before reading has begun.
  func run(confirm: (Reading) async -> Bool) async throws(RunRefusal) -> Result {
    defer { session.tell(.stepsEnded) }
    if !order.isDryRun { try session.requireJournal() }
    if !session.settings.isReadOnly, session.journal.writeProblem == nil {
      try await OpenBatches(session: session).settleFirst()
    }
    let reading = try await read()
    session.tell(.stepsEnded)
    let end = await end(reading, confirm)
    return Result(
      order: order, reading: reading, end: end, isStopped: session.interruption.isAsked,
      operatorName: session.journal.context.operatorName)
  }

  private func read() async throws(RunRefusal) -> Reading {
    let deletions = try await refusing { () async throws(JournalError) in
      try await known(Set(order.hints.map(\.id)))
    }
    var skipped = deletions.told
    let gathering = await Gatherer(service: session.service, zone: session.settings.zone).gather(
      order.hints.filter { skipped[$0.id] == nil }, idKind: order.idKind,
      includesFormer: order.includesFormer
    ) { [session] in session.tell(.step(.reading(done: $0, of: $1))) }
    // What a batch only found gone is skipped where it still does not show; where it shows again, it is deleted.
    for missing in gathering.missing where missing.cause == .notFound {
      skipped[missing.id] = deletions[missing.id]
    }
    return Reading(gathering: gathering, skipped: skipped)
  }

  private func end(_ reading: Reading, _ confirm: (Reading) async -> Bool) async -> Result.End {
    if session.interruption.isAsked { return .stopped }
    if let failure = reading.gathering.failure { return .unreadable(failure) }
    if order.isDryRun { return .dryRun }
    if reading.gathering.records.isEmpty { return .nothingLeft }
    if !order.isConfirmed {
      guard await confirm(reading) else { return .declined }
    }
    return .sent(await send(reading.gathering))
  }

  private func send(_ gathering: Gathering) async -> Sent {
    session.finishFirst()
    let result = await PortionedDeletion(
      deletion: session.deletion, settlement: session.settlement
    ).delete(
      gathering, idKind: order.idKind, includesFormer: order.includesFormer, reason: order.reason,
      shouldStop: { [session] in session.interruption.isAsked }
    ) { [session] in session.tell(.step(.deleting($0))) }
    session.tell(.stepsEnded)
    // What went meanwhile may have been deleted by another run with the same journal; where that cannot be read any
    // more, it is told as it was seen.
    let gone = result.left.filter { $0.change == .gone }.map(\.item.id)
    let byOthers = gone.isEmpty ? nil : try? await known(Set(gone))
    return Sent(result: result, byOthers: byOthers, earlier: await earlier(result))
  }

  private func earlier(_ result: PortionedResult) async -> [(id: RecordID, batch: Int)] {
    var earlier: [(RecordID, Int)] = []
    for report in result.reports {
      // Where the journal fails, its error is told as the stop, or at the next start.
      let found = (try? await session.settlement.earlierDeletions(of: report.batch)) ?? [:]
      earlier += report.batch.batch.ids.compactMap { id in found[id].map { (id, $0.number) } }
    }
    return earlier
  }

  /// The records that this journal knows as deleted, with their batches.
  private func known(_ ids: Set<RecordID>) async throws(JournalError) -> KnownDeletions {
    try await session.journal.deletions(of: ids, on: session.target)
  }
}
