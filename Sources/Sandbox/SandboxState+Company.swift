extension SandboxState {
  /// The name of the company.
  public var companyName: String { "示例公司" }

  /// The employees as `employee_id`, in order; each has records.
  public var employees: [String] {
    people.dropFirst().map(\.employeeID)
  }

  /// The employees as `employee_no`, in the order of ``employees``.
  public var employeeNumbers: [String] {
    people.dropFirst().map(\.employeeNumber)
  }

  /// The names of the employees, in the order of ``employees``.
  public var employeeNames: [String] {
    people.dropFirst().map(\.name)
  }

  /// The start of the span of the records, in Unix seconds.
  public var from: Int { options.firstDay.startUnixSeconds }

  /// The end of the span of the records, in Unix seconds, which is no longer in it.
  public var to: Int { options.today.adding(1).startUnixSeconds }

  /// The number of records that stand there.
  public var recordCount: Int { flows.count }

  /// Whether a record stands there.
  public func holds(_ recordID: String) -> Bool {
    flows[recordID] != nil
  }

  /// Lists the records to which `batch_del` would do the same.
  public func recordIDs(_ fate: SandboxFate) -> [String] {
    flows.all.filter { $0.fate == fate }
      .sorted { ($0.checkTime, $0.recordID) > ($1.checkTime, $1.recordID) }
      .map(\.recordID)
  }

  /// Lets a record, if there is one, disappear as if another administrator had deleted it.
  public mutating func remove(_ recordID: String) {
    flows.remove(recordID)
  }
}

extension SandboxState {
  /// Finds people by their ids in a form; nil stands for an id that nobody has.
  func people(_ ids: [String], _ form: IDForm) -> [Person?] {
    let known = Dictionary(
      people.map { (form.id(of: $0), $0) }, uniquingKeysWith: { first, _ in first })
    return ids.map { known[$0] }
  }

  /// Turns an `employee_id` into a form, for the records of an answer.
  func converter(to form: IDForm) -> (String) -> String {
    let ids = Dictionary(
      people.map { ($0.employeeID, form.id(of: $0)) }, uniquingKeysWith: { first, _ in first })
    return { ids[$0] ?? $0 }
  }

  /// Refuses what the gateway's declared rules refuse, or lets the module refuse it.
  func violation(_ field: String, _ rule: String) -> Refusal {
    variants.refusesFieldsInModule ? .invalid() : .fields([(field, rule)])
  }

  /// Reads the `user_ids` of a query: 1 to 50.
  func userIDs(_ body: Body) throws(Refusal) -> [String] {
    guard let ids = try body.strings("user_ids") else {
      throw violation("user_ids", "user_ids is required")
    }
    guard !ids.isEmpty else { throw violation("user_ids", "the min len is 1") }
    guard ids.count <= 50 else { throw .invalid() }
    return ids
  }
}
