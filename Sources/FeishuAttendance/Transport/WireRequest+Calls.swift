import Attendance
import Foundation

/// The requests of the calls that the client makes.
extension WireRequest {
  private static let attendance = "/open-apis/attendance/v1"

  /// Gets a token.
  static func token(_ configuration: FeishuConfiguration, limits: ClientLimits) -> Self {
    Self(
      call: .token, path: "/open-apis/auth/v3/tenant_access_token/internal",
      body: json(["app_id": configuration.appID, "app_secret": configuration.appSecret.text]),
      token: nil, answerLimit: limits.otherBody)
  }

  /// Lists flow records.
  static func query(_ window: FlowWindow, token: String, limits: ClientLimits) -> Self {
    struct Body: Encodable {
      let user_ids: [String]
      let check_time_from: String
      let check_time_to: String
    }
    return Self(
      call: .query,
      path: "\(attendance)/user_flows/query?employee_type=\(window.idKind.rawValue)"
        + "&include_terminated_user=\(window.includesFormer)",
      body: json(
        Body(
          user_ids: window.userIDs.map(\.rawValue), check_time_from: window.from.description,
          check_time_to: window.to.description)),
      token: token, answerLimit: limits.queryBody)
  }

  /// Reads one flow record.
  static func record(_ id: RecordID, idKind: IDKind, token: String, limits: ClientLimits) -> Self {
    Self(
      call: .record,
      path: "\(attendance)/user_flows/\(id.rawValue)?employee_type=\(idKind.rawValue)", body: nil,
      token: token, answerLimit: limits.otherBody)
  }

  /// Lists punch results, with the names in them.
  static func results(
    of userIDs: [UserID], idKind: IDKind, days: ClosedRange<Int>, includesFormer: Bool,
    token: String, limits: ClientLimits
  ) -> Self {
    struct Body: Encodable {
      let user_ids: [String]
      let check_date_from: Int
      let check_date_to: Int
      let need_overtime_result = false
    }
    return Self(
      call: .results,
      path: "\(attendance)/user_tasks/query?employee_type=\(idKind.rawValue)"
        + "&ignore_invalid_users=true&include_terminated_user=\(includesFormer)",
      body: json(
        Body(
          user_ids: userIDs.map(\.rawValue), check_date_from: days.lowerBound,
          check_date_to: days.upperBound)),
      token: token, answerLimit: limits.queryBody)
  }

  /// Deletes flow records.
  static func delete(_ batch: RecordBatch, token: String, limits: ClientLimits) -> Self {
    Self(
      call: .delete, path: "\(attendance)/user_flows/batch_del",
      body: json(["record_ids": batch.ids.map(\.rawValue)]), token: token,
      answerLimit: limits.otherBody)
  }

  /// The bytes of a value; all values here are texts, integers and lists of them, which always encode.
  private static func json(_ value: some Encodable) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      return Array(try encoder.encode(value))
    } catch {
      preconditionFailure("A request cannot be encoded: \(error)")
    }
  }
}
