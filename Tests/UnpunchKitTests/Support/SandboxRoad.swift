import Attendance
import FeishuAttendance
import Journal
import Sandbox
import TestSupport
import Testing
import UnpunchKit

/// A client of a sandbox over a socket, with all that the work needs; waits for the rate limit end at once.
struct SandboxRoad {
  let server: SandboxServer
  let service: AttendanceService
  let journal: Journal
  let deletion: Deletion
  /// How long each wait before a deletion was to be.
  let waits: Recorder<Duration>

  /// Runs a test against a sandbox of its own.
  ///
  /// - Parameters:
  ///   - people: The number of employees.
  ///   - days: The number of days.
  ///   - body: The test.
  /// - Throws: What the sandbox and the test throw.
  static func run(
    people: Int = 12, days: Int = 7, _ body: (SandboxRoad) async throws -> Void
  ) async throws {
    let today = try #require(SandboxDay("2026-11-23"))
    let server = SandboxServer(
      SandboxState(options: try SandboxOptions(people: people, days: days, today: today)))
    try await server.listening { address in
      let client = FeishuClient(
        FeishuConfiguration(
          platform: .feishu, baseURL: try BaseURL(address.baseURL), appID: server.state.appID,
          appSecret: Secret(server.state.appSecret)))
      do {
        try await body(try await SandboxRoad(server, AttendanceService(client)))
        await client.close()
      } catch {
        await client.close()
        throw error
      }
    }
  }

  private init(_ server: SandboxServer, _ service: AttendanceService) async throws {
    let waits = Recorder<Duration>()
    self.server = server
    self.service = service
    self.waits = waits
    journal = try await Journal.fresh()
    deletion = Deletion(
      service: service, journal: journal, target: DeletionRoad.target,
      timing: .standingStill { waits.record($0) })
  }

  var employees: [UserID] { server.state.employees.map(UserID.init(rawValue:)) }

  /// Finds all records of the company.
  ///
  /// - Parameter employees: Whose; nil for all employees.
  /// - Returns: What was found.
  func find(employees: [UserID]? = nil) async -> SearchResult {
    let state = server.state
    let span = Fixture.span(
      UnixTime(seconds: Int64(state.from)), seconds: Int64(state.to - state.from))
    return await Finder(service: service, zone: Fixture.zone).find(
      Fixture.query(employees ?? self.employees, span))
  }

  /// Freezes some of the records that were found.
  ///
  /// - Parameters:
  ///   - ids: Their ids.
  ///   - result: What was found.
  /// - Returns: The plan.
  /// - Throws: What ends the test where one of them was not found.
  func plan(_ ids: some Sequence<String>, from result: SearchResult) throws -> DeletionPlan {
    var selection = Selection()
    for id in ids {
      let row = result.store.rows.first { result.store.recordID($0)?.rawValue == id }
      #expect(selection.insert(result.store[try #require(row)]) == nil)
    }
    return try #require(
      DeletionPlan(selection, from: result.query, names: result.names))
  }
}
