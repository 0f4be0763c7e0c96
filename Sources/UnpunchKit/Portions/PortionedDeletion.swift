public import Attendance
import FeishuAttendance
import Journal

/// Deletes any number of records in portions of ten, one after the other, by the one way to delete.
///
/// It stops at the first outcome that stays unknown, and where a further portion could only fail in the same way.
public struct PortionedDeletion: Sendable {
  private let deletion: Deletion
  private let settlement: Settlement

  /// Takes what it works by.
  public init(deletion: Deletion, settlement: Settlement) {
    self.deletion = deletion
    self.settlement = settlement
  }

  /// Deletes records that an operator has confirmed.
  ///
  /// A record that has changed or is gone since it was read is left out, and the rest of its portion is deleted.
  /// Whether the operator has asked to stop is asked before each portion.
  ///
  /// - Returns: What came of it; never an error, since each is an outcome that must be shown.
  @concurrent public func delete(
    _ gathering: Gathering, idKind: IDKind, includesFormer: Bool, reason: String,
    shouldStop: @escaping @Sendable () -> Bool = { false },
    progress: @escaping @Sendable (PortionProgress) -> Void = { _ in }
  ) async -> PortionedResult {
    var result = PortionedResult()
    let portions = gathering.records.portions(of: RecordBatch.limit)
    func tell(_ portion: Int) {
      progress(
        .portion(
          PortionStep(
            total: gathering.records.count, tally: result.tally, portion: portion,
            portions: portions.count)))
    }
    for (index, portion) in portions.enumerated() {
      var rest = DeletionPlan(
        records: portion, idKind: idKind, includesFormer: includesFormer, names: gathering.names)
      while let plan = rest {
        rest = nil
        tell(index + 1)
        if shouldStop() || Task.isCancelled {
          result.stop = .asked
        } else {
          switch await deletion.delete(plan, reason: reason, progress: { progress(.deleting($0)) })
          {
          case .notStarted(.differs(let differences)):
            result.leave(differences)
            rest = plan.keeping(Set(plan.batch.ids).subtracting(differences.map(\.item.id)))
          case .notStarted(.readingFailed(let error)): result.stop = .unreadable(error)
          case .notStarted(.journal(let error)): result.stop = .journal(error)
          case .concluded(let report): await take(report, into: &result, progress)
          }
        }
        if result.stop != nil { return result }
      }
    }
    tell(portions.count)
    return result
  }

  private func take(
    _ report: DeletionReport, into result: inout PortionedResult,
    _ progress: @escaping @Sendable (PortionProgress) -> Void
  ) async {
    var report = report
    if report.journalError == nil, report.entries.contains(where: \.verdict.isUnknown) {
      do throws(JournalError) {
        let settled = try await settlement.settle(report.batchNumber) { progress(.settling($0)) }
        report.batch = settled.batch
      } catch {
        report = DeletionReport(
          batch: report.batch, cause: report.cause, halt: report.halt, journalError: error)
      }
    }
    result.append(report)
    if report.entries.contains(where: \.verdict.isUnknown) {
      result.stop = .unknown(batch: report.batchNumber)
    } else if let error = report.journalError {
      result.stop = .journal(error)
    } else if case .unreadable(let error) = report.halt {
      result.stop = .unreadable(error)
    } else if case .differs = report.halt {
      // What turned it away is over; the next portions have other records.
    } else if let cause = report.cause, cause.meetsEveryCall || !cause.wasSent,
      // What was deleted all the same, as asking again has shown, stops nothing.
      !report.entries.allSatisfy(\.verdict.isDeleted)
    {
      result.stop = .refused(cause)
    }
  }
}
