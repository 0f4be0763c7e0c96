import Attendance

/// The way of emergency files into the journal, while it is being opened.
struct EmergencyFiles {
  /// The state directory.
  let directory: String
  let store: JournalStore
  /// A line for the audit of each event that was appended.
  private(set) var lines: [String] = []

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
  static func append(_ finding: Finding, to log: EventLog) throws -> [String] {
    let events = try log.events(ofBatch: finding.batch)
    guard let batch = try EventFold.batches(events).first, batch.lock == finding.lock else {
      throw StorageFault.otherJournal
    }
    // The file may be left of a run that ended after the commit, before the removal.
    let isKnown = events.contains {
      $0.kind == finding.kind && $0.instant == finding.instant && $0.header == finding.header
    }
    // A look is kept as it was, though it be older than what is known, and though the record be another batch's by now:
    // what of it counts is found out by the fold.
    let kept = finding.kind == .outcome ? try finding.outcome(after: batch) : finding
    guard !isKnown, let kept else { return [] }
    let event = try log.append(kept)
    return [AuditLine.of(kept, at: .journal(event), batch.intent, undo: try log.undo(of: kept))]
  }
}

/// What the opening of a journal found in emergency files.
public struct EmergencyIntake: Sendable, Hashable {
  /// The batches of which something was taken in, each once, in ascending order.
  public package(set) var batches: [Int] = []
  /// Why some files could not be taken in; they are left as they are, and the journal can be used all the same.
  public package(set) var errors: [JournalError] = []

  package init() {}
}
