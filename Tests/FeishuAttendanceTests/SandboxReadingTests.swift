import Attendance
import CustomDump
import FeishuAttendance
import Sandbox
import Testing

@Suite("Reading and deleting in the sandbox")
struct SandboxReadingTests {
  @Test("reads each record by itself as the list shows it, in both kinds of ids")
  func singleRecords() async throws {
    try await SandboxTests.withSandbox { client, server in
      let state = server.state
      for (kind, users) in [
        (IDKind.employeeID, state.employees), (.employeeNumber, state.employeeNumbers),
      ] {
        let window = try FlowWindow(
          userIDs: users.map(UserID.init(rawValue:)), idKind: kind,
          from: UnixTime(seconds: Int64(state.from)), to: UnixTime(seconds: Int64(state.to)))
        let records = try await client.records(in: window).records
        #expect(records.count == state.recordCount)
        #expect(Set(records.map(\.userID.rawValue)) == Set(users))
        for record in records.prefix(5) {
          let id = try #require(record.recordID)
          let alone = try await client.record(id, idKind: kind)
          expectNoDifference(alone, record)
        }
      }
    }
  }

  @Test("includes the first moment of a window, and not its last")
  func ends() async throws {
    try await SandboxTests.withSandbox { client, server in
      let whole = try SandboxTests.window(server.state)
      let records = try await client.records(in: whole).records
      let times = Set(records.map(\.checkTime)).sorted()
      let (first, last) = (times[times.count / 3], times[times.count / 2])
      let window = try FlowWindow(
        userIDs: whole.userIDs, idKind: .employeeID, from: first, to: last)
      let expected = records.filter { first <= $0.checkTime && $0.checkTime < last }
      #expect(expected.count > 1)
      let shown = try await client.records(in: window).records
      expectNoDifference(shown, expected)
    }
  }

  @Test("reads the punches behind the results, each as the list shows it, and all names")
  func results() async throws {
    try await SandboxTests.withSandbox { client, server in
      let window = try SandboxTests.window(server.state)
      let records = try await client.records(in: window).records
      let byID = Dictionary(
        uniqueKeysWithValues: try records.map { (try #require($0.recordID), $0) })
      let stranger = UserID(rawValue: "e9999")
      let results = try await client.results(
        of: window.userIDs + [stranger], idKind: .employeeID, from: 20_261_117, to: 20_261_123)
      #expect(results.records.count > 20)
      for record in results.records {
        expectNoDifference(record, byID[try #require(record.recordID)])
      }
      #expect(Set(results.records.map(\.recordID)).count == results.records.count)
      let names = zip(server.state.employees, server.state.employeeNames)
      expectNoDifference(
        results.names,
        Dictionary(uniqueKeysWithValues: names.map { (UserID(rawValue: $0), $1) }))
    }
  }

  @Test("keeps under the limit with many deletions in a row")
  func inARow() async throws {
    try await SandboxTests.withSandbox { client, server in
      let ids = Array(server.state.recordIDs(.deletable).prefix(25))
      for id in ids {
        let batch = try SandboxTests.batch([id])
        let attempt = await client.delete(batch)
        #expect(
          DeletionJudge.judge(batch, attempt.observation).verdicts.map(\.verdict)
            == [.deleted(.reply)])
      }
      let sent = server.state.calls.filter { $0.path == SandboxTests.deletePath }
      expectNoDifference(sent.map(\.status), Array(repeating: 200, count: 25))
      #expect(server.state.log.flatMap(\.deleted) == ids)
    }
  }
}
