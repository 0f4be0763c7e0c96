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
      paths = try EmergencyFile.paths(in: directory)
    } catch {
      intake.errors = [.cannotTakeIn(path: directory, .denied)]
      return intake
    }
    for path in paths {
      do {
        let finding = try EmergencyFile.read(path)
        if let line = try store.writeAtOpening({ try Self.append(finding, to: $0) }) {
          lines.append(line)
        }
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
  /// - Returns: A line for the audit; nil where the journal knows all of it.
  private static func append(_ finding: Finding, to log: EventLog) throws -> String? {
    let events = try log.events(ofBatch: finding.batch)
    guard let batch = try EventFold.batches(events).first, batch.lock == finding.lock else {
      throw StorageFault.otherJournal
    }
    // The file may be left of a run that ended after the commit, before the removal.
    let isKnown = events.contains {
      $0.kind == finding.kind && $0.instant == finding.instant && $0.header == finding.header
    }
    guard !isKnown, let rest = try finding.rest(after: batch) else { return nil }
    return AuditLine.of(rest, at: .journal(try log.append(rest)))
  }
}

extension Finding {
  /// What is left to be told of a batch; nil where there is nothing.
  ///
  /// While the file lay there, another process may have concluded the batch as abandoned. Then the outcome becomes a
  /// resolution of what it knows better: an answer of the platform, and whatever is not known at all.
  fileprivate func rest(after batch: JournalBatch) throws -> Finding? {
    guard kind == .outcome, batch.outcome != nil else { return self }
    let verdicts = try EventJSON.value(DeletionOutcome.self, from: header).verdicts
    let known = Dictionary(
      batch.verdicts.map { ($0.recordID, $0.verdict) }, uniquingKeysWith: { first, _ in first })
    let news = verdicts.filter { entry in
      guard let present = known[entry.recordID], present != entry.verdict else { return false }
      switch entry.verdict {
      case .deleted: return true
      case .notDeleted: return present.isUnknown
      case .unknown: return false
      }
    }
    guard !news.isEmpty else { return nil }
    return Finding(
      kind: .resolution, batch: self.batch, lock: lock, instant: instant, context: context,
      header: try EventJSON.text(of: ResolutionHeader(verdicts: news)))
  }
}
