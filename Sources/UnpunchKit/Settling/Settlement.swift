import Attendance
import FeishuAttendance
public import Journal

/// Settles what a batch left open: it asks the platform, and keeps in the journal what became known.
///
/// It changes nothing on the platform. The lock of the batch is held meanwhile, so a batch that is in flight in
/// another process is left alone.
public struct Settlement: Sendable {
  private let service: AttendanceService
  private let journal: Journal
  private let timing: WorkTiming

  /// Takes what settling needs.
  ///
  /// - Parameters:
  ///   - service: The platform's calls.
  ///   - journal: Where the batches are kept.
  ///   - timing: The clock and the waits.
  public init(service: AttendanceService, journal: Journal, timing: WorkTiming = .system) {
    self.service = service
    self.journal = journal
    self.timing = timing
  }

  /// Settles one batch as far as it can be.
  ///
  /// A batch without an outcome gets one. Where the platform may still act, that is within five minutes of the
  /// outcome, it is asked in up to three rounds; after that a single round is enough. A record that was still there
  /// before is asked about once more. Cancelling ends the waits, and keeps what was found until then.
  ///
  /// - Parameters:
  ///   - number: The batch.
  ///   - progress: Called with what is being done.
  /// - Returns: The batch as it is now, and what became known.
  /// - Throws: ``JournalError/noSuchBatch(_:)``, ``JournalError/inFlight(batch:pid:)`` where another process has it, and
  ///   what the journal throws where it cannot be read or written.
  @concurrent public func settle(
    _ number: Int, progress: @escaping @Sendable (SettlementProgress) -> Void = { _ in }
  ) async throws(JournalError) -> SettlementResult {
    let claim = try await journal.claim(number)
    let before = claim.batch
    var batch = before
    if batch.outcome == nil { batch = try await journal.concludeAbandoned(claim) }
    let questions = OpenQuestions(batch)
    batch = try await settleDeletions(questions, of: batch, claim, progress)
    if !questions.imports.isEmpty {
      batch = try await settleImports(questions.imports, of: batch, claim, progress)
    }
    return SettlementResult(before: before, batch: batch)
  }

  private func settleDeletions(
    _ questions: OpenQuestions, of batch: JournalBatch, _ claim: BatchClaim,
    _ progress: @escaping @Sendable (SettlementProgress) -> Void
  ) async throws(JournalError) -> JournalBatch {
    let ids = batch.batch.ids.filter(Set(questions.unknown + questions.late).contains)
    guard !ids.isEmpty else { return batch }
    let question = ReadBack.Question(
      ids: ids, records: ids.compactMap { batch.record($0) }, idKind: batch.intent.idKind,
      includesFormer: batch.intent.includesFormer)
    let answers = await ReadBack(service: service, timing: timing).ask(
      question, pauses: pauses(since: batch, questions), progress: progress)
    let verdicts = ids.compactMap { id in
      answers[id].flatMap(Verdict.init).map { RecordVerdict(recordID: id, verdict: $0) }
    }
    return try await journal.resolve(verdicts, of: claim)
  }

  /// The rounds: three as long as the platform may act late, and else one at once.
  private func pauses(since batch: JournalBatch, _ questions: OpenQuestions) -> [Duration] {
    let end = batch.at / 1000 + OpenQuestions.lateness
    let mayActLate = timing.now().seconds < end
    return mayActLate && !questions.unknown.isEmpty ? ReadBack.pauses : [.zero]
  }

  private func settleImports(
    _ ids: [RecordID], of batch: JournalBatch, _ claim: BatchClaim,
    _ progress: @escaping @Sendable (SettlementProgress) -> Void
  ) async throws(JournalError) -> JournalBatch {
    let finder = ImportFinder(service: service, timing: timing, batch: batch)
    for outcome in await finder.find(ids, progress: progress) {
      try await journal.conclude(outcome, of: claim)
    }
    return try await journal.known(batch.number)
  }
}

extension Verdict {
  /// What asking again tells of a deletion of which nothing was known; nil where it tells nothing.
  init?(_ answer: ReadBack.Answer) {
    switch answer.presence {
    case .absent: self = .deleted(.absent(at: answer.at))
    case .shown: self = .notDeleted(.stillThere(at: answer.at))
    case .noAnswer: return nil
    }
  }
}
