import Attendance

/// How many records of a batch ended how; always adds up to what was asked.
public struct Counts: Sendable, Hashable {
  /// How many were asked to be deleted.
  public let asked: Int
  /// How many are deleted.
  public let deleted: Int
  /// How many are not deleted.
  public let notDeleted: Int
  /// Of how many it cannot be said.
  public let unknown: Int

  /// Counts the verdicts of a report.
  public init(_ report: DeletionReport) {
    var (deleted, notDeleted, unknown) = (0, 0, 0)
    for entry in report.entries {
      switch entry.verdict {
      case .deleted: deleted += 1
      case .notDeleted: notDeleted += 1
      case .unknown: unknown += 1
      }
    }
    asked = report.entries.count
    self.deleted = deleted
    self.notDeleted = notDeleted
    self.unknown = unknown
  }
}
