import Attendance

/// The fold of events into what they mean.
///
/// What several events say of one record is weighed by how sure each is and by the time of what it says
/// (``DeletionStatement``, ``ImportStatement``), so that every order in which they came in gives one state.
enum EventFold {
  /// Folds the events of any number of batches, each by itself.
  ///
  /// - Returns: The batches, newest first.
  /// - Throws: ``StorageFault/damaged`` or a decoder's error, where the events are not those that the schema lets in.
  static func batches(_ events: [Event]) throws -> [JournalBatch] {
    try Dictionary(grouping: events.filter { $0.kind != .purged }, by: \.batch)
      .sorted { $0.key > $1.key }
      .map { try BatchFold($0.key, $0.value).batch }
  }
}

/// The fold of the events of one batch.
private struct BatchFold {
  private(set) var batch: JournalBatch
  private var deletions: [RecordID: DeletionStatement] = [:]
  private var imports: [RecordID: [ImportStatement]] = [:]

  init(_ number: Int, _ events: [Event]) throws {
    guard let first = events.first, first.kind == .intent else { throw StorageFault.damaged }
    batch = try Self.opened(number, first)
    for event in events.dropFirst() { try add(event) }
    close()
  }

  private static func opened(_ number: Int, _ event: Event) throws -> JournalBatch {
    let header = try EventJSON.value(IntentHeader.self, from: event.header)
    let payload = try event.payload.map { try EventJSON.value(IntentPayload.self, from: $0) }
    // What the schema does not let in is not looked for again, but ids that are no batch could not be shown.
    guard let ids = try? RecordBatch(header.ids) else { throw StorageFault.damaged }
    return JournalBatch(
      number: number, at: event.instant.utc, context: event.context, batch: ids,
      intent: DeletionIntent(
        target: PlatformTarget(
          host: header.platformHost, appID: header.appID, tenantName: header.tenantName),
        idKind: header.idKind, includesFormer: header.includesFormer,
        reason: payload?.reason ?? "", records: payload?.records ?? [],
        names: payload?.names.names ?? [:], platformTime: header.platformTime),
      isPurged: payload == nil, pid: header.pid, lock: header.lock)
  }

  private mutating func add(_ event: Event) throws {
    switch event.kind {
    case .intent, .purged: throw StorageFault.damaged
    case .attempt: batch.attempts += 1
    case .outcome:
      take(try EventJSON.value(DeletionOutcome.self, from: event.header), of: event)
    case .resolution:
      let header = try EventJSON.value(ResolutionHeader.self, from: event.header)
      if let outcome = header.outcome { take(outcome, of: event) }
      take(header.verdicts, of: event)
    case .undoIntent: try takeUndo(event)
    case .undoAttempt:
      let header = try EventJSON.value(UndoAttemptHeader.self, from: event.header)
      batch.undo[header.recordID]?.attempts = header.number
    case .undoOutcome:
      let outcome = try EventJSON.value(UndoOutcome.self, from: event.header)
      let attempts = batch.undo[outcome.recordID]?.attempts ?? 0
      imports[outcome.recordID, default: []].append(
        ImportStatement(outcome, saidAt: event.instant.utc, attempt: attempts))
    }
  }

  /// An outcome that was told counts before one that was guessed.
  private mutating func take(_ outcome: DeletionOutcome, of event: Event) {
    if batch.outcome?.isGuess ?? true {
      batch.outcome = outcome
      batch.concludedAt = event.instant.utc
    }
    take(outcome.verdicts, of: event)
  }

  private mutating func take(_ verdicts: [RecordVerdict], of event: Event) {
    for entry in verdicts {
      // That holds as long as the other batch has the record, which only all of them together tell.
      if case .notDeleted(.deletedBy(let other)) = entry.verdict {
        batch.bookedBy[entry.recordID] = max(other, batch.bookedBy[entry.recordID] ?? other)
        continue
      }
      let statement = DeletionStatement(entry.verdict, saidAt: event.instant.utc)
      if let statement, deletions[entry.recordID].map({ statement.counts(before: $0) }) ?? true {
        deletions[entry.recordID] = statement
      }
    }
  }

  private mutating func takeUndo(_ event: Event) throws {
    let header = try EventJSON.value(UndoIntentHeader.self, from: event.header)
    let payload = try event.payload.map { try EventJSON.value(UndoIntentPayload.self, from: $0) }
    for item in header.items {
      // Attempts of an earlier undo carried the same key, so they count on.
      batch.undo[item.recordID] = UndoRecord(
        item: item, reason: payload?.reason ?? "",
        attempts: batch.undo[item.recordID]?.attempts ?? 0)
    }
  }

  /// Puts what counts into the batch.
  private mutating func close() {
    for entry in (batch.outcome ?? batch.abandoned).verdicts {
      guard let verdict = deletions[entry.recordID]?.verdict, verdict != entry.verdict else {
        continue
      }
      batch.resolutions[entry.recordID] = verdict
    }
    for (id, statements) in imports {
      guard let attempts = batch.undo[id]?.attempts else { continue }
      let standing = statements.filter { $0.holds(after: attempts) }
      batch.undo[id]?.outcome = standing.max { $1.counts(before: $0) }?.outcome
    }
  }
}
