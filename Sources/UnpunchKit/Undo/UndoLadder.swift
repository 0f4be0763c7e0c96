import Attendance
import FeishuAttendance
import Journal

/// The ladder that the import of each record of an undo goes up: a look, an attempt in the journal, one request, and what
/// its answer means; again, where the answer lets it.
struct UndoLadder: Sendable {
  let service: AttendanceService
  let journal: Journal
  /// The undo, which is in the journal.
  let ticket: UndoTicket
  let finder: ImportFinder

  /// The last attempt to import a record, and what it means.
  private struct Sent {
    /// The number of the last attempt, those of earlier undos included; 0 where there was none.
    let number: Int
    let attempt: WriteAttempt
    let judgement: ImportJudgement
    /// What a look before sending has found out, so that it was not sent, or not again.
    var seen: UndoVerdict?
    /// What this attempt or one before it left open, also one of an earlier undo: no later refusal closes it.
    let doubt: Doubt?
    /// Why no further attempt could be kept, so that none was made.
    var journalError: JournalError?
  }

  /// Imports one record, as far as sending can settle it.
  ///
  /// - Returns: What came of it, and why no further attempt could be kept; nil where that was not the end of it.
  /// - Throws: ``JournalError``, only where nothing was sent.
  func climb(
    _ item: UndoPlan.Item, taken: Set<RecordID>, _ waits: inout UndoWaits
  ) async throws(JournalError) -> (UndoOutcome, JournalError?) {
    let last = try await sendUntilSettled(item, taken, &waits)
    return (await outcome(last, item, taken), last.journalError)
  }

  private func sendUntilSettled(
    _ item: UndoPlan.Item, _ taken: Set<RecordID>, _ waits: inout UndoWaits
  ) async throws(JournalError) -> Sent {
    var repetitions = UndoWaits.Repetitions()
    var doubt: Doubt?
    if case .unknown(let earlier) = ticket.claim.batch.undo[item.id]?.verdict { doubt = earlier }
    var lookedAt = finder.timing.uptime()
    // What was left open may be what is seen now; its key keeps it from being there twice.
    if doubt == nil, let seen = await finder.verdictBeforeSending(item.intent, taken: taken) {
      return unsent(item, seen)
    }
    var last = try await attempt(item, taken, lookedAt, doubt)
    while await waits.pass(last.judgement.next, last.attempt, &repetitions) {
      if last.judgement.next == .renewTokenAndSendAgain { await service.discardToken() }
      lookedAt = finder.timing.uptime()
      if last.doubt == nil, let seen = await finder.verdictBeforeSending(item.intent, taken: taken)
      {
        last.seen = seen
        return last
      }
      do throws(JournalError) {
        last = try await attempt(item, taken, lookedAt, last.doubt)
      } catch {
        last.journalError = error
        return last
      }
    }
    return last
  }

  /// An import that was not sent at all.
  private func unsent(_ item: UndoPlan.Item, _ seen: UndoVerdict) -> Sent {
    let attempt = WriteAttempt(observation: .neverSent(.recordsChanged))
    return Sent(
      number: ticket.claim.batch.undo[item.id]?.attempts ?? 0, attempt: attempt,
      judgement: ImportJudge.judge(
        RecordImport(item.record, idempotentID: item.intent.idempotentID), attempt.observation),
      seen: seen, doubt: nil)
  }

  /// Makes one attempt: kept in the journal, with a token at hand and the platform looked at a moment ago.
  private func attempt(
    _ item: UndoPlan.Item, _ taken: Set<RecordID>, _ lookedAt: Duration, _ doubt: Doubt?
  ) async throws(JournalError) -> Sent {
    let record = RecordImport(item.record, idempotentID: item.intent.idempotentID)
    let permission = try await journal.beginImport(of: item.id, in: ticket)
    let number = permission.number
    func sent(_ attempt: WriteAttempt, seen: UndoVerdict? = nil) -> Sent {
      let judgement = ImportJudge.judge(record, attempt.observation)
      let open = if case .open(let new) = judgement.finding { new } else { doubt }
      return Sent(
        number: number, attempt: attempt, judgement: judgement, seen: seen, doubt: open)
    }
    do throws(FeishuError) {
      try await service.prepare()
    } catch {
      return sent(WriteAttempt(withoutToken: error))
    }
    if doubt == nil, let seen = await lookAgain(item, taken, lookedAt) {
      return sent(WriteAttempt(observation: .neverSent(.recordsChanged)), seen: seen)
    }
    return sent(await send(permission, record))
  }

  /// Looks again where what was seen is too old to send an import on it.
  ///
  /// - Returns: What became of the import without its being sent; nil where it is to be sent.
  private func lookAgain(
    _ item: UndoPlan.Item, _ taken: Set<RecordID>, _ lookedAt: Duration
  ) async -> UndoVerdict? {
    let timing = finder.timing
    var (at, looks) = (lookedAt, 0)
    while timing.uptime() - at > Deletion.longestAge {
      guard looks < Deletion.mostReadings else {
        return .notImported(.refused(.neverSent(.readingTooOld)))
      }
      looks += 1
      at = timing.uptime()
      if let seen = await finder.verdictBeforeSending(item.intent, taken: taken) { return seen }
    }
    return nil
  }

  /// The only place that sends an import: it uses up an attempt that the journal has kept.
  private func send(
    _ permission: consuming ImportPermission, _ record: RecordImport
  ) async -> WriteAttempt {
    precondition(permission.idempotentID == record.idempotentID, "An import keeps its key.")
    return await service.create(record, ticket.claim.batch.intent.idKind)
  }

  /// What came of the import of one record; an id that no answer told is looked for.
  private func outcome(
    _ last: Sent, _ item: UndoPlan.Item, _ taken: Set<RecordID>
  ) async -> UndoOutcome {
    UndoOutcome(
      recordID: item.id, verdict: await verdict(last, item, taken), status: last.attempt.status,
      code: last.judgement.code, message: last.judgement.message, logID: last.attempt.logID,
      attempt: last.number)
  }

  private func verdict(
    _ last: Sent, _ item: UndoPlan.Item, _ taken: Set<RecordID>
  ) async -> UndoVerdict {
    if let seen = last.seen { return seen }
    switch (last.judgement.finding, last.doubt) {
    case (.imported(let id?), _): return .imported(id)
    case (.imported(nil), _), (.importedEarlier, _):
      if case .found(let id) = await finder.look(for: item.intent, taken: taken) {
        return .imported(id)
      }
      return .imported(nil)
    case (.notImported, .some(let doubt)), (.open(let doubt), _): return .unknown(doubt)
    case (.notImported(let reason), nil): return .notImported(.refused(reason))
    }
  }
}
