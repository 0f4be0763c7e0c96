import Attendance

/// How the data of each call is read.
extension Envelope {
  /// The token of `tenant_access_token/internal`, whose fields do not stand under `data`.
  ///
  /// Feishu: <https://open.feishu.cn/document/server-docs/authentication-management/access-token/tenant_access_token_internal>
  /// (read 2026-11-23).
  func token() throws(FeishuError) -> AccessToken {
    try read { top throws(FieldReader.Fault) in
      let text = try top.required(
        "tenant_access_token", try top.value("tenant_access_token")?.string)
      // What goes into a header must be visible ASCII.
      guard !text.isEmpty, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
        throw FieldReader.Fault(what: .unexpected("tenant_access_token"))
      }
      let seconds = try top.required("expire", try top.integer("expire"))
      guard (1...604_800).contains(seconds) else {
        throw FieldReader.Fault(what: .unexpected("expire"))
      }
      return AccessToken(text: text, lifetime: .seconds(seconds))
    }
  }

  /// The scopes of `application/v6/scopes`: granted is status 1.
  func scopes() throws(FeishuError) -> ScopeReading {
    try read { top throws(FieldReader.Fault) in
      var granted: Set<String> = []
      for scope in try top.data().objects("scopes") {
        let name = try scope.required("scope_name", try scope.text("scope_name"))
        if try scope.integer("grant_status") == 1 { granted.insert(name) }
      }
      return ScopeReading(granted: granted, platformTime: date.flatMap(HTTPDate.read))
    }
  }

  /// The records of `user_flows/query`; none where the list is empty, null or not in the data.
  func records() throws(FeishuError) -> FlowReading {
    try read { top throws(FieldReader.Fault) in
      var records: [FlowRecord] = []
      var unlisted: [UnlistedRecord] = []
      let data = try top.data()
      for element in try data.elements("user_flow_results") {
        switch FlowSight(element) {
        case .record(let record): records.append(record)
        case .unlisted(let record): unlisted.append(record)
        }
      }
      return FlowReading(
        records: records, logID: logID, unlisted: unlisted, hasMore: data.saysMore)
    }
  }

  /// The record of `user_flows/:user_flow_id`; nil where the data are there and empty.
  func record(_ id: RecordID) throws(FeishuError) -> FlowRecord? {
    try read { top throws(FieldReader.Fault) in
      let data = try top.data()
      guard !data.isEmpty else { return nil }
      guard case .record(var record) = FlowSight(data) else {
        throw FieldReader.Fault(what: Self.fault(of: data))
      }
      let isOdd = record.oddities?.contains { $0.field == "record_id" } ?? false
      guard !isOdd, record.recordID == nil || record.recordID == id else {
        throw FieldReader.Fault(what: .unexpected("record_id"))
      }
      // The id may be left out; it is the one that was asked for.
      record.recordID = id
      return record
    }
  }

  /// The punches and names of `user_tasks/query`; where an id has several names, the one of the latest day.
  ///
  /// Shifts that follow each other share punches, so each is taken once. A shift without a punch has none.
  func results() throws(FeishuError) -> TaskReading {
    try read { top throws(FieldReader.Fault) in
      var latest: [UserID: (day: Int, name: String)] = [:]
      var records: [FlowRecord] = []
      var unlisted: [UnlistedRecord] = []
      var seen: Set<FlowRecord> = []
      let data = try top.data()
      for result in try data.objects("user_task_results") {
        for task in try result.objects("records") {
          for punch in ["check_in_record", "check_out_record"] {
            guard let fields = try task.object(punch), !fields.isEmpty else { continue }
            guard case .record(var record) = FlowSight(fields) else {
              if case .unlisted(let record) = FlowSight(fields) { unlisted.append(record) }
              continue
            }
            if record.recordID == nil {
              record.recordID = task.textIfAny(punch + "_id").flatMap { RecordID($0) }
            }
            if record.recordID == nil || seen.insert(record).inserted { records.append(record) }
          }
        }
        // A name is for people only: an odd one is none.
        guard let name = result.textIfAny("employee_name"), !name.isEmpty,
          let user = result.textIfAny("user_id")
        else { continue }
        let id = UserID(rawValue: user)
        let day = result.textIfAny("day").flatMap { Int($0) } ?? 0
        if let known = latest[id], known.day > day { continue }
        latest[id] = (day, name)
      }
      return TaskReading(
        records: records, names: latest.mapValues(\.name), unlisted: unlisted,
        hasMore: data.saysMore)
    }
  }

  /// What is wrong with a record that cannot be listed.
  private static func fault(of fields: FieldReader) -> Malformation {
    guard case .unlisted(let record) = FlowSight(fields), let oddity = record.oddities.first else {
      return .unexpected("data")
    }
    return oddity.value == nil ? .missing(oddity.field) : .unexpected(oddity.field)
  }
}
