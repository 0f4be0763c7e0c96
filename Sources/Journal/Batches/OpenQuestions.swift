public import Attendance

/// What a batch leaves to be asked.
///
/// After a connection that broke or a failure inside the platform, the platform may act late. So a record that was
/// still there is asked about once more, at least five minutes after the outcome.
public struct OpenQuestions: Sendable, Hashable {
  /// How long after the outcome the platform may still act, in seconds.
  public static let lateness: Int64 = 300

  /// The records of which it cannot be said whether they were deleted, in the order sent.
  public let unknown: [RecordID]
  /// The records that were still there, but may have been deleted since, in the order sent.
  public let late: [RecordID]
  /// The records of which it cannot be said whether they were imported again, in the order sent.
  public let imports: [RecordID]
  /// Whether the batch has no outcome yet.
  public let isAbandoned: Bool

  /// Finds what a batch leaves to be asked.
  public init(_ batch: JournalBatch) {
    let verdicts = batch.verdicts
    let end = Self.end(of: batch)
    isAbandoned = batch.outcome == nil
    unknown = verdicts.filter(\.verdict.isUnknown).map(\.recordID)
    late = verdicts.compactMap { entry in
      guard case .notDeleted(.stillThere(let at)) = entry.verdict, let end, at < end else {
        return nil
      }
      return entry.recordID
    }
    imports = batch.batch.ids.filter {
      // What another batch's undo left open is asked there.
      batch.undo[$0].map { $0.elsewhere == nil && $0.verdict.isUnknown } ?? false
    }
  }

  /// Until when the platform may still act on a batch; nil where it has no outcome.
  private static func end(of batch: JournalBatch) -> UnixTime? {
    batch.concludedAt?.time.advanced(bySeconds: lateness)
  }

  /// Whether a verdict tells more of a record than is known of it.
  ///
  /// A record that is still there, at a later time, is no news as long as it is to be asked about once more.
  static func isNews(_ verdict: Verdict, of id: RecordID, _ batch: JournalBatch) -> Bool {
    guard let present = batch.verdict(of: id) else { return true }
    switch (present, verdict) {
    case (.notDeleted(.stillThere(let before)), .notDeleted(.stillThere(let now))):
      guard let end = end(of: batch) else { return true }
      return before < end && now >= end
    case (.deleted(.absent), .deleted(.absent)), (.deleted(.byHand), .deleted(.byHand)),
      (.notDeleted(.byHand), .notDeleted(.byHand)):
      return false
    case (_, .deleted), (_, .notDeleted), (_, .unknown): return present != verdict
    }
  }

  /// Whether of some record it cannot be said whether it was deleted or imported again.
  public var hasUnknown: Bool { !unknown.isEmpty || !imports.isEmpty }

  /// Whether nothing is left to be asked.
  public var isEmpty: Bool {
    !hasUnknown && late.isEmpty && !isAbandoned
  }
}
