public import Attendance
public import FeishuAttendance
import Synchronization

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
  }

  /// What happened to a record since it was frozen.
  public enum Change: Sendable, Hashable {
    /// It is no longer there.
    case gone
    /// Another record that differs has its id too, so it cannot be said which of them would be deleted.
    case sharedID
    /// These fields differ from what they were; never empty.
    case fields([FlowRecord.Field], now: FlowRecord)
  }
}

/// Reads the records of a plan again: by queries, and by one question for each record that they do not show.
struct Rereader: Sendable {
  /// What was read, and since when it is known.
  struct Reading: Sendable {
    let result: Rereading
    /// When the first of the questions was asked that it rests on.
    let at: Duration
  }

  let service: AttendanceService
  let timing: WorkTiming

  /// Reads again and compares.
  func read(_ plan: DeletionPlan) async -> Reading {
    let first = FirstQuestion()
    let result: Rereading
    do throws(FeishuError) {
      result = try await compare(plan, first)
    } catch {
      result = .failed(error)
    }
    return Reading(result: result, at: first.at ?? timing.uptime())
  }

  private func compare(
    _ plan: DeletionPlan, _ first: FirstQuestion
  ) async throws(FeishuError) -> Rereading {
    let reader = WindowReader { window throws(FeishuError) in
      first.note(timing.uptime())
      return try await service.records(window)
    }
    var shown: [RecordID: FlowRecord] = [:]
    let reading = try await reader.whole(plan.windows)
    for record in reading.records { if let id = record.recordID { shown[id] = record } }
    // A record whose time or employee cannot be read any more can be neither compared nor called gone.
    if let record = reading.unlisted.first(where: { record in
      plan.items.contains { $0.id == record.recordID }
    }) {
      let field = record.oddities.first?.field ?? "user_flow_results"
      throw .malformed(.query, status: 200, .unexpected(field), logID: nil)
    }
    // What is asked for by itself is asked for at once, so that the first question is not old when the last answer comes.
    let missing = plan.items.map(\.id).filter { shown[$0] == nil }
    let answers = await singles(missing, plan.idKind, first)
    let control = ControlQuestion(
      sights: answers.map { RecordSight($0.1) }, listed: reading.records.compactMap(\.recordID))
    if control.isDue { first.note(timing.uptime()) }
    let controlIsShown = await control.isShown(by: service, plan.idKind)
    for (id, result) in answers {
      switch ReadBackJudge.presence(
        isListed: false, sight: RecordSight(result), controlIsShown: controlIsShown)
      {
      case .absent: break
      case .shown, .noAnswer: shown[id] = try result.get()
      }
    }
    let ambiguous = reading.ambiguousIDs
    let differences = plan.items.compactMap { item in
      Self.change(of: item, to: shown[item.id], isShared: ambiguous.contains(item.id)).map {
        Rereading.Difference(item: item, change: $0)
      }
    }
    return differences.isEmpty ? .same : .differs(differences)
  }

  private func singles(
    _ ids: [RecordID], _ kind: IDKind, _ first: FirstQuestion
  ) async -> [(RecordID, Result<FlowRecord?, FeishuError>)] {
    await withTaskGroup(of: (Int, Result<FlowRecord?, FeishuError>).self) { group in
      for (index, id) in ids.enumerated() {
        group.addTask {
          first.note(timing.uptime())
          return (
            index,
            await Result(of: { () throws(FeishuError) in try await service.record(id, kind) })
          )
        }
      }
      var results: [(Int, Result<FlowRecord?, FeishuError>)] = []
      for await result in group { results.append(result) }
      return results.sorted { $0.0 < $1.0 }.map { (ids[$0.0], $0.1) }
    }
  }

  /// What happened to a record; nil where it is what was frozen.
  private static func change(
    of item: Selection.Item, to now: FlowRecord?, isShared: Bool
  ) -> Rereading.Change? {
    guard let now else { return .gone }
    if isShared { return .sharedID }
    let fields = item.record.changedFields(in: now)
    return fields.isEmpty ? nil : .fields(fields, now: now)
  }
}

/// When the first of several questions was asked.
private final class FirstQuestion: Sendable {
  private let moment = Mutex<Duration?>(nil)

  var at: Duration? { moment.withLock { $0 } }

  func note(_ now: Duration) { moment.withLock { $0 = min($0 ?? now, now) } }
}
