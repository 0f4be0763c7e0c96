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
  ///
  /// - Parameter batch: The batch.
  public init(_ batch: JournalBatch) {
    let verdicts = batch.verdicts
    let end = batch.concludedAt.map { $0 / 1000 + Self.lateness }
    isAbandoned = batch.outcome == nil
    unknown = verdicts.filter(\.verdict.isUnknown).map(\.recordID)
    late = verdicts.compactMap { entry in
      guard case .notDeleted(.stillThere(let at)) = entry.verdict, let end, at.seconds < end else {
        return nil
      }
      return entry.recordID
    }
    imports = batch.batch.ids.filter { batch.undo[$0]?.verdict.isUnknown ?? false }
  }

  /// Whether of some record it cannot be said whether it was deleted or imported again.
  public var hasUnknown: Bool { !unknown.isEmpty || !imports.isEmpty }

  /// Whether nothing is left to be asked.
  public var isEmpty: Bool {
    !hasUnknown && late.isEmpty && !isAbandoned
  }
}
