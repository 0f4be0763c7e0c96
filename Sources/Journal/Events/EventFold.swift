import Attendance

/// The fold of events into what they mean.
enum EventFold {
  /// Folds the events of any number of batches.
  ///
  /// - Parameter events: Events in their order.
  /// - Returns: The batches, newest first.
  /// - Throws: ``StorageFault/damaged`` or a decoder's error, where the events are not those that the schema lets in.
  static func batches(_ events: [Event]) throws -> [JournalBatch] {
    try Dictionary(grouping: events, by: \.batch)
      .sorted { $0.key > $1.key }
      .map { try batch($0.key, $0.value) }
  }

  private static func batch(_ number: Int, _ events: [Event]) throws -> JournalBatch {
    guard let first = events.first, first.kind == .intent else { throw StorageFault.damaged }
    let header = try EventJSON.value(IntentHeader.self, from: first.header)
    let payload = try first.payload.map { try EventJSON.value(IntentPayload.self, from: $0) }
    var attempts = 0
    var outcome: DeletionOutcome?
    for event in events.dropFirst() {
      switch event.kind {
      case .intent: throw StorageFault.damaged
      case .attempt: attempts += 1
      case .outcome: outcome = try EventJSON.value(DeletionOutcome.self, from: event.header)
      }
    }
    // What the schema does not let in is not looked for again, but ids that are no batch could not be shown.
    guard let batch = try? RecordBatch(header.ids) else { throw StorageFault.damaged }
    let names = (payload?.names ?? [:]).map { (UserID(rawValue: $0.key), $0.value) }
    return JournalBatch(
      number: number, at: first.instant.utcMilliseconds, context: first.context, batch: batch,
      intent: DeletionIntent(
        platformHost: header.platformHost, appID: header.appID, tenantName: header.tenantName,
        idKind: header.idKind, includesFormer: header.includesFormer,
        reason: payload?.reason ?? "", records: payload?.records ?? [],
        names: Dictionary(names, uniquingKeysWith: { first, _ in first })),
      attempts: attempts, outcome: outcome)
  }
}
