import Attendance
import FeishuAttendance

/// The question whether 1220001 is said of a record that is there, too; it is asked where that was said.
struct ControlQuestion: Sendable {
  /// The record that is asked for; nil where 1220001 was not said, or none is known to be there.
  private let id: RecordID?

  /// Chooses the record.
  init(sights: some Collection<RecordSight>, listed: some Collection<RecordID>) {
    id =
      sights.contains(.parameterInvalid) ? listed.min { $0.rawValue < $1.rawValue } : nil
  }

  /// Whether there is something to ask.
  var isDue: Bool { id != nil }

  /// Asks; false where there is nothing to ask.
  func isShown(by service: AttendanceService, _ kind: IDKind) async -> Bool {
    guard let id else { return false }
    return await service.sight(of: id, kind) == .shown
  }
}

extension AttendanceService {
  /// What asking for one record shows.
  func sight(of id: RecordID, _ kind: IDKind) async -> RecordSight {
    RecordSight(await Result(of: { () throws(FeishuError) in try await record(id, kind) }))
  }
}

extension RecordSight {
  /// What asking for one record shows.
  init(_ result: Result<FlowRecord?, FeishuError>) {
    switch result {
    case .success(let record): self = record == nil ? .nothing : .shown
    case .failure(let error): self.init(error)
    }
  }

  /// What a failure of asking for one record shows.
  private init(_ error: FeishuError) {
    switch error {
    case .refused(let refusal): self.init(refusal.code, message: refusal.message)
    case .notReached, .noAnswer, .answerBroken, .notFeishu, .redirected, .malformed, .cancelled:
      self = .noAnswer
    }
  }
}
