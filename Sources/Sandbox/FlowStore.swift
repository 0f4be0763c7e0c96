/// The records of the company, found by id or by person.
struct FlowStore: Sendable {
  private var flows: [String: Flow] = [:]
  private var idsOfPerson: [String: Set<String>] = [:]

  var count: Int { flows.count }

  var all: some Collection<Flow> { flows.values }

  subscript(recordID: String) -> Flow? { flows[recordID] }

  /// The records of a person in `[from, to)`, earliest first.
  func flows(of person: String, from: Int, to: Int) -> [Flow] {
    (idsOfPerson[person] ?? []).compactMap { flows[$0] }
      .filter { from <= $0.checkTime && $0.checkTime < to }
      .sorted { ($0.checkTime, $0.recordID) < ($1.checkTime, $1.recordID) }
  }

  /// Adds a record, or puts a changed one in the place of the one with its id.
  mutating func put(_ flow: Flow) {
    flows[flow.recordID] = flow
    idsOfPerson[flow.person, default: []].insert(flow.recordID)
  }

  mutating func remove(_ recordID: String) {
    guard let flow = flows.removeValue(forKey: recordID) else { return }
    idsOfPerson[flow.person]?.remove(recordID)
  }
}
