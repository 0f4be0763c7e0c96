extension SandboxState {
  /// Answers `user_tasks/query`: for each person and day the first and the last punch, against a
  /// shift from 09:00 to 18:00 on workdays.
  ///
  /// <https://open.feishu.cn/document/server-docs/attendance-v1/user_task/query> (read 2026-11-23)
  func queryResults(_ request: SandboxRequest) throws(Refusal) -> [JSON.Member] {
    let form = try IDForm(request)
    let body = try Body(request.body)
    let ids = try userIDs(body)
    let from = try day("check_date_from", of: body)
    let to = try day("check_date_to", of: body)
    guard from <= to else { throw .invalid() }
    // Nobody here works overtime: only its type is checked.
    _ = try body.boolean("need_overtime_result")
    let ignores = request.flag("ignore_invalid_users")
    var results: [JSON] = []
    var invalid: [String] = []
    var unauthorized: [String] = []
    for (id, person) in zip(ids, people(ids, form)) {
      guard let person else {
        invalid.append(id)
        continue
      }
      guard !variants.outOfRange.contains(person.employeeID) else {
        unauthorized.append(id)
        continue
      }
      results += self.results(of: person, from: from, to: to, form)
    }
    if !ignores {
      guard invalid.isEmpty else { throw .unknownUser }
      guard unauthorized.isEmpty else { throw .outOfRange }
    }
    return JSON.Member.success(
      .object([
        JSON.Member("user_task_results", .array(results)),
        JSON.Member("invalid_user_ids", .strings(invalid)),
        JSON.Member("unauthorized_user_ids", .strings(unauthorized)),
      ]))
  }

  private func day(_ field: String, of body: Body) throws(Refusal) -> SandboxDay {
    guard let number = try body.integer(field) else {
      throw violation(field, "\(field) is required")
    }
    guard let day = SandboxDay(compact: number) else { throw .invalid() }
    return day
  }

  private func results(
    of person: Person, from: SandboxDay, to: SandboxDay, _ form: IDForm
  ) -> [JSON] {
    let convert = converter(to: form)
    let punches = Dictionary(
      grouping: flows.flows(
        of: person.employeeID, from: from.startUnixSeconds, to: to.adding(1).startUnixSeconds)
    ) { SandboxDay(unixSeconds: $0.checkTime) }
    // A day without a punch counts if the company worked on it.
    let workdays = (0..<options.days).map { options.firstDay.adding($0) }
      .filter { $0.isWorkday && from <= $0 && $0 <= to }
    return Set(workdays).union(punches.keys).sorted().map { day in
      .object([
        JSON.Member("result_id", .string(resultID(of: person, on: day))),
        JSON.Member("user_id", .string(convert(person.employeeID))),
        JSON.Member("employee_name", .string(person.name)),
        JSON.Member("day", .integer(day.compact)),
        JSON.Member("group_id", .string("6737202939523236110")),
        JSON.Member("shift_id", .string("6753520403404030215")),
        JSON.Member(
          "records", .array([taskResult(punches[day] ?? [], on: day, idsAs: convert)])),
      ])
    }
  }

  /// Nineteen digits, made of the day and the person.
  private func resultID(of person: Person, on day: SandboxDay) -> String {
    "70\(day.compact)" + padded(Int(person.employeeID.dropFirst()) ?? 0, 9)
  }

  private func taskResult(
    _ punches: [Flow], on day: SandboxDay, idsAs convert: (String) -> String
  ) -> JSON {
    let shiftStart = day.startUnixSeconds + 9 * 3600
    let shiftEnd = day.startUnixSeconds + 18 * 3600
    var members: [JSON.Member] = []
    func add(_ side: String, _ flow: Flow?, result: String, shiftTime: Int) {
      if let flow {
        members.append(JSON.Member("\(side)_record_id", .string(flow.recordID)))
        members.append(JSON.Member("\(side)_record", flow.json(idsAs: convert)))
      }
      members.append(JSON.Member("\(side)_result", .string(result)))
      members.append(JSON.Member("\(side)_result_supplement", .string("None")))
      members.append(JSON.Member("\(side)_shift_time", .string(String(shiftTime))))
    }
    let first = punches.first
    let last = punches.count > 1 ? punches.last : nil
    let missing = day == options.today ? "Todo" : "Lack"
    add(
      "check_in", first,
      result: first.map { $0.checkTime <= shiftStart ? "Normal" : "Late" } ?? missing,
      shiftTime: shiftStart)
    add(
      "check_out", last,
      result: last.map { $0.checkTime >= shiftEnd ? "Normal" : "Early" } ?? missing,
      shiftTime: shiftEnd)
    members.append(JSON.Member("task_shift_type", .integer(0)))
    return .object(members)
  }
}
