import Attendance
import CustomDump
import FeishuAttendance
import Sandbox
import Testing

@Suite("Importing again in the sandbox")
struct SandboxImportTests {
  static let createPath = "/open-apis/attendance/v1/user_flows/batch_create"

  private func judge(_ sent: RecordImport, _ attempt: WriteAttempt) -> ImportJudgement {
    ImportJudge.judge(sent, attempt.observation)
  }

  @Test("brings back what was deleted, in all but the id and the key", arguments: [false, true])
  func wholeRoad(tellsIDs: Bool) async throws {
    try await SandboxTests.withSandbox({ $0.variants.tellsCreatedIDs = tellsIDs }) {
      client, server in
      let window = try SandboxTests.window(server.state)
      let batch = try SandboxTests.batch(server.state.recordIDs(.deletable).prefix(10))
      let before = try await client.records(in: window).records
      let deleted = before.filter { $0.recordID.map(batch.ids.contains) == true }
      #expect(deleted.count == 10)
      _ = await client.delete(batch)
      var told: [RecordID?] = []
      for (number, record) in deleted.enumerated() {
        let sent = RecordImport(record, idempotentID: "undo-\(number)")
        let attempt = await client.create(sent, idKind: .employeeID)
        #expect(attempt.cause == nil && attempt.status == 200)
        guard case .imported(let id) = judge(sent, attempt).finding else {
          Issue.record("The record is not imported: \(attempt)")
          return
        }
        told.append(id)
        #expect((id != nil) == tellsIDs)
        // The same key again imports nothing.
        let again = judge(sent, await client.create(sent, idKind: .employeeID))
        #expect(again.finding == .importedEarlier)
      }
      let after = try await client.records(in: window).records
      #expect(after.count == before.count)
      for (number, record) in deleted.enumerated() {
        let found = after.filter { $0.idempotentID == "undo-\(number)" }
        let new = try #require(found.first)
        #expect(found.count == 1)
        #expect(!tellsIDs || new.recordID == told[number])
        var expected = record
        expected.recordID = new.recordID
        expected.idempotentID = "undo-\(number)"
        // What the snapshot leaves out comes back as false.
        expected.isField = record.isField ?? false
        expected.isWifi = record.isWifi ?? false
        expectNoDifference(new, expected)
        #expect(try await client.record(#require(new.recordID), idKind: .employeeID) == new)
      }
      let again = try SandboxTests.batch(
        after.compactMap {
          $0.idempotentID?.text.hasPrefix("undo-") == true ? $0.recordID?.rawValue : nil
        })
      #expect(
        DeletionJudge.judge(again, await client.delete(again).observation).verdicts
          .allSatisfy { $0.verdict == .deleted(.reply) })
      #expect(server.state.imports.flatMap(\.imported).count == 10)
      #expect(server.state.imports.count == 20)
    }
  }

  /// A record of the sandbox, and its import under a key.
  private func oneImport(
    _ client: FeishuClient, _ server: SandboxServer, _ change: (inout FlowRecord) -> Void = { _ in }
  ) async throws -> RecordImport {
    let id = try #require(server.state.recordIDs(.deletable).first.flatMap { RecordID($0) })
    var record = try #require(try await client.record(id, idKind: .employeeID))
    change(&record)
    return RecordImport(record, idempotentID: "undo-1")
  }

  @Test("finds out by the same key where the connection closed after the platform had acted")
  func hangUp() async throws {
    try await SandboxTests.withSandbox(
      { $0.script = [SandboxScript(path: Self.createPath, actsFirst: true, fault: .hangUp)] },
      { client, server in
        let sent = try await oneImport(client, server)
        let first = await client.create(sent, idKind: .employeeID)
        expectNoDifference(first.observation, .noAnswer(.connectionClosed))
        #expect(judge(sent, first).next == .sendAgain)
        #expect(server.state.imports.map(\.imported.count) == [1])
        let second = await client.create(sent, idKind: .employeeID)
        #expect(judge(sent, second).finding == .importedEarlier)
        expectNoDifference(
          server.state.imports.last,
          SandboxImport(keys: ["undo-1"], imported: [], usedKey: "undo-1"))
      })
  }

  @Test("says not imported of somebody unknown, and open where the platform only names them")
  func unknownEmployee() async throws {
    try await SandboxTests.withSandbox { client, server in
      let sent = try await oneImport(client, server) { $0.userID = UserID(rawValue: "gone") }
      let refused = judge(sent, await client.create(sent, idKind: .employeeID))
      #expect(refused.code == .userUnknown && refused.next == .settled)
      #expect(
        refused.finding
          == .notImported(.platform("user_id is not exist or does not have permission")))
      server.update { $0.variants.refusesWhenNothingImported = false }
      let named = judge(sent, await client.create(sent, idKind: .employeeID))
      #expect(named.finding == .open(.openAnswer) && named.code == .success)
      #expect(named.message == "[gone-\(sent.record.creatorID)]")
      #expect(server.state.imports.allSatisfy { $0.imported.isEmpty })
    }
  }

  @Test("says not imported of an employee outside of the data range")
  func outOfRange() async throws {
    try await SandboxTests.withSandbox { client, server in
      let sent = try await oneImport(client, server)
      server.update { $0.variants.outOfRange = [sent.record.userID.rawValue] }
      let judgement = judge(sent, await client.create(sent, idKind: .employeeID))
      #expect(judgement.finding == .notImported(.platform("no permission")))
    }
  }

  @Test("leaves a new token to the caller, and is not refused for its pace")
  func tokenAndPace() async throws {
    try await SandboxTests.withSandbox { client, server in
      let sent = try await oneImport(client, server)
      server.update { $0.revokeTokens() }
      let refused = judge(sent, await client.create(sent, idKind: .employeeID))
      #expect(refused.next == .renewTokenAndSendAgain)
      await client.discardToken()
      await withTaskGroup(of: Void.self) { group in
        for number in 0..<75 {
          group.addTask {
            let sent = RecordImport(sent.record, idempotentID: "undo-\(number)")
            #expect(await client.create(sent, idKind: .employeeID).status == 200)
          }
        }
      }
      #expect(server.state.imports.flatMap(\.imported).count == 75)
    }
  }
}
