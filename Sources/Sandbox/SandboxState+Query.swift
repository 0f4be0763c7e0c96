extension SandboxState {
  /// Answers `user_flows/query`: the records of up to 50 people in `[from, to)`, in no order that
  /// means anything.
  func queryFlows(_ request: SandboxRequest) throws(Refusal) -> [JSON.Member] {
    let form = try IDForm(request)
    let body = try Body(request.body)
    let ids = try userIDs(body)
    let from = try time("check_time_from", of: body)
    let to = try time("check_time_to", of: body)
    guard from <= to else { throw .invalid() }
    var found: [Flow] = []
    for person in Set(try reachable(ids, form)) {
      found += flows.flows(of: person, from: from, to: to)
    }
    let seed = options.seed
    found.sort { SandboxState.rank($0, seed) < SandboxState.rank($1, seed) }
    let convert = converter(to: form)
    let tellsID = !variants.omitsRecordIDs
    let results = list(
      "user_flow_results", found.map { $0.json(idsAs: convert, tellsID: tellsID) },
      empty: variants.emptyResults)
    return JSON.Member.success(.object(results))
  }

  /// Answers `GET user_flows/:user_flow_id`: `data` is the record itself.
  func flow(_ id: String, _ request: SandboxRequest) throws(Refusal) -> [JSON.Member] {
    let form = try IDForm(request)
    let found = flows[id]
    if let found, variants.outOfRange.contains(found.person) { throw .outOfRange }
    var data = JSON.object([])
    if let found {
      data = found.json(idsAs: converter(to: form))
    } else {
      switch variants.unknownFlow {
      case .ruleDoesNotExist: throw .general("rule does not exist")
      case .invalidParameter: throw .invalid()
      case .emptyData: break
      }
    }
    return JSON.Member.success(data)
  }

  /// Writes a list of an answer; what an empty one looks like is a variant.
  func list(
    _ name: String, _ values: [JSON], empty: SandboxVariants.EmptyList
  ) -> [JSON.Member] {
    guard values.isEmpty else { return [JSON.Member(name, .array(values))] }
    switch empty {
    case .array: return [JSON.Member(name, .array([]))]
    case .null: return [JSON.Member(name, .null)]
    case .absent: return []
    }
  }

  /// The `employee_id` of each id; one that is unknown or out of range refuses the whole call.
  private func reachable(_ ids: [String], _ form: IDForm) throws(Refusal) -> [String] {
    let found = people(ids, form).compactMap { $0?.employeeID }
    guard found.count == ids.count else { throw .unknownUser }
    guard variants.outOfRange.isDisjoint(with: found) else { throw .outOfRange }
    return found
  }

  private func time(_ field: String, of body: Body) throws(Refusal) -> Int {
    guard let text = try body.string(field) else {
      throw violation(field, "\(field) is required")
    }
    guard let seconds = Int(text) else { throw .invalid() }
    return seconds
  }

  /// A place in an order that is always the same and never sorted by anything.
  private static func rank(_ flow: Flow, _ seed: UInt64) -> UInt64 {
    var random = SplitMix(seed: seed &+ (UInt64(flow.recordID) ?? 0))
    return random.next()
  }
}
