/// What went wrong: see ``CompanyHistory``.
extension CompanyHistory {
  private func imported(_ person: Person, at time: Int, place: String) -> Flow {
    Flow(
      recordID: "", person: person.employeeID, creator: Person.administrator.employeeID,
      place: place, checkTime: time, fate: .deletable)
  }

  mutating func addFileTwice() {
    let month = fileDay.compact / 100 % 100
    let english = "\(CompanyHistory.monthNames[month - 1]) backfill"
    var rows: [Flow] = []
    for person in staff {
      for range in [30_600...32_700, 64_800...66_900] {
        var flow = imported(
          person, at: fileDay.startUnixSeconds + random.next(in: range), place: office(person))
        flow.comment = isChinese(person) ? "\(month) 月补录" : english
        flow.kind = 7
        flow.isField = false
        flow.isWiFi = false
        flow.externalID = "BACKFILL-\(fileDay.compact)-\(padded(rows.count + 1, 4))"
        rows.append(flow)
      }
    }
    rows.sort { ($0.checkTime, $0.person) > ($1.checkTime, $1.person) }
    for run in 1...2 {
      for (index, row) in rows.enumerated() {
        var flow = row
        flow.idempotentID = "backfill-\(fileDay.compact)-run\(run)-\(padded(index + 1, 4))"
        if run == 2, let fate = CompanyHistory.fates[index] {
          flow.fate = fate
        }
        add(flow)
      }
    }
  }

  mutating func addGate() {
    let late = 8 * 3600
    for day in gateDays {
      for index in staff.indices where usesGate(index) {
        for range in [29_700...31_800, 64_800...66_600] {
          var flow = imported(
            staff[index], at: day.startUnixSeconds + random.next(in: range) + late,
            place: "上海仓库 2 号门")
          flow.externalID = "GATE2-\(flow.checkTime)-\(staff[index].employeeNumber)"
          add(flow)
        }
      }
    }
  }

  mutating func addTestRun() {
    for (index, text) in CompanyHistory.hardTexts.enumerated() {
      var flow = imported(
        staff[index % staff.count], at: fileDay.startUnixSeconds + 43_200 + index * 60,
        place: text.place)
      flow.comment = text.comment
      flow.kind = 7
      add(flow)
    }
  }

  /// The fates in the second copy of the file, by row, newest first; the other rows are deletable.
  private static let fates: [Int: SandboxFate] = [
    2: .sealed, 4: .takenByAnother, 8: .contended, 12: .sealed, 17: .sealed,
  ]

  private static let monthNames = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  private static let hardTexts: [(place: String, comment: String)] = [
    (
      // A terminal that believes this clears its screen, turns red, rings and gets a new title.
      place: "北京总部\u{1B}[2J\u{1B}[31m B 座\u{1B}]0;owned\u{7}\n二层", comment: "test run 1"
    ),
    (
      place: "测试　地点（全角）ﾃｽﾄ",
      comment: "测试数据 📍👩‍💻🇨🇳 e\u{301} \u{202E}txet lortnoc idib\u{202C} 请忽略"
    ),
    (
      place: "Test bench",
      comment:
        "Third record of the test run of the new punch-clock integration against the live tenant; "
        + "it should have gone to the test tenant, does not belong to any shift, "
        + "and is to be deleted together with the other two as soon as somebody finds them."
    ),
  ]
}
