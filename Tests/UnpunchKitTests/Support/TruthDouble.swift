import Attendance
import FeishuAttendance
import Synchronization
@testable import UnpunchKit

/// A platform without a network that really deletes and imports, and whose answers can be lost or refused.
///
/// The truth is what it holds. It answers truly or not at all.
final class TruthDouble: Sendable {
  /// What happens to a request that changes something.
  enum Fate: Sendable {
    /// It is carried out and answered.
    case answered
    /// It is carried out, and the answer is lost.
    case appliedAndLost
    /// It is not carried out, and there is no answer.
    case lost
    /// It is carried out after this many readings, and there is no answer.
    case appliedLate(after: Int)
    /// It is refused with a code.
    case refused(PlatformCode, String)
  }

  /// What `user_flows/:id` answers for a record that is not there.
  enum Unknown: Sendable, CaseIterable {
    case notFound, nothing, withoutData, parameterInvalid, userUnknown
  }

  struct State: Sendable {
    var held: [RecordID: FlowRecord]
    var names: [UserID: String] = [:]
    /// What happens to the coming requests that change something; those after the last are answered.
    var fates: [Fate] = []
    var unknown = Unknown.notFound
    /// Which of the coming queries fail, and which of the coming readings of single records.
    var failingQueries = 0
    var failingSights = 0
    /// How many queries do not fail before those that do.
    var goodQueries = 0
    /// Whether a successful import tells the new id, and whether queries tell keys.
    var tellsNewID = true
    var tellsKeys = true
    /// Deletions that are still to come, by how many readings away they are.
    var late: [(after: Int, ids: [RecordID])] = []
    var keys: Set<String> = []
    /// What really happened: ids that were deleted, and keys that were imported, in their order.
    var deleted: [RecordID] = []
    var imported: [String] = []
    var deletionRequests = 0
    var readings = 0
    /// At which reading each record was shown last, and at which it was deleted.
    var shownAt: [RecordID: Int] = [:]
    var deletedAt: [RecordID: Int] = [:]
    var nextID = 7_000_000_000_000_000_000
  }

  private let state: Mutex<State>

  init(holding records: [FlowRecord], _ change: (inout State) -> Void = { _ in }) {
    var state = State(
      held: Dictionary(
        records.compactMap { record in record.recordID.map { ($0, record) } },
        uniquingKeysWith: { first, _ in first }))
    change(&state)
    self.state = Mutex(state)
  }

  /// What is true now.
  var truth: State { state.withLock { $0 } }

  func update(_ change: (inout State) -> Void) { state.withLock { change(&$0) } }

  var service: AttendanceService {
    AttendanceService(
      records: { window throws(FeishuError) in try self.records(window) },
      results: { window, _ throws(FeishuError) in
        TaskReading(
          records: [], names: self.truth.names.filter { window.userIDs.contains($0.key) })
      },
      record: { id, _ throws(FeishuError) in try self.record(id) },
      delete: { batch in self.delete(batch) },
      create: { record, _ in self.create(record) },
      discardToken: {})
  }

  private func records(_ window: FlowWindow) throws(FeishuError) -> FlowReading {
    let found: [FlowRecord]? = state.withLock { state in
      state.read()
      if state.goodQueries > 0 {
        state.goodQueries -= 1
      } else if state.failingQueries > 0 {
        state.failingQueries -= 1
        return nil
      }
      return state.held.values.filter {
        window.userIDs.contains($0.userID) && window.from <= $0.checkTime
          && $0.checkTime < window.to
      }.map { record in
        var record = record
        record.recordID.map { state.shownAt[$0] = state.readings }
        if !state.tellsKeys { record.idempotentID = nil }
        return record
      }
    }
    guard let found else { throw Fixture.silence(.query) }
    return FlowReading(records: found, logID: nil)
  }

  private func record(_ id: RecordID) throws(FeishuError) -> FlowRecord? {
    let (fails, record, unknown) = state.withLock { state in
      state.read()
      defer { state.failingSights = max(0, state.failingSights - 1) }
      if state.failingSights == 0, state.held[id] != nil { state.shownAt[id] = state.readings }
      return (state.failingSights > 0, state.held[id], state.unknown)
    }
    if fails { throw Fixture.silence(.record) }
    if let record { return record }
    switch unknown {
    case .nothing: return nil
    case .withoutData: throw .malformed(.record, status: 200, .missing("data"), logID: nil)
    case .notFound: throw Fixture.notFound
    case .parameterInvalid: throw Fixture.refusal(.parameterInvalid, .record)
    case .userUnknown: throw Fixture.refusal(.userUnknown, .record)
    }
  }

  private func delete(_ batch: RecordBatch) -> WriteAttempt {
    state.withLock { state in
      state.deletionRequests += 1
      switch state.nextFate() {
      case .answered:
        let present = batch.ids.filter { state.held[$0] != nil }
        state.delete(present)
        let missing = batch.ids.filter { !present.contains($0) }
        return .listed(
          deleted: present,
          failed: Dictionary(uniqueKeysWithValues: missing.map { ($0, "rule does not exist") }))
      case .appliedAndLost:
        state.delete(batch.ids)
        return .silence
      case .lost: return .silence
      case .appliedLate(let readings):
        state.late.append((readings, batch.ids))
        return .silence
      case .refused(let code, let message):
        return .answered(status: 400, #"{"code":\#(code),"msg":"\#(message)"}"#)
      }
    }
  }

  private func create(_ new: RecordImport) -> WriteAttempt {
    state.withLock { state in
      let fate = state.nextFate()
      switch fate {
      case .answered, .appliedAndLost:
        guard state.keys.insert(new.idempotentID).inserted else {
          return .answered(
            status: 400, #"{"code":1220600,"msg":"the object already exists"}"#)
        }
        let id = state.add(new)
        if case .appliedAndLost = fate { return .silence }
        let told = state.tellsNewID ? #","record_id":"\#(id)""# : ""
        return .answered(
          #"{"code":0,"msg":"","data":{"flow_records":[{"user_id":"\#(new.record.userID)","#
            + #""check_time":"\#(new.record.checkTime)"\#(told)}]}}"#)
      case .lost, .appliedLate: return .silence
      case .refused(let code, let message):
        return .answered(status: 400, #"{"code":\#(code),"msg":"\#(message)"}"#)
      }
    }
  }
}

extension TruthDouble.State {
  fileprivate mutating func nextFate() -> TruthDouble.Fate {
    fates.isEmpty ? .answered : fates.removeFirst()
  }

  fileprivate mutating func delete(_ ids: [RecordID]) {
    for id in ids where held.removeValue(forKey: id) != nil {
      deleted.append(id)
      deletedAt[id] = readings
    }
  }

  fileprivate mutating func add(_ new: RecordImport) -> RecordID {
    var record = new.record
    nextID += 1
    // Nineteen digits are always an id.
    let id = RecordID(String(nextID)) ?? record.recordID
    record.recordID = id
    record.idempotentID = ExactText(new.idempotentID)
    if let id { held[id] = record }
    imported.append(new.idempotentID)
    return id ?? Fixture.id(0)
  }

  /// Counts a reading, and carries out what was to come by now.
  fileprivate mutating func read() {
    readings += 1
    for index in late.indices { late[index].after -= 1 }
    for due in late where due.after < 0 { delete(due.ids) }
    late.removeAll { $0.after < 0 }
  }
}

extension WriteAttempt {
  /// A request that left and was not answered.
  static let silence = WriteAttempt(
    observation: .noAnswer(.connectionClosed),
    cause: .noAnswer(.delete, host: "open.feishu.cn", .connectionClosed))
}
