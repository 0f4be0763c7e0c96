extension SandboxState {
  /// 2022-01-01 at UTC+8: earlier punches can not be imported.
  private static let firstImportableTime = 1_640_966_400

  /// Answers `user_flows/batch_create`: 1 to 50 records.
  ///
  /// A record of somebody unknown is passed over and named in `msg`; if all are, the whole call
  /// is refused. A key that was used before, even by a record deleted since, refuses the whole call:
  /// how long the platform remembers a key is not documented.
  mutating func createFlows(_ request: SandboxRequest) throws(Refusal) -> [JSON.Member] {
    let form = try IDForm(request)
    guard let records = try Body(request.body).objects("flow_records") else {
      throw violation("flow_records", "flow_records is required")
    }
    guard !records.isEmpty else { throw violation("flow_records", "the min len is 1") }
    guard records.count <= 50 else { throw .general("operate too much flow") }
    var created: [Flow] = []
    var entry = SandboxImport(keys: [], imported: [])
    var keys: Set<String> = []
    var usedKey: String?
    for (index, record) in records.enumerated() {
      let (flow, people) = try newFlow(record, at: index, form)
      if let key = flow?.idempotentID, usedIdempotentIDs.contains(key) || !keys.insert(key).inserted
      {
        usedKey = usedKey ?? key
      }
      entry.keys.append(try text("idempotent_id", of: record))
      if let flow {
        created.append(flow)
      } else {
        entry.unknown.append(people)
      }
    }
    if let usedKey {
      entry.usedKey = usedKey
      imports.append(entry)
      throw .general("the object already exists")
    }
    for index in created.indices {
      created[index].recordID = identifiers.next()
      flows.put(created[index])
    }
    usedIdempotentIDs.formUnion(keys)
    entry.imported = created.map(\.recordID)
    imports.append(entry)
    if created.isEmpty, variants.refusesWhenNothingImported { throw .unknownUser }
    let named = entry.unknown.isEmpty ? "" : "[\(entry.unknown.joined(separator: " "))]"
    return [
      JSON.Member("msg", .string(named)),
      JSON.Member("data", .object([JSON.Member("flow_records", report(created, form))])),
    ]
  }

  /// Reads one record; nil if its person or its creator is unknown, beside their ids.
  private func newFlow(
    _ record: Body, at index: Int, _ form: IDForm
  ) throws(Refusal) -> (flow: Flow?, people: String) {
    let person = try required("user_id", of: record, at: index)
    let creator = try required("creator_id", of: record, at: index)
    let place = try required("location_name", of: record, at: index)
    let time = try required("check_time", of: record, at: index)
    let comment = try required("comment", of: record, at: index)
    guard let seconds = Int(time) else { throw .invalid() }
    guard seconds >= SandboxState.firstImportableTime else { throw .general("time is invalid") }
    let found = people([person, creator], form).compactMap { $0?.employeeID }
    guard found.count == 2 else { return (nil, "\(person)-\(creator)") }
    guard variants.outOfRange.isDisjoint(with: found) else { throw .outOfRange }
    var flow = Flow(
      recordID: "", person: found[0], creator: found[1], place: place, checkTime: seconds,
      comment: comment, kind: try record.integer("type") ?? 0, fate: .deletable)
    flow.ssid = try text("ssid", of: record)
    flow.bssid = try text("bssid", of: record)
    flow.isField = try record.boolean("is_field") ?? false
    flow.isWiFi = try record.boolean("is_wifi") ?? false
    flow.externalID = try text("external_id", of: record)
    flow.idempotentID = try text("idempotent_id", of: record)
    return (flow, "")
  }

  private func required(
    _ name: String, of record: Body, at index: Int
  ) throws(Refusal) -> String {
    guard let text = try record.string(name) else {
      throw violation("flow_records[\(index)].\(name)", "\(name) is required")
    }
    return text
  }

  /// An optional text; an empty one is none.
  private func text(_ name: String, of record: Body) throws(Refusal) -> String? {
    try record.string(name).flatMap { $0.isEmpty ? nil : $0 }
  }

  private func report(_ created: [Flow], _ form: IDForm) -> JSON {
    let convert = converter(to: form)
    if variants.tellsCreatedIDs {
      return .array(created.map { $0.json(idsAs: convert) })
    }
    return .array(
      created.map {
        .object([
          JSON.Member("check_time", .string(String($0.checkTime))),
          JSON.Member("comment", .string($0.comment)),
          JSON.Member("creator_id", .string(convert($0.creator))),
          JSON.Member("location_name", .string($0.place)),
          JSON.Member("user_id", .string(convert($0.person))),
        ])
      })
  }
}
