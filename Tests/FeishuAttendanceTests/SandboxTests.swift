import Attendance
import CustomDump
import Foundation
import FeishuAttendance
import Sandbox
import Testing

@Suite("Working with the sandbox")
struct SandboxTests {
  static let deletePath = "/open-apis/attendance/v1/user_flows/batch_del"

  /// Runs a test against a sandbox of its own.
  static func withSandbox(
    _ change: (inout SandboxState) -> Void = { _ in },
    _ body: (FeishuClient, SandboxServer) async throws -> Void
  ) async throws {
    let today = try #require(SandboxDay("2026-11-23"))
    var state = SandboxState(options: try SandboxOptions(people: 6, days: 7, today: today))
    change(&state)
    let server = SandboxServer(state)
    try await server.listening { address in
      let configuration = FeishuConfiguration(
        platform: .feishu, baseURL: try BaseURL(address.baseURL), appID: server.state.appID,
        appSecret: Secret(server.state.appSecret))
      try await withClient(configuration) { try await body($0, server) }
    }
  }

  static func window(_ state: SandboxState) throws -> FlowWindow {
    try FlowWindow(
      userIDs: state.employees.map(UserID.init(rawValue:)), idKind: .employeeID,
      from: UnixTime(seconds: Int64(state.from)), to: UnixTime(seconds: Int64(state.to)))
  }

  static func batch(_ ids: some Sequence<String>) throws -> RecordBatch {
    try RecordBatch(ids.map { try #require(RecordID($0)) })
  }

  @Test("finds records with their names, reads one, deletes it, and finds it no more")
  func wholeRoad() async throws {
    try await Self.withSandbox { client, server in
      let window = try Self.window(server.state)
      let before = try await client.records(in: window)
      #expect(before.records.count > 20)
      #expect(before.logID != nil)
      let results = try await client.results(
        of: window.userIDs, idKind: .employeeID, from: 20_261_117, to: 20_261_123)
      #expect(Set(results.names.values) == Set(server.state.employeeNames))

      let id = try #require(server.state.recordIDs(.deletable).first.flatMap { RecordID($0) })
      let shown = try await client.record(id, idKind: .employeeID)
      #expect(shown == before.records.first { $0.recordID == id })

      let batch = try RecordBatch([id])
      let attempt = await client.delete(batch)
      expectNoDifference(
        DeletionJudge.judge(batch, attempt.observation).verdicts,
        [RecordVerdict(recordID: id, verdict: .deleted(.reply))])
      #expect(attempt.cause == nil)
      #expect(attempt.status == 200)
      #expect(attempt.logID?.isEmpty == false)

      let after = try await client.records(in: window)
      #expect(after.records.count == before.records.count - 1)
      let gone = await failure { () async throws(FeishuError) in
        try await client.record(id, idKind: .employeeID)
      }
      guard case .refused(let refusal) = gone else {
        Issue.record("The record is not refused: \(String(describing: gone))")
        return
      }
      #expect(refusal.code == .generalFailure)
      server.update { $0.variants.unknownFlow = .emptyData }
      #expect(try await client.record(id, idKind: .employeeID) == nil)
    }
  }

  @Test("gets a new token for a reading, and leaves it to the caller for a deletion")
  func revokedToken() async throws {
    try await Self.withSandbox { client, server in
      let window = try Self.window(server.state)
      _ = try await client.records(in: window)
      server.update { $0.revokeTokens() }
      _ = try await client.records(in: window)
      server.update { $0.revokeTokens() }
      let batch = try Self.batch(server.state.recordIDs(.deletable).prefix(1))
      let refused = DeletionJudge.judge(batch, await client.delete(batch).observation)
      #expect(refused.next == .renewTokenAndSendAgain)
      await client.discardToken()
      let done = DeletionJudge.judge(batch, await client.delete(batch).observation)
      #expect(done.verdicts.map(\.verdict) == [.deleted(.reply)])
      #expect(server.state.log.count == 1)
    }
  }

  @Test("names the scope that is missing")
  func missingScope() async throws {
    try await Self.withSandbox({ $0.grantedScopes = [] }) { client, server in
      let window = try Self.window(server.state)
      let error = await failure { () async throws(FeishuError) in
        try await client.records(in: window)
      }
      #expect(error?.description.contains("attendance:task:readonly") == true)
      #expect(error?.isAboutPermission == true)
      let attempt = await client.delete(try Self.batch(["1"]))
      #expect(attempt.cause?.description.contains("attendance:task") == true)
    }
  }

  @Test("lists the granted scopes, with the platform's time", arguments: [[], ["attendance:task"]])
  func scopes(granted: Set<String>) async throws {
    try await Self.withSandbox({ $0.grantedScopes = granted }) { client, _ in
      let reading = try await client.scopes()
      #expect(reading.granted == granted)
      let time = try #require(reading.platformTime)
      #expect(abs(time.timeIntervalSinceNow) < 60)
    }
  }

  @Test("sends a deletion once where the connection closes after the platform has acted")
  func hangUp() async throws {
    try await Self.withSandbox(
      { $0.script = [SandboxScript(path: Self.deletePath, actsFirst: true, fault: .hangUp)] },
      { client, server in
        let batch = try Self.batch(server.state.recordIDs(.deletable).prefix(10))
        let attempt = await client.delete(batch)
        expectNoDifference(attempt.observation, .noAnswer(.connectionClosed))
        #expect(server.state.log.map(\.asked) == [batch.ids.map(\.rawValue)])
      })
  }

  @Test("never hits the rate limit, though many deletions are wanted at once")
  func paced() async throws {
    try await Self.withSandbox { client, server in
      let ids = Array(server.state.recordIDs(.notImported).prefix(25))
      let batches = try ids.map { try Self.batch([$0]) }
      await withTaskGroup(of: Void.self) { group in
        for batch in batches {
          group.addTask { #expect(await client.delete(batch).status == 200) }
        }
      }
      #expect(server.state.log.count == 25)
    }
  }
}
