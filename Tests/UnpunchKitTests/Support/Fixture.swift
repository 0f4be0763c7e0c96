import Attendance
import FeishuAttendance
import Foundation
import UnpunchKit

/// A few records, a day, and the refusals that tests need.
enum Fixture {
  static let zone = TimeZone(identifier: "Asia/Shanghai") ?? .gmt
  /// 2026-11-20 00:00:00 in Shanghai.
  static let midnight = UnixTime(seconds: 1_795_104_000)
  static let names = [user(0): "赵敏", user(1): "李强", user(2): "Alice Carter"]

  static func user(_ number: Int) -> UserID {
    UserID(rawValue: "e\(1001 + number)")
  }

  static func users(_ count: Int) -> [UserID] {
    (0..<count).map(user)
  }

  static func id(_ number: Int) -> RecordID {
    guard let id = RecordID("6709354699356\(900_000 + number)") else {
      preconditionFailure("These are digits.")
    }
    return id
  }

  /// A record that somebody imported, so many minutes after midnight.
  static func record(
    _ number: Int, user: Int = 0, minute: Int? = nil,
    place: ExactText = "北京总部 A 座", comment: ExactText = "11 月补录"
  ) -> FlowRecord {
    FlowRecord(
      recordID: id(number), userID: self.user(user), creatorID: UserID(rawValue: "e1000"),
      locationName: place,
      checkTime: midnight.advanced(bySeconds: Int64(60 * (minute ?? number))), comment: comment,
      isField: false, type: .imported, externalID: "BACKFILL-\(number)")
  }

  static func span(
    _ first: UnixTime = midnight, seconds: Int64 = 86_400
  ) -> TimeSpan {
    guard let span = TimeSpan(first: first, last: first.advanced(bySeconds: seconds - 1)) else {
      preconditionFailure("A span has at least a second.")
    }
    return span
  }

  static func query(
    _ employees: [UserID], _ span: TimeSpan = span(), includesFormer: Bool = false,
    source: FlowQuery.Source = .flows
  ) -> FlowQuery {
    FlowQuery(
      employees: employees, span: span, includesFormer: includesFormer, source: source)
  }

  static func window(
    _ users: [UserID], from: UnixTime, to: UnixTime, idKind: IDKind = .employeeID,
    includesFormer: Bool = false
  ) throws -> FlowWindow {
    try FlowWindow(
      userIDs: users, idKind: idKind, from: from, to: to, includesFormer: includesFormer)
  }

  static func refusal(_ code: PlatformCode, _ call: FeishuCall = .query) -> FeishuError {
    .refused(Refusal(call: call, status: 400, code: code, message: "refused"))
  }

  /// The refusal of a record that is not there.
  static let notFound = FeishuError.refused(
    Refusal(call: .record, status: 400, code: .generalFailure, message: "rule does not exist"))

  static func silence(_ call: FeishuCall = .query) -> FeishuError {
    .noAnswer(call, host: "open.feishu.cn", .timeout)
  }

  static func tooLarge(_ call: FeishuCall = .query) -> FeishuError {
    .answerBroken(call, status: 200, .tooLarge, logID: nil)
  }

  /// A selection of these records.
  static func selection(_ records: [FlowRecord]) -> Selection {
    var selection = Selection()
    for record in records {
      let refusal = selection.insert(record)
      precondition(refusal == nil, "A test's selection takes all of its records.")
    }
    return selection
  }

  /// A frozen list of these records.
  static func plan(
    _ records: [FlowRecord], idKind: IDKind = .employeeID, includesFormer: Bool = false
  ) -> DeletionPlan {
    let query = FlowQuery(
      employees: records.map(\.userID), idKind: idKind, span: span(),
      includesFormer: includesFormer)
    guard let plan = DeletionPlan(selection(records), from: query, names: names) else {
      preconditionFailure("A test's plan has records.")
    }
    return plan
  }
}
