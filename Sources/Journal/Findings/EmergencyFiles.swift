import Attendance

/// The way of emergency files into the journal, while it is being opened.
struct EmergencyFiles {
  /// The state directory.
  let directory: String
  let store: JournalStore
  /// A line for the audit of each event that was appended.
  private(set) var lines: [String] = []

  init(directory: String, store: JournalStore) {
    self.directory = directory
    self.store = store
  }

  /// Takes in what can be taken in; a file is removed only after its finding is in the journal.
  mutating func takeIn() -> EmergencyIntake {
    var intake = EmergencyIntake()
    let paths: [String]
    do {
      if store.writeFault == nil { try EmergencyFile.finishWriting(in: directory) }
      paths = try EmergencyFile.paths(in: directory)
    } catch {
      intake.errors = [.cannotTakeIn(path: directory, .denied)]
      return intake
    }
    for path in paths {
      do {
        let finding = try EmergencyFile.read(path)
        lines += try store.writeAtOpening { try Self.append(finding, to: $0) }
        if !intake.batches.contains(finding.batch) { intake.batches.append(finding.batch) }
        try EmergencyFile.remove(path, in: directory)
      } catch {
        intake.errors.append(.cannotTakeIn(path: path, StorageFault(error)))
      }
    }
    intake.batches.sort()
    return intake
  }

  /// Appends what a finding tells and the journal does not know yet.
  ///
  /// - Returns: A line for the audit of each event; none where the journal knows all of it.
  private static func append(_ finding: Finding, to log: EventLog) throws -> [String] {
    let events = try log.events(ofBatch: finding.batch)
    guard let batch = try EventFold.batches(events).first, batch.lock == finding.lock else {
      throw StorageFault.otherJournal
    }
    // The file may be left of a run that ended after the commit, before the removal.
    let isKnown = events.contains {
      $0.kind == finding.kind && $0.instant == finding.instant && $0.header == finding.header
    }
    guard !isKnown, let rest = try finding.rest(after: batch, in: log) else { return [] }
    let event = try log.append(rest)
    return [AuditLine.of(rest, at: .journal(event), batch.intent, undo: try log.undo(of: rest))]
  }
}

extension Finding {
  /// What is left to be told of a batch; nil where there is nothing.
  ///
  /// While the file lay there, another process may have concluded the batch as abandoned. Then the outcome becomes a
  /// resolution that holds it; what of it counts, the fold finds out. Nothing of a look is lost either, though it be
  /// older than what is known, but for a record that is another batch's by now.
  fileprivate func rest(after batch: JournalBatch, in log: EventLog) throws -> Finding? {
    switch kind {
    case .outcome:
      guard let present = batch.outcome else { return self }
      let outcome = try EventJSON.value(DeletionOutcome.self, from: header)
      guard present.isGuess, !outcome.isGuess else { return nil }
      return Finding(
        kind: .resolution, batch: self.batch, lock: lock, instant: instant, context: context,
        header: try EventJSON.text(
          of: ResolutionHeader(verdicts: outcome.verdicts, outcome: outcome)))
    case .resolution:
      let header = try EventJSON.value(ResolutionHeader.self, from: header)
      let others = try log.others(holding: Set(batch.batch.ids), beside: batch)
      let verdicts = header.verdicts.map { entry in
        // What was found is kept in any case.
        RecordVerdict(
          recordID: entry.recordID,
          verdict: batch.owned(entry, among: others) ?? entry.verdict)
      }
      return try holding(ResolutionHeader(verdicts: verdicts, outcome: header.outcome))
    case .intent, .attempt, .undoIntent, .undoAttempt, .undoOutcome, .purged: return self
    }
  }
}
