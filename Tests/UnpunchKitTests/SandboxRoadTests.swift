import Attendance
import CustomDump
import FeishuAttendance
import Journal
import Sandbox
import TestSupport
import Testing

@testable import UnpunchKit

@Suite("The whole road against the sandbox")
struct SandboxRoadTests {
  private static let deletePath = "/open-apis/attendance/v1/user_flows/batch_del"

  @Test("lists, deletes ten of which some cannot be, lists again, and tells the truth")
  func wholeRoad() async throws {
    try await SandboxRoad.run { road in
      let before = await road.find()
      #expect(before.isComplete)
      #expect(before.store.count == road.server.state.recordCount)
      #expect(Set(before.names.values) == Set(road.server.state.employeeNames))
      #expect(before.namesError == nil)

      let state = road.server.state
      let ids =
        state.recordIDs(.deletable).prefix(6) + state.recordIDs(.sealed).prefix(2)
        + state.recordIDs(.contended).prefix(1) + state.recordIDs(.notImported).prefix(1)
      let plan = try road.plan(ids, from: before)
      #expect(await road.deletion.reread(plan) == .same)
      let report = try #require(await road.deletion.delete(plan, reason: "HR-1204").report)

      let truth = try #require(road.server.state.log.first)
      #expect(road.server.state.log.count == 1)
      #expect(truth.asked == plan.batch.ids.map(\.rawValue))
      expectNoDifference(
        report.entries.map(\.verdict),
        truth.asked.map { id in
          truth.refused[id].map { .notDeleted(.platform($0)) } ?? .deleted(.reply)
        })
      #expect(report.ids { $0 == .deleted(.reply) }.map(\.rawValue) == truth.deleted)
      #expect(truth.deleted.count == 6)
      #expect(report.outcome.logID?.isEmpty == false)
      #expect(report.journalError == nil)

      let after = await road.find()
      let gone = Set(truth.deleted.compactMap { RecordID($0) })
      expectNoDifference(
        after.store.rows.map { after.store[$0] },
        before.store.removing(gone).rows.map { before.store.removing(gone)[$0] })
      let kept = try #require(try await road.journal.batch(report.batchNumber))
      expectNoDifference(kept.outcome, report.outcome)
      expectNoDifference(kept.intent.records, plan.items.map(\.record))
    }
  }

  @Test("deletes with a new token where the old one ended between the list and the deletion")
  func tokenExpiry() async throws {
    try await SandboxRoad.run { road in
      let result = await road.find()
      let plan = try road.plan(road.server.state.recordIDs(.deletable).prefix(2), from: result)
      // The reading before the deletion renews the token by itself, so this one ends after it.
      road.server.update {
        $0.script = [
          SandboxScript(
            path: Self.deletePath,
            response: .json(400, #"{"code":99991663,"msg":"Invalid access token"}"#))
        ]
        $0.revokeTokens()
      }
      let report = try #require(await road.deletion.delete(plan, reason: "").report)
      #expect(report.entries.map(\.verdict) == [.deleted(.reply), .deleted(.reply)])
      #expect(report.attempts == 2)
      #expect(road.server.state.log.map(\.deleted) == [plan.batch.ids.map(\.rawValue)])
      #expect(try await road.journal.batch(1)?.attempts == 2)
    }
  }

  @Test("waits for the rate limit, and sends again by itself", arguments: [429, 400])
  func rateLimit(_ status: Int) async throws {
    try await SandboxRoad.run { road in
      let result = await road.find()
      let plan = try road.plan(road.server.state.recordIDs(.deletable).prefix(1), from: result)
      let refusal = SandboxResponse.json(
        status, #"{"code":99991400,"msg":"request trigger frequency limit"}"#,
        headers: [SandboxField("x-ogw-ratelimit-reset", "7")])
      road.server.update {
        $0.script = Array(
          repeating: SandboxScript(path: Self.deletePath, response: refusal), count: 2)
      }
      let report = try #require(await road.deletion.delete(plan, reason: "").report)
      #expect(report.entries.map(\.verdict) == [.deleted(.reply)])
      #expect(report.attempts == 3)
      expectNoDifference(road.waits.values, [.seconds(7), .seconds(7)])
      #expect(road.server.state.log.count == 1)
    }
  }

  @Test("reads and sends nothing where no scope is granted, and says which is missing")
  func missingScope() async throws {
    try await SandboxRoad.run { road in
      let result = await road.find()
      let plan = try road.plan(road.server.state.recordIDs(.deletable).prefix(1), from: result)
      road.server.update { $0.grantedScopes = ["attendance:task:readonly"] }
      let report = try #require(await road.deletion.delete(plan, reason: "").report)
      #expect(report.outcome.code == .scopeMissing)
      guard case .refused(let refusal) = report.cause else {
        Issue.record("The cause is no refusal: \(String(describing: report.cause))")
        return
      }
      #expect(refusal.missingScopes == ["attendance:task"])
      #expect(report.attempts == 1)

      road.server.update { $0.grantedScopes = [] }
      let failed = await road.deletion.delete(plan, reason: "").notStarted
      guard case .readingFailed(.refused(let reading)) = failed else {
        Issue.record("The reading did not fail: \(String(describing: failed))")
        return
      }
      #expect(reading.missingScopes == ["attendance:task:readonly"])
      let nothing = await road.find()
      #expect(nothing.store.count == 0)
      #expect(!nothing.isComplete)
      #expect(road.server.state.log == [])
      #expect(try await road.journal.batches().count == 1)
    }
  }

  private static let lost: [(SandboxResponse?, SandboxFault?)] = [
    (nil, .hangUp), (nil, .cutBody(after: 20)), (nil, .cutBody(after: 0)),
    (.text(502, "<html>Bad Gateway</html>", type: "text/html"), nil),
    (.json(500, #"{"code":1225000,"msg":"internal server error"}"#), nil),
    (.json(200, #"{"code":0,"msg":"success"}"#), nil), (.json(200, ""), nil),
  ]

  @Test("calls unknown, and sends once, what the platform did and lost the answer to")
  func lostAnswer() async throws {
    for (response, fault) in Self.lost {
      try await SandboxRoad.run { road in
        let result = await road.find()
        let ids = road.server.state.recordIDs(.deletable).prefix(3)
        let plan = try road.plan(ids, from: result)
        road.server.update {
          $0.script = [
            SandboxScript(
              path: Self.deletePath, actsFirst: response != nil, response: response, fault: fault)
          ]
        }
        let report = try #require(await road.deletion.delete(plan, reason: "").report)
        for entry in report.entries {
          guard entry.verdict.isUnknown else {
            Issue.record("\(entry) after \(String(describing: response ?? nil))")
            continue
          }
        }
        #expect(report.attempts == 1)
        #expect(report.cause != nil || response?.status == 200)
        #expect(road.server.state.log.map(\.deleted) == [Array(ids)])
        let sent = road.server.state.calls.filter { $0.path == Self.deletePath }
        #expect(sent.count == 1)
        #expect(
          await road.deletion.reread(plan)
            == .differs(plan.items.map { Rereading.Difference(item: $0, change: .gone) }))
      }
    }
  }

  @Test("finds that another administrator was faster, before anything is sent")
  func takenBefore() async throws {
    for unknown in [
      SandboxVariants.UnknownFlow.ruleDoesNotExist, .invalidParameter, .emptyData,
    ] {
      try await SandboxRoad.run { road in
        let result = await road.find()
        let ids = road.server.state.recordIDs(.deletable).prefix(2)
        let plan = try road.plan(ids, from: result)
        road.server.update {
          $0.variants.unknownFlow = unknown
          $0.remove(ids[0])
        }
        let cause = await road.deletion.delete(plan, reason: "").notStarted
        // What 1220001 says is told by the other record, which is still listed.
        expectNoDifference(
          cause, .differs([Rereading.Difference(item: plan.items[0], change: .gone)]))
        #expect(road.server.state.log == [])
      }
    }
  }

  @Test("lists many employees in several calls, each record once")
  func paging() async throws {
    try await SandboxRoad.run(people: 120, days: 40) { road in
      let result = await road.find()
      #expect(result.isComplete)
      #expect(result.repeated == 0)
      #expect(result.store.count == road.server.state.recordCount)
      #expect(result.names.count == 120)
      let queries = road.server.state.calls.filter { $0.path.hasSuffix("user_flows/query") }
      #expect(queries.count == 6)
      #expect(road.server.state.calls.allSatisfy { $0.status == 200 })
    }
  }

  @Test("lists all but the one employee who is not known")
  func unknownEmployee() async throws {
    try await SandboxRoad.run { road in
      let stranger = UserID(rawValue: "e9999")
      let result = await road.find(employees: road.employees + [stranger])
      expectNoDifference(result.gaps.map(\.employees), [[stranger]])
      #expect(result.store.count == road.server.state.recordCount)
      #expect(result.namesError == nil)
    }
  }
}
