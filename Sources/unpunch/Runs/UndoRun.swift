import Journal
import UnpunchKit

/// One run of `unpunch undo`: settle what is open, plan, ask, import.
struct UndoRun: Sendable {
  /// What came of a run.
  struct Result: Sendable {
    let report: UndoReport
    /// Whether the operator has asked to stop.
    let isStopped: Bool
  }

  let session: Session
  let batch: Int
  let reason: String
  let isConfirmed: Bool

  /// Imports again what the operator, asked where nothing else has confirmed, wants imported.
  func run(confirm: (UndoPlan) async -> UndoPlan?) async throws(RunRefusal) -> Result {
    defer { session.tell(.stepsEnded) }
    // Before the platform is asked anything.
    let found = try await refusing { () async throws(JournalError) in
      try await session.journal.batch(batch)
    }
    if found == nil { throw .noSuchBatch(batch) }
    try session.requireJournal()
    try await OpenBatches(session: session).settleFirst()
    let plan = try await confirmed(try await plan(), confirm)
    session.finishFirst()
    let result = await session.undo.undo(
      plan, reason: reason, shouldStop: { [session] in session.interruption.isAsked }
    ) { [session] in session.tell(.step(.importing($0))) }
    session.tell(.stepsEnded)
    switch result {
    case .notStarted(let error): throw .journal(error)
    case .ended(let report):
      return Result(report: report, isStopped: session.interruption.isAsked)
    }
  }

  private func plan() async throws(RunRefusal) -> UndoPlan {
    do throws(UndoRefusal) {
      return try await session.undo.plan(batch)
    } catch {
      throw session.interruption.isAsked ? .stopped : .undo(error, batch: batch)
    }
  }

  /// The plan as the operator wants it.
  private func confirmed(
    _ plan: UndoPlan, _ confirm: (UndoPlan) async -> UndoPlan?
  ) async throws(RunRefusal) -> UndoPlan {
    if isConfirmed {
      let doubtful = plan.items.count(where: \.needsConsent)
      if doubtful > 0 { session.tell(.doubtfulLeft(doubtful)) }
      return plan.withoutDoubtful
    }
    if plan.items.isEmpty { return plan }
    guard let plan = await confirm(plan) else {
      throw .declined(isStopped: session.interruption.isAsked)
    }
    return plan
  }
}
