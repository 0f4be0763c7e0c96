import Attendance

/// The fold of events into what they mean.
enum EventFold {
  /// Folds the events of any number of batches.
  ///
  /// - Parameter events: Events in their order.
  /// - Returns: The batches, newest first.
  /// - Throws: ``StorageFault/damaged`` or a decoder's error, where the events are not those that the schema lets in.
  static func batches(_ events: [Event]) throws -> [JournalBatch] {
    try Dictionary(grouping: events.filter { $0.kind != .purged }, by: \.batch)
      .sorted { $0.key > $1.key }
      .map { try batch($0.key, $0.value) }
  }

  private static func batch(_ number: Int, _ events: [Event]) throws -> JournalBatch {
    guard let first = events.first, first.kind == .intent else { throw StorageFault.damaged }
    var batch = try opened(number, first)
    for event in events.dropFirst() { try add(event, to: &batch) }
    return batch
  }

  private static func opened(_ number: Int, _ event: Event) throws -> JournalBatch {
    let header = try EventJSON.value(IntentHeader.self, from: event.header)
    let payload = try event.payload.map { try EventJSON.value(IntentPayload.self, from: $0) }
    // What the schema does not let in is not looked for again, but ids that are no batch could not be shown.
    guard let ids = try? RecordBatch(header.ids) else { throw StorageFault.damaged }
    return JournalBatch(
      number: number, at: event.instant.utcMilliseconds, context: event.context, batch: ids,
      intent: DeletionIntent(
        platformHost: header.platformHost, appID: header.appID, tenantName: header.tenantName,
        idKind: header.idKind, includesFormer: header.includesFormer,
        reason: payload?.reason ?? "", records: payload?.records ?? [],
        names: payload?.names.names ?? [:]),
      isPurged: payload == nil, pid: header.pid, lock: header.lock)
  }

  private static func add(_ event: Event, to batch: inout JournalBatch) throws {
    switch event.kind {
    case .intent, .purged: throw StorageFault.damaged
    case .attempt: batch.attempts += 1
    case .outcome:
      batch.outcome = try EventJSON.value(DeletionOutcome.self, from: event.header)
      batch.concludedAt = event.instant.utcMilliseconds
    case .resolution:
      let header = try EventJSON.value(ResolutionHeader.self, from: event.header)
      for entry in header.verdicts { batch.resolutions[entry.recordID] = entry.verdict }
    case .undoIntent:
      let header = try EventJSON.value(UndoIntentHeader.self, from: event.header)
      for item in header.items {
        // Attempts of an earlier undo carried the same key, so they count on, and so does what came of them until
        // something is sent again.
        let earlier = batch.undo[item.recordID]
        batch.undo[item.recordID] = UndoRecord(
          item: item, attempts: earlier?.attempts ?? 0, outcome: earlier?.outcome)
      }
    case .undoAttempt:
      let header = try EventJSON.value(UndoAttemptHeader.self, from: event.header)
      batch.undo[header.recordID]?.attempts = header.number
      batch.undo[header.recordID]?.outcome = nil
    case .undoOutcome:
      let outcome = try EventJSON.value(UndoOutcome.self, from: event.header)
      batch.undo[outcome.recordID]?.outcome = outcome
    }
  }
}
