/// Makes the records of the company, from the options alone.
///
/// On workdays people punch for themselves: at an attendance machine, over Wi-Fi, by GPS, now and
/// then in the field; none of these was imported. On ``today`` only some have come yet. Beside
/// that, an integration went wrong three times:
///
/// - One file was imported twice. It holds the morning and the evening of everyone on ``fileDay``,
///   when the machines were down, so that each person, time and place stands there twice, with
///   other record ids and idempotency keys. All can be deleted but five of the second copy near its
///   newest end: three are sealed, one is taken by another administrator, one is contended.
/// - The gate of the warehouse has the wrong time zone: for some people on up to three workdays its
///   punches stand eight hours late, the evening ones on the next day. Its importer leaves `type`
///   out, which then is 0.
/// - Three records of a test run stand in the live tenant, of type 7 and without any key. Their
///   texts are the hard ones: control characters, wide characters, a long comment.
struct CompanyHistory {
  private(set) var flows: [Flow] = []
  let options: SandboxOptions
  let staff: [Person]
  var random: SplitMix
  private var identifiers: RecordIdentifiers

  init(options: SandboxOptions, staff: [Person], identifiers: RecordIdentifiers) {
    self.options = options
    self.staff = staff
    self.identifiers = identifiers
    random = SplitMix(seed: options.seed)
    for day in (0..<options.days).map({ options.firstDay.adding($0) }) {
      for index in staff.indices {
        addOwnPunches(of: index, on: day)
      }
    }
    addGate()
    addTestRun()
    addFileTwice()
  }

  /// The generator of ids after the last one that was given out.
  var nextIdentifiers: RecordIdentifiers { identifiers }

  var today: SandboxDay { options.today }

  /// The last workday before today, else today.
  var fileDay: SandboxDay {
    workdaysBefore(today).last ?? today
  }

  /// The workdays of the span before a day, earliest first.
  private func workdaysBefore(_ day: SandboxDay) -> [SandboxDay] {
    (0..<options.days).map { options.firstDay.adding($0) }.filter { $0 < day && $0.isWorkday }
  }

  var gateDays: [SandboxDay] {
    // The workday before the file's is left out, so that the two can be told apart at a glance.
    workdaysBefore(fileDay).dropLast().suffix(3)
  }

  func usesGate(_ index: Int) -> Bool {
    index % 6 == 3
  }

  mutating func add(_ flow: Flow) {
    var flow = flow
    flow.recordID = identifiers.next()
    flows.append(flow)
  }
}

// MARK: Own punches

extension CompanyHistory {
  private mutating func addOwnPunches(of index: Int, on day: SandboxDay) {
    guard day != fileDay || day == today else { return }
    guard !(usesGate(index) && gateDays.contains(day)) else { return }
    if day == today {
      if random.next(in: 1...3) == 1 {
        addOwnPunch(of: index, at: day.startUnixSeconds + random.next(in: 27_600...30_000))
      }
      return
    }
    guard day.isWorkday else {
      if random.next(in: 1...40) == 1 {
        addFieldPunch(of: index, at: day.startUnixSeconds + random.next(in: 36_000...57_600))
      }
      return
    }
    addOwnPunch(of: index, at: day.startUnixSeconds + random.next(in: 30_000...33_000))
    switch random.next(in: 1...30) {
    case 1: break
    case 2: addFieldPunch(of: index, at: day.startUnixSeconds + random.next(in: 61_200...66_000))
    case _: addOwnPunch(of: index, at: day.startUnixSeconds + random.next(in: 64_500...70_200))
    }
  }

  private mutating func addOwnPunch(of index: Int, at time: Int) {
    let person = staff[index]
    var flow = Flow(
      recordID: "", person: person.employeeID, creator: person.employeeID,
      place: office(person), checkTime: time)
    switch index % 4 {
    case 0, 3:
      flow.kind = 5
      flow.deviceID = "ATM-0\(1 + index % 3)"
    case 1:
      flow.ssid = "example-office"
      flow.bssid = "02:00:5e:10:00:0\(index % 10)"
      flow.isWiFi = true
      flow.isField = false
    case _:
      flow.isField = false
      flow.isWiFi = false
    }
    add(flow)
  }

  private mutating func addFieldPunch(of index: Int, at time: Int) {
    let person = staff[index]
    var flow = Flow(
      recordID: "", person: person.employeeID, creator: person.employeeID,
      place: isChinese(person) ? "上海市浦东新区世纪大道 100 号" : "Marina Boulevard 8, Singapore",
      checkTime: time, comment: isChinese(person) ? "拜访客户" : "customer visit")
    flow.isField = true
    flow.isWiFi = false
    flow.photoURLs = ["https://example.com/punches/\(time)-\(person.employeeID).jpg"]
    add(flow)
  }

  func isChinese(_ person: Person) -> Bool {
    person.name.unicodeScalars.contains { (0x4e00...0x9fff).contains($0.value) }
  }

  func office(_ person: Person) -> String {
    isChinese(person) ? "北京总部 A 座" : "Singapore office, floor 12"
  }
}
