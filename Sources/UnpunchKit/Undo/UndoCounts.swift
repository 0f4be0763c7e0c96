public import Attendance

/// How many records of an undo ended how; always adds up to what was asked.
public struct UndoCounts: Sendable, Hashable {
  /// How many were to be imported again.
  public let asked: Int
  /// How many are imported.
  public let imported: Int
  /// How many are not imported.
  public let notImported: Int
  /// Of how many it cannot be said.
  public let unknown: Int

  /// Counts the verdicts of a report.
  public init(_ report: UndoReport) {
    self.init(report.entries.map(\.verdict))
  }

  /// Counts verdicts.
  public init(_ verdicts: [UndoVerdict]) {
    var (imported, notImported, unknown) = (0, 0, 0)
    for verdict in verdicts {
      switch verdict {
      case .imported: imported += 1
      case .notImported: notImported += 1
      case .unknown: unknown += 1
      }
    }
    asked = verdicts.count
    self.imported = imported
    self.notImported = notImported
    self.unknown = unknown
  }
}
