public import Attendance
public import FeishuAttendance

/// What reading the records of a plan again showed.
public enum Rereading: Sendable, Hashable {
  /// Every record is there, as it was.
  case same
  /// Some records changed or are gone; never empty.
  case differs([Difference])
  /// The reading failed, so nothing is known.
  case failed(FeishuError)

  /// How one record differs from what was frozen.
  public struct Difference: Sendable, Hashable {
    /// The record as it was frozen.
    public let item: Selection.Item
    /// What happened to it.
    public let change: Change

    /// Names a difference.
    ///
    /// - Parameters:
    ///   - item: The record as it was frozen.
    ///   - change: What happened to it.
    public init(item: Selection.Item, change: Change) {
      self.item = item
      self.change = change
    }
  }

  /// What happened to a record since it was frozen.
  public enum Change: Sendable, Hashable {
    /// It is no longer there.
    case gone
    /// These fields differ from what they were; never empty.
    case fields([FlowRecord.Field], now: FlowRecord)
  }
}

/// Reads the records of a plan again: one query, and one question for each record that it does not show.
struct Rereader: Sendable {
  let service: AttendanceService

  /// Reads again and compares.
  func read(_ plan: DeletionPlan) async -> Rereading {
    do throws(FeishuError) {
      var shown: [RecordID: FlowRecord] = [:]
      if let window = plan.window {
        for record in try await service.records(window).records {
          if let id = record.recordID { shown[id] = record }
        }
      }
      var differences: [Rereading.Difference] = []
      for item in plan.items {
        let now: FlowRecord?
        if let record = shown[item.id] {
          now = record
        } else {
          now = try await single(item.id, plan.idKind)
        }
        if let change = Self.change(from: item.record, to: now) {
          differences.append(.init(item: item, change: change))
        }
      }
      return differences.isEmpty ? .same : .differs(differences)
    } catch {
      return .failed(error)
    }
  }

  /// One record; nil also where the platform refuses with the words of a record that does not exist.
  private func single(_ id: RecordID, _ kind: IDKind) async throws(FeishuError) -> FlowRecord? {
    do throws(FeishuError) {
      return try await service.record(id, kind)
    } catch {
      switch error {
      case .refused(let refusal)
      where refusal.code == .generalFailure || refusal.code == .parameterInvalid:
        return nil
      case .refused, .notReached, .noAnswer, .answerBroken, .notFeishu, .redirected, .malformed,
        .cancelled:
        throw error
      }
    }
  }

  private static func change(from frozen: FlowRecord, to now: FlowRecord?) -> Rereading.Change? {
    guard let now else { return .gone }
    let fields = frozen.changedFields(in: now)
    return fields.isEmpty ? nil : .fields(fields, now: now)
  }
}
