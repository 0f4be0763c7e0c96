/// What became of one record that was asked to be deleted.
public enum Verdict: Sendable, Hashable, Codable {
  /// The record is deleted, and this is how that is known.
  case deleted(How)
  /// The record was not deleted, for this reason.
  case notDeleted(Reason)
  /// It cannot be said whether the record was deleted; this is why.
  case unknown(Doubt)
}

extension Verdict {
  /// Whether it cannot be said what became of the record.
  public var isUnknown: Bool { if case .unknown = self { true } else { false } }

  /// Whether the record is deleted, however that is known.
  public var isDeleted: Bool { if case .deleted = self { true } else { false } }
}

/// A record and what became of it.
public struct RecordVerdict: Sendable, Hashable, Codable {
  /// The record.
  public let recordID: RecordID
  /// What became of it.
  public let verdict: Verdict

  /// Pairs a record with a verdict.
  ///
  /// - Parameters:
  ///   - recordID: The record.
  ///   - verdict: What became of it.
  public init(recordID: RecordID, verdict: Verdict) {
    self.recordID = recordID
    self.verdict = verdict
  }
}

extension Tally {
  /// Counts the verdicts of a deletion.
  public init(_ verdicts: some Sequence<Verdict>) {
    self.init()
    for verdict in verdicts {
      switch verdict {
      case .deleted: done += 1
      case .notDeleted: notDone += 1
      case .unknown: unknown += 1
      }
    }
  }
}
