import Attendance
import Foundation
import Records

/// A million records of two thousand people, in three months.
enum Company {
  private static let zone = TimeZone(identifier: "Asia/Shanghai") ?? .gmt
  private static let span = TimeSpan(
    first: UnixTime(seconds: 1_787_500_800), last: UnixTime(seconds: 1_795_276_799))
  private static let places: [ExactText] = (1...40).map {
    "\($0 % 3 == 0 ? "北京总部" : "上海仓库") \($0) 号门"
  }
  private static let names = Dictionary(
    uniqueKeysWithValues: (0..<2000).map {
      (UserID(rawValue: "e\(1001 + $0)"), $0 % 2 == 0 ? "赵敏\($0)" : "Alice Carter \($0)")
    })

  /// The records, from a generator with a fixed seed.
  static let records: [FlowRecord] = {
    var state: UInt64 = 1
    func random(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    return (0..<1_000_000).map { number in
      FlowRecord(
        recordID: RecordID("670935\(4_699_356_941_000 + number * 7919 % 1_000_003 * 31)"),
        userID: UserID(rawValue: "e\(1001 + random(2000))"),
        creatorID: UserID(rawValue: "e1000"), locationName: places[random(places.count)],
        checkTime: UnixTime(seconds: 1_787_500_800 + Int64(random(7_776_000))),
        comment: random(3) == 0 ? "11 月补录 \(random(200))" : "", isField: false,
        type: random(4) == 0 ? .imported : .userPunch,
        externalID: number % 4 == 0 ? "BACKFILL-\(number)" : nil)
    }
  }()

  static let store = RecordStore.collecting(records).store

  static let arrangement = RecordArrangement(
    store: store, names: names, zone: zone, sourceName: { $0.kind.name(in: .english) })

  static func arranged(
    _ arrangement: RecordArrangement, _ filter: String, _ order: RecordOrder
  ) async -> ArrangedRows? {
    guard let span else { return nil }
    return await arrangement.arranged(
      RecordFilter(filter), order, anchor: nil, selected: [], span: span)
  }

  /// The peer of the filter: all columns of each row as one text in lower case.
  static let texts: [String] = store.rows.map { row in
    let record = store[row]
    return [
      CivilTime(record.checkTime, in: zone).text, names[record.userID] ?? "",
      record.userID.rawValue, record.source.kind.name(in: .english), record.locationName.text,
      record.comment.text, record.recordID?.rawValue ?? "",
    ].joined(separator: "\n").lowercased()
  }

  /// The peer of sorting: the text of each row.
  static func keys(_ column: RecordOrder.Column) -> [String] {
    store.rows.map { row in
      let record = store[row]
      return switch column {
      case .time: record.checkTime.description
      case .employee: (names[record.userID] ?? "") + "\u{0}" + record.userID.rawValue
      case .source: record.source.kind.name(in: .english)
      case .place: record.locationName.text
      case .comment: record.comment.text
      case .record: record.recordID?.rawValue ?? ""
      }
    }
  }
}

/// An answer of `user_flows/query` with two megabytes.
enum Answer {
  static let bytes: [UInt8] = {
    let records = Company.records.prefix(6_200).map { record in
      """
      {"bssid":"02:00:5e:10:00:01","check_time":"\(record.checkTime)","comment":"\(record.comment)",\
      "creator_id":"e1000","external_id":"\(record.externalID ?? "")","idempotent_id":"","is_field":false,\
      "is_wifi":true,"latitude":31.21,"location_name":"\(record.locationName)","longitude":121.47,\
      "photo_urls":[],"record_id":"\(record.recordID?.rawValue ?? "")","ssid":"office",\
      "type":7,"user_id":"\(record.userID)"}
      """
    }
    return Array(
      """
      {"code":0,"data":{"user_flow_results":[\(records.joined(separator: ","))]},"msg":"success"}
      """.utf8)
  }()
}
