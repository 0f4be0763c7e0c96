public import Attendance
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
  public init(service: AttendanceService, journal: Journal, timing: WorkTiming = .system) {
    self.service = service
    self.journal = journal
    self.timing = timing
  }

  /// Settles one batch as far as it can be.
  ///
  /// A batch without an outcome gets one. Where the platform may still act, that is within five minutes of the
  /// outcome, or of the intent where there was none, it is asked in up to three rounds; after that one is enough. A record that was still there
  /// before is asked about once more. Cancelling ends the waits, and keeps what was found until then.
  ///
  /// - Returns: The batch as it is now, and what became known.
  /// - Throws: ``JournalError/noSuchBatch(_:)``, ``JournalError/inFlight(batch:pid:)`` where another process has it, and
  ///   what the journal throws where it cannot be read or written.
  @concurrent public func settle(
    _ number: Int, progress: @escaping @Sendable (SettlementProgress) -> Void = { _ in }
  ) async throws(JournalError) -> SettlementResult {
    try await settle(number, asking: [], progress)
  }

  /// Finds the earlier batches that deleted what the platform now refuses as not found.
  ///
  /// Where an earlier batch of this journal asked for the same record and never learnt for sure what became of it, the
  /// platform is asked now; a record found absent is then that batch's, and can be brought back from its copy.
  ///
  /// - Returns: The earlier batch that deleted each of those records, as far as there is one.
  /// - Throws: What the journal throws where it cannot be read or written.
  @concurrent public func earlierDeletions(of batch: JournalBatch) async throws(JournalError)
    -> [RecordID: JournalBatch]
  {
    let notFound = Verdict.notDeleted(.platform(ReadBackJudge.notFoundMessage))
    let ids = Set(batch.verdicts.filter { $0.verdict == notFound }.map(\.recordID))
    guard !ids.isEmpty else { return [:] }
    for earlier in try await batches(before: batch, holding: ids) {
      let open = Set(
        earlier.verdicts.filter { ids.contains($0.recordID) && $0.isUnsure }
          .map(\.recordID))
      if !open.isEmpty {
        do throws(JournalError) {
          _ = try await settle(earlier.number, asking: open) { _ in }
        } catch {
          // One that is in flight elsewhere is left alone; its own sender will learn what became of it.
          guard case .inFlight = error else { throw error }
        }
      }
    }
    // A record is one batch's: what was found of one has changed what the others say.
    var found: [RecordID: JournalBatch] = [:]
    for earlier in try await batches(before: batch, holding: ids) {
      for entry in earlier.verdicts where ids.contains(entry.recordID) && entry.verdict.isDeleted {
        found[entry.recordID] = earlier
      }
    }
    return found
  }

  /// The earlier batches of the same app and host that hold some records, newest first.
  private func batches(
    before batch: JournalBatch, holding ids: Set<RecordID>
  ) async throws(JournalError) -> [JournalBatch] {
    try await journal.batches(holding: ids).filter {
      $0.number < batch.number
        && $0.isOf(batch.intent.target)
    }
  }

  /// Settles a batch; records that were still there are asked about too, where they are named.
  private func settle(
    _ number: Int, asking named: Set<RecordID>,
    _ progress: @escaping @Sendable (SettlementProgress) -> Void
  ) async throws(JournalError) -> SettlementResult {
    let claim = try await journal.claim(number)
    let before = claim.batch
    var batch = before
    if batch.outcome == nil { batch = try await journal.concludeAbandoned(claim) }
    let questions = OpenQuestions(batch)
    batch = try await settleDeletions(questions, named, of: batch, claim, progress)
    if !questions.imports.isEmpty {
      batch = try await settleImports(questions.imports, of: batch, claim, progress)
    }
    return SettlementResult(before: before, batch: batch)
  }

  private func settleDeletions(
    _ questions: OpenQuestions, _ named: Set<RecordID>, of batch: JournalBatch,
    _ claim: BatchClaim,
    _ progress: @escaping @Sendable (SettlementProgress) -> Void
  ) async throws(JournalError) -> JournalBatch {
    let asked = named.union(questions.unknown).union(questions.late)
    let ids = batch.batch.ids.filter(asked.contains)
    // What other batches have is kept all the same, so that it is not asked for ever.
    guard !ids.isEmpty else { return try await journal.resolve([], of: claim) }
    let question = ReadBack.Question(
      ids: ids, records: ids.compactMap { batch.record($0) }, idKind: batch.intent.idKind,
      includesFormer: batch.intent.includesFormer)
    let answers = await ReadBack(service: service, timing: timing).ask(
      question, pauses: pauses(since: claim.batch.concludedAt ?? batch.at, questions),
      progress: progress)
    let verdicts = ids.compactMap { id in
      answers[id].flatMap(Verdict.init).map { RecordVerdict(recordID: id, verdict: $0) }
    }
    return try await journal.resolve(verdicts, of: claim)
  }

  /// The rounds: three as long as the platform may act late, and else one at once.
  private func pauses(since outcome: UTCMilliseconds, _ questions: OpenQuestions) -> [Duration] {
    let end = outcome.time.advanced(bySeconds: OpenQuestions.lateness)
    let mayActLate = timing.now() < end
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

extension RecordVerdict {
  /// Whether the platform may have deleted the record all the same.
  fileprivate var isUnsure: Bool {
    switch verdict {
    case .unknown, .notDeleted(.stillThere): true
    case .deleted, .notDeleted: false
    }
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
