import Attendance
import FeishuAttendance
import Synchronization
import Testing
@testable import UnpunchKit

/// A platform without a network: it holds a few records, answers deletions and imports from scripts, and keeps what it was asked.
final class PlatformDouble: Sendable {
  enum Call: Sendable, Hashable {
    case records(FlowWindow)
    case results([UserID], ClosedRange<Int>)
    case record(RecordID, IDKind)
    case delete(RecordBatch)
    case create(RecordImport, IDKind)
    case discardToken
  }

  private struct State {
    var calls: [Call] = []
    var attempts: [WriteAttempt]
    var importAttempts: [WriteAttempt]
  }

  private let state: Mutex<State>
  private let held: [FlowRecord]
  private let names: [UserID: String]

  /// Makes a platform.
  ///
  /// - Parameters:
  ///   - held: The records; a deletion does not change them.
  ///   - names: The employees' names.
  ///   - attempts: What the deletions come to, one after the other.
  ///   - importAttempts: What the imports come to, one after the other.
  init(
    holding held: [FlowRecord] = [], names: [UserID: String] = [:],
    attempts: [WriteAttempt] = [], importAttempts: [WriteAttempt] = []
  ) {
    state = Mutex(State(attempts: attempts, importAttempts: importAttempts))
    self.held = held
    self.names = names
  }

  var calls: [Call] { state.withLock { $0.calls } }

  /// The batches that were sent, in their order.
  var sent: [RecordBatch] {
    calls.compactMap { if case .delete(let batch) = $0 { batch } else { nil } }
  }

  /// The records whose import was sent, in their order.
  var imported: [RecordImport] {
    calls.compactMap { if case .create(let record, _) = $0 { record } else { nil } }
  }

  var service: AttendanceService {
    AttendanceService(
      records: { window throws(FeishuError) in
        self.note(.records(window))
        return FlowReading(records: self.records(in: window), logID: nil)
      },
      results: { window, days throws(FeishuError) in
        self.note(.results(window.userIDs, days))
        return TaskReading(
          records: self.records(in: window),
          names: self.names.filter { window.userIDs.contains($0.key) })
      },
      record: { id, kind throws(FeishuError) in
        self.note(.record(id, kind))
        guard let record = self.held.first(where: { $0.recordID == id }) else {
          throw Fixture.notFound
        }
        return record
      },
      delete: { batch in
        self.note(.delete(batch))
        return self.next(\.attempts, of: "A deletion")
      },
      create: { record, kind in
        self.note(.create(record, kind))
        return self.next(\.importAttempts, of: "An import")
      },
      discardToken: { self.note(.discardToken) })
  }

  private func records(in window: FlowWindow) -> [FlowRecord] {
    held.filter {
      window.userIDs.contains($0.userID) && window.from <= $0.checkTime && $0.checkTime < window.to
    }
  }

  private func note(_ call: Call) {
    state.withLock { $0.calls.append(call) }
  }

  private func next(
    _ script: WritableKeyPath<State, [WriteAttempt]>, of what: String
  ) -> WriteAttempt {
    let next = state.withLock {
      $0[keyPath: script].isEmpty ? nil : $0[keyPath: script].removeFirst()
    }
    guard let next else {
      Issue.record("\(what) was sent that the test does not expect.")
      return WriteAttempt(observation: .noAnswer(.abandoned))
    }
    return next
  }
}

extension WriteAttempt {
  /// An answer with a body.
  static func answered(
    status: Int = 200, _ body: String, retryAfter: Duration? = nil, cause: FeishuError? = nil
  ) -> Self {
    Self(
      observation: .answered(status: status, body: Array(body.utf8)), status: status,
      logID: "log-\(status)", retryAfter: retryAfter, cause: cause)
  }

  /// The answer that lists records as deleted and as not deleted.
  static func listed(deleted: [RecordID], failed: [RecordID: String] = [:]) -> Self {
    let refused = failed.sorted { $0.key.rawValue < $1.key.rawValue }
    let reasons = refused.map { #"\"\#($0.key)\":\"\#($0.value)\""# }
    let message = refused.isEmpty ? "success" : "{" + reasons.joined(separator: ",") + "}"
    func list(_ ids: [RecordID]) -> String {
      "[" + ids.map { "\"\($0)\"" }.joined(separator: ",") + "]"
    }
    return answered(
      #"{"code":0,"msg":"\#(message)","data":{"success_record_ids":\#(list(deleted)),"#
        + #""fail_record_ids":\#(list(refused.map(\.key)))}}"#)
  }

  /// The answer that lists a record as imported; without an id, as was observed.
  static func imported(_ sent: RecordImport, as id: RecordID? = nil) -> Self {
    let record = sent.record
    let tail = id.map { #","record_id":"\#($0)""# } ?? ""
    return answered(
      #"{"code":0,"msg":"","data":{"flow_records":[{"user_id":"\#(record.userID)","#
        + #""check_time":"\#(record.checkTime)"\#(tail)}]}}"#)
  }

  /// The answer to an import whose key was used before.
  static let importedEarlier = answered(
    status: 400, #"{"code":1220600,"msg":"the object already exists"}"#,
    cause: .refused(
      Refusal(
        call: .create, status: 400, code: .generalFailure, message: "the object already exists")))

  /// The answer of the rate limit.
  static func rateLimited(_ retryAfter: Duration?, status: Int = 429) -> Self {
    answered(
      status: status, #"{"code":99991400,"msg":"request trigger frequency limit"}"#,
      retryAfter: retryAfter,
      cause: .refused(
        Refusal(call: .delete, status: status, code: .rateLimited, retryAfter: retryAfter)))
  }

  /// The answer to a token that the platform does not take.
  static let tokenRefused = answered(
    status: 400, #"{"code":99991663,"msg":"Invalid access token for authorization."}"#,
    cause: .refused(Refusal(call: .delete, status: 400, code: .tokenRefused)))
}
