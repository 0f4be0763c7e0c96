import Foundation
import Sandbox

/// An answer, read by Foundation: the sandbox's own writer is not its own judge.
struct Answer {
  var status: Int
  var text: String
  var headers: [SandboxField]
  var envelope: Envelope

  init(_ response: SandboxResponse) throws {
    status = response.status
    headers = response.headers
    text = String(decoding: response.body, as: UTF8.self)
    let isJSON = response.headers.contains {
      $0.name == "Content-Type" && $0.value.hasPrefix("application/json")
    }
    envelope =
      isJSON ? try JSONDecoder().decode(Envelope.self, from: Data(response.body)) : Envelope()
  }

  func header(_ name: String) -> String? {
    headers.first { $0.name == name }?.value
  }

  /// What decides about an answer.
  var verdict: Verdict {
    Verdict(status, envelope.code, envelope.msg)
  }

  struct Verdict: Equatable {
    var status: Int
    var code: Int?
    var message: String?

    init(_ status: Int, _ code: Int?, _ message: String?) {
      self.status = status
      self.code = code
      self.message = message
    }
  }
}

// The names are those of the wire.
// swift-format-ignore: AlwaysUseLowerCamelCase
struct Envelope: Decodable {
  var code: Int?
  var msg: String?
  var tenant_access_token: String?
  var expire: Int?
  var data: Payload?
  var error: Trouble?

  struct Trouble: Decodable {
    var log_id: String
    var troubleshooter: String
    var field_violations: [Violation]?
    var permission_violations: [Permission]?
  }

  struct Violation: Decodable, Equatable {
    var field: String
    var description: String
  }

  struct Permission: Decodable, Equatable {
    var type: String
    var subject: String
  }

  struct Payload: Decodable {
    var user_flow_results: [Record]?
    var success_record_ids: [String]?
    var fail_record_ids: [String]?
    var flow_records: [Record]?
    var user_task_results: [Day]?
    var invalid_user_ids: [String]?
    var unauthorized_user_ids: [String]?
    var scopes: [Scope]?
    // What a single record has beside these is read as a record, from the answer's text.
    var record_id: String?
    var user_id: String?
  }

  struct Scope: Decodable {
    var scope_name: String
    var grant_status: Int
  }

  struct Record: Decodable, Equatable {
    var user_id: String
    var creator_id: String
    var location_name: String
    var check_time: String
    var comment: String
    var record_id: String?
    var ssid: String?
    var bssid: String?
    var is_field: Bool?
    var is_wifi: Bool?
    var type: Int?
    var photo_urls: [String]?
    var device_id: String?
    var external_id: String?
    var idempotent_id: String?
  }

  struct Day: Decodable {
    var result_id: String
    var user_id: String
    var employee_name: String
    var day: Int
    var records: [Result]
  }

  struct Result: Decodable {
    var check_in_record_id: String?
    var check_in_record: Record?
    var check_in_result: String
    var check_out_record_id: String?
    var check_out_record: Record?
    var check_out_result: String
    var check_in_shift_time: String
    var task_shift_type: Int
  }
}
