import Attendance

/// One line of the audit, which goes where the owner of the journal cannot change it: numbers, ids and hashes, who did it,
/// why, and for which tenant.
///
/// Names and texts are quoted (``quoted(_:)``), so that nobody's reason looks like another field or another line.
///
/// The head hash of the newest line proves that no event up to that one was cut off, changed or made anew.
enum AuditLine {
  /// Where an event was kept.
  enum Place {
    case journal(Event)
    /// In an emergency file; nil where it is kept nowhere.
    case emergencyFile(String?)
  }

  /// The line of a finding, and of the undo where it tells of one.
  static func of(
    _ finding: Finding, at place: Place, _ intent: DeletionIntent, undo: UndoRecord? = nil
  ) -> String {
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
    // The ids stand last: where a system cuts long lines, who and why are still there.
    let who = [
      "operator=\(quoted(finding.context.operatorName))",
      "tenant=\(quoted(intent.target.tenantName ?? ""))", "app=\(quoted(intent.target.appID))",
      "reason=\(quoted(undo?.reason ?? intent.reason))",
    ]
    return ([start(finding.kind, finding.batch, place)] + counts + who + ids)
      .joined(separator: " ")
  }

  /// A text between quotation marks, in visible ASCII and the letters and digits of all scripts.
  ///
  /// Whatever else it holds, the quotation mark and the backslash included, stands as `\u{…}`; what is longer than 200
  /// bytes is cut, and ends with an ellipsis behind the second mark.
  static func quoted(_ text: String) -> String {
    var quoted = ""
    for scalar in text.unicodeScalars {
      let isPlain =
        scalar.isASCII
        ? (0x20...0x7E).contains(scalar.value) && scalar != "\"" && scalar != "\\"
        : scalar.properties.isAlphabetic || scalar.properties.numericType != nil
          || scalar.properties.generalCategory == .otherPunctuation
      let piece = isPlain ? String(scalar) : "\\u{\(String(scalar.value, radix: 16))}"
      guard quoted.utf8.count + piece.utf8.count <= 200 else { return "\"\(quoted)\"…" }
      quoted += piece
    }
    return "\"\(quoted)\""
  }

  /// The line of a purge.
  static func of(_ event: Event, _ header: PurgeHeader) -> String {
    var parts = [
      start(.purged, event.batch, .journal(event)),
      "operator=\(quoted(event.context.operatorName))",
    ]
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
  /// The record whose undo it tells of; nil where it tells of the deletion.
  var undoneRecord: RecordID? {
    guard kind == .undoOutcome else { return nil }
    // What was just encoded can be decoded.
    return (try? EventJSON.value(UndoOutcome.self, from: header))?.recordID
  }

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
    func ids(_ isMeant: (Verdict) -> Bool) -> [RecordID] {
      verdicts.filter { isMeant($0.verdict) }.map(\.recordID)
    }
    return [
      ("deleted", ids(\.isDeleted)), ("not_deleted", ids { !$0.isDeleted && !$0.isUnknown }),
      ("unknown", ids(\.isUnknown)),
    ]
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
