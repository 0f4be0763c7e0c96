import Sandbox
import Testing

@Suite("Making the company")
struct CompanyTests {
  @Test("makes the same company from the same options, to the byte")
  func deterministic() throws {
    var answers: Set<String> = []
    for _ in 1...3 {
      var platform = try Platform()
      answers.insert(try platform.list().text)
    }
    #expect(answers.count == 1)
  }

  @Test("makes the company that every other process makes")
  func sameEverywhere() throws {
    var platform = try Platform()
    #expect(platform.state.appID == "cli_c49ff8741c97c963")
    #expect(platform.state.recordCount == 482)
    #expect(
      platform.state.recordIDs(.takenByAnother) == ["6709354699357153739"])
    let first = try #require(try platform.list().envelope.data?.user_flow_results?.first)
    #expect([first.record_id, first.check_time] == ["6709354699357082194", "1794962267"])
  }

  @Test("makes another company from another seed or another day")
  func differs() throws {
    var answers: Set<String> = []
    for (seed, today) in [(1, "2026-11-23"), (2, "2026-11-23"), (1, "2026-11-24")] {
      var platform = try Platform(seed: UInt64(seed), today: today)
      answers.insert(try platform.list().text)
    }
    #expect(answers.count == 3)
  }

  @Test("gives every record an id of 19 digits of its own, none next to another")
  func identifiers() throws {
    var platform = try Platform()
    let ids = try platform.listedIDs()
    #expect((400...700).contains(ids.count) && Set(ids).count == ids.count)
    #expect(ids.allSatisfy { $0.count == 19 && $0.hasPrefix("6709354699") })
    let numbers = ids.compactMap(Int.init)
    #expect(zip(numbers, numbers.dropFirst()).allSatisfy { $1 - $0 > 1 })
  }

  @Test(
    "shows the file that was imported twice among the first records, on whatever day it is",
    arguments: ["2026-11-23", "2026-11-25", "2026-11-28", "2026-11-29", "2026-03-01"])
  func goodDemo(today: String) throws {
    var platform = try Platform(today: today)
    let records = (try platform.list().envelope.data?.user_flow_results ?? [])
      .sorted { ($0.check_time, $0.record_id ?? "") > ($1.check_time, $1.record_id ?? "") }
    let screens = records.prefix(40)
    let twice = Dictionary(grouping: screens) { [$0.user_id, $0.check_time, $0.location_name] }
      .values.filter { $0.count == 2 }
    #expect(twice.count >= 10)
    for pair in twice {
      #expect(Set(pair.compactMap(\.record_id)).count == 2)
      #expect(Set(pair.compactMap(\.idempotent_id)).count == 2)
      #expect(Set(pair.compactMap(\.external_id)).count == 1)
    }
    let near = Set(screens.compactMap(\.record_id))
    #expect(platform.state.recordIDs(.takenByAnother).filter(near.contains).count == 1)
    #expect(platform.state.recordIDs(.contended).filter(near.contains).count == 1)
    #expect((2...3).contains(platform.state.recordIDs(.sealed).filter(near.contains).count))
    #expect(platform.state.recordIDs(.deletable).filter(near.contains).count >= 16)
  }

  @Test("works from Monday to Friday")
  func workdays() throws {
    var platform = try Platform()
    let machines = (try platform.list().envelope.data?.user_flow_results ?? [])
      .filter { $0.type == 5 }
      .map { SandboxDay(unixSeconds: Int($0.check_time) ?? 0).description }
    // On the 20th, the Friday before today, the machines were down.
    let days = ["10", "11", "12", "13", "16", "17", "18", "19", "23"].map { "2026-11-\($0)" }
    #expect(Set(machines).sorted() == days)
  }

  @Test("has a gate whose punches stand eight hours late")
  func gate() throws {
    var platform = try Platform()
    let gate = (try platform.list().envelope.data?.user_flow_results ?? [])
      .filter { $0.location_name == "上海仓库 2 号门" }
    #expect(gate.count == 24)
    #expect(Set(gate.map(\.user_id)) == ["e1004", "e1010", "e1016", "e1022"])
    for record in gate {
      let seconds = ((Int(record.check_time) ?? 0) + 8 * 3600) % 86_400
      #expect((58_500..<60_601).contains(seconds) || (7200..<9001).contains(seconds))
      #expect(record.type == 0 && record.external_id?.hasPrefix("GATE2-") == true)
    }
  }

  @Test("has texts that only a careful program shows well")
  func hardTexts() throws {
    var platform = try Platform()
    let records = try platform.list().envelope.data?.user_flow_results ?? []
    #expect(records.contains { $0.location_name.contains("\u{1B}[2J") })
    #expect(records.contains { $0.location_name.contains("\n") })
    #expect(records.contains { $0.comment.contains("👩‍💻") })
    #expect(records.contains { $0.comment.count > 150 })
    #expect(records.contains { $0.comment.isEmpty })
  }

  @Test("has people of two languages, with ids and job numbers of their own")
  func people() throws {
    let state = try Platform(people: 1200, days: 1).state
    #expect(state.employees.count == 1200 && Set(state.employees).count == 1200)
    #expect(Set(state.employeeNumbers).count == 1200)
    #expect(Array(state.employees.prefix(2)) == ["e1001", "e1002"])
    #expect(state.employeeNumbers.first == "A-0001")
    #expect(Array(state.employeeNames.prefix(4)) == ["赵敏", "李强", "Alice Carter", "王芳"])
    #expect(Set(state.employeeNames).count > 1000)
  }

  @Test("has the days up to today, at UTC+8")
  func span() throws {
    let state = try Platform(days: 7, today: "2026-11-22").state
    #expect(state.from == 1_794_758_400)
    #expect(state.to == state.from + 7 * 86_400)
  }

  @Test("is made even for one person and one day", arguments: ["2026-11-22", "2026-11-23"])
  func smallest(today: String) throws {
    var platform = try Platform(people: 1, days: 1, today: today)
    #expect(try platform.listedIDs().count >= 4)
  }

  @Test("takes only numbers in their range")
  func ranges() throws {
    let today = try #require(SandboxDay("2026-11-23"))
    #expect(throws: SandboxOptionsError.people(0)) { try SandboxOptions(people: 0, today: today) }
    #expect(throws: SandboxOptionsError.days(401)) { try SandboxOptions(days: 401, today: today) }
    #expect(
      SandboxOptionsError.people(0).description == "The sandbox takes 1 to 2000 people, not 0.")
  }
}
