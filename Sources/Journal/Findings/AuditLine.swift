import Attendance

/// One line of the audit, which goes where the owner of the journal cannot change it: numbers, ids and hashes only.
///
/// The head hash of the newest line proves that no event up to that one was cut off, changed or made anew.
enum AuditLine {
  /// Where an event was kept.
  enum Place {
    /// In the journal, as this event.
    case journal(Event)
    /// In an emergency file; nil where it is kept nowhere.
    case emergencyFile(String?)
  }

  /// The line of a finding.
  static func of(_ finding: Finding, at place: Place) -> String {
    let groups: [(name: String, ids: [RecordID])]
    do {
      groups = try finding.groups()
    } catch {
      // What was just encoded can be decoded; and if not, where it stands still counts.
      groups = []
    }
    let counts = groups.map { "\($0.name)=\($0.ids.count)" }
    let ids = groups.filter { !$0.ids.isEmpty }.map { group in
      "\(group.name)_ids=" + group.ids.map(\.rawValue).joined(separator: ",")
    }
    return ([start(finding.kind, finding.batch, place)] + counts + ids).joined(separator: " ")
  }

  /// The line of a purge.
  static func of(_ event: Event, _ header: PurgeHeader) -> String {
    var parts = [start(.purged, event.batch, .journal(event))]
    parts.append("copies_of_batches=\(header.batches?.count ?? 0)")
    if let through = header.through, let entry = header.entry {
      parts.append("dropped_through=\(through) dropped_head=\(entry)")
    }
    return parts.joined(separator: " ")
  }

  private static func start(_ kind: EventKind, _ batch: Int, _ place: Place) -> String {
    let start = "\(kind.rawValue) batch=\(batch) "
    return switch place {
    case .journal(let event):
      start + "sequence=\(event.sequence) head=\(event.entry.hexadecimal)"
    case .emergencyFile(let path):
      // The name alone: the directory may hold the name of a person.
      start + "sequence=none head=none emergency_file="
        + (path?.utf8.split(separator: UInt8(ascii: "/")).last.map { String(Substring($0)) }
          ?? "none")
    }
  }
}

extension Finding {
  /// The ids that it tells of, by what became of them.
  fileprivate func groups() throws -> [(name: String, ids: [RecordID])] {
    switch kind {
    case .outcome:
      Self.groups(try EventJSON.value(DeletionOutcome.self, from: header).verdicts)
    case .resolution:
      Self.groups(try EventJSON.value(ResolutionHeader.self, from: header).verdicts)
    case .undoOutcome:
      Self.groups(try EventJSON.value(UndoOutcome.self, from: header))
    case .intent, .attempt, .undoIntent, .undoAttempt, .purged: []
    }
  }

  private static func groups(_ verdicts: [RecordVerdict]) -> [(name: String, ids: [RecordID])] {
    var deleted: [RecordID] = []
    var notDeleted: [RecordID] = []
    var unknown: [RecordID] = []
    for entry in verdicts {
      switch entry.verdict {
      case .deleted: deleted.append(entry.recordID)
      case .notDeleted: notDeleted.append(entry.recordID)
      case .unknown: unknown.append(entry.recordID)
      }
    }
    return [("deleted", deleted), ("not_deleted", notDeleted), ("unknown", unknown)]
  }

  private static func groups(_ outcome: UndoOutcome) -> [(name: String, ids: [RecordID])] {
    let id = [outcome.recordID]
    return switch outcome.verdict {
    case .imported(let new):
      [("imported", id), ("not_imported", []), ("unknown", []), ("new", new.map { [$0] } ?? [])]
    case .notImported: [("imported", []), ("not_imported", id), ("unknown", [])]
    case .unknown: [("imported", []), ("not_imported", []), ("unknown", id)]
    }
  }
}
