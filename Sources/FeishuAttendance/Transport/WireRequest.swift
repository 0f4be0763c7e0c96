import Attendance
import Foundation

/// One request, as it goes out.
struct WireRequest: Sendable {
  /// What is asked for.
  let call: FeishuCall
  /// The path with its query, as it is written.
  let path: String
  /// The body of a POST; nil makes it a GET.
  let body: [UInt8]?
  /// The access token; nil for the call that gets one.
  let token: String?
  /// The largest body of the answer, in bytes.
  let answerLimit: Int
}

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

  /// Lists the app's scopes.
  static func scopes(token: String, limits: ClientLimits) -> Self {
    Self(
      call: .scopes, path: "/open-apis/application/v6/scopes", body: nil, token: token,
      answerLimit: limits.otherBody)
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

  /// Imports one flow record; an optional field that is nil or empty is left out.
  ///
  /// Feishu: <https://open.feishu.cn/document/server-docs/attendance-v1/user_task/batch_create> (read 2026-11-23).
  static func create(
    _ record: RecordImport, idKind: IDKind, token: String, limits: ClientLimits
  ) -> Self {
    struct Flow: Encodable {
      let user_id: String
      let creator_id: String
      let location_name: String
      let check_time: String
      let comment: String
      let ssid: String?
      let bssid: String?
      let is_field: Bool?
      let is_wifi: Bool?
      let type: Int?
      let external_id: String?
      let idempotent_id: String
    }
    func filled(_ text: ExactText?) -> String? { text.flatMap { $0.isEmpty ? nil : $0.text } }
    let flow = record.record
    return Self(
      call: .create,
      path: "\(attendance)/user_flows/batch_create?employee_type=\(idKind.rawValue)",
      body: json([
        "flow_records": [
          Flow(
            user_id: flow.userID.rawValue, creator_id: flow.creatorID.rawValue,
            location_name: flow.locationName.text, check_time: flow.checkTime.description,
            comment: flow.comment.text, ssid: filled(flow.ssid), bssid: filled(flow.bssid),
            is_field: flow.isField, is_wifi: flow.isWifi, type: flow.type?.rawValue,
            external_id: filled(flow.externalID), idempotent_id: record.idempotentID)
        ]
      ]),
      token: token, answerLimit: limits.otherBody)
  }

  /// The bytes of a value; all values here are texts, numbers, marks and lists of them, which always encode.
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
