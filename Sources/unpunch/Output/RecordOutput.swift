import Attendance
import Foundation
import UnpunchKit

/// A record as `query` prints it for programs; keys are added over time and never renamed.
struct RecordOutput: Encodable {
  /// The names of the columns of `csv`, which are the keys of `json`.
  static let columns = Key.allCases.map(\.rawValue)

  private enum Key: String, CodingKey, CaseIterable {
    case recordID = "record_id"
    case userID = "user_id"
    case name
    case checkTime = "check_time"
    case time
    case type
    case source
    case place = "location_name"
    case comment
    case creatorID = "creator_id"
    case externalID = "external_id"
    case idempotentID = "idempotent_id"
    case isField = "is_field"
    case isWifi = "is_wifi"
    case ssid
    case bssid
  }

  private let record: FlowRecord
  private let name: String?
  private let time: String

  init(_ record: FlowRecord, name: String?, zone: TimeZone) {
    self.record = record
    self.name = name
    time = ISOTime.text(record.checkTime, in: zone)
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    for key in Key.allCases {
      switch key {
      case .type: try container.encode(record.type?.rawValue, forKey: key)
      case .isField: try container.encode(record.isField, forKey: key)
      case .isWifi: try container.encode(record.isWifi, forKey: key)
      case .recordID, .userID, .name, .checkTime, .time, .source, .place, .comment, .creatorID,
        .externalID, .idempotentID, .ssid, .bssid:
        try container.encode(text(key), forKey: key)
      }
    }
  }

  /// The fields of `csv`, in the order of ``columns``; what is missing is empty.
  var fields: [String] { Key.allCases.map { text($0) ?? "" } }

  private func text(_ key: Key) -> String? {
    switch key {
    case .recordID: record.recordID?.rawValue
    case .userID: record.userID.rawValue
    case .name: name
    case .checkTime: record.checkTime.description
    case .time: time
    case .type: record.type.map { String($0.rawValue) }
    case .source: record.source.kind.rawValue
    case .place: record.locationName.text
    case .comment: record.comment.text
    case .creatorID: record.creatorID.rawValue
    case .externalID: record.externalID?.text
    case .idempotentID: record.idempotentID?.text
    case .isField: record.isField.map(String.init)
    case .isWifi: record.isWifi.map(String.init)
    case .ssid: record.ssid?.text
    case .bssid: record.bssid?.text
    }
  }
}
