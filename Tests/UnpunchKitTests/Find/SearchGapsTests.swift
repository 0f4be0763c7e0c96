import Attendance
import CustomDump
import FeishuAttendance
import TestSupport
import Testing

@testable import UnpunchKit

@Suite("What a search could not read")
struct SearchGapsTests {
  private static let day: Int64 = 86_400

  /// Finds with a reading of its own, and keeps the windows that were asked for.
  private func find(
    _ query: FlowQuery, asked: Recorder<FlowWindow> = Recorder(),
    _ records: @escaping @Sendable (FlowWindow) async throws(FeishuError) -> [FlowRecord]
  ) async -> SearchResult {
    var service = PlatformDouble().service
    service.records = { window throws(FeishuError) in
      asked.record(window)
      return FlowReading(records: try await records(window), logID: nil)
    }
    return await Finder(service: service, zone: Fixture.zone).find(query)
  }

  private func gap(_ users: [UserID], _ error: FeishuError) -> SearchResult.Gap {
    SearchResult.Gap(
      employees: users, from: Fixture.midnight,
      to: Fixture.midnight.advanced(bySeconds: Self.day), error: error)
  }

  /// One record for each of the window's employees.
  @Sendable private static func records(of window: FlowWindow) -> [FlowRecord] {
    window.userIDs.map { user in
      var record = Fixture.record(0)
      record.userID = user
      record.recordID = RecordID(String(user.rawValue.dropFirst()))
      return record
    }
  }

  private static let passing: [FeishuError] = [
    Fixture.silence(), .answerBroken(.query, status: 200, .cut, logID: "1"),
    .malformed(.query, status: 200, .noCode, logID: nil), Fixture.refusal(.systemError),
    Fixture.refusal(.managementServiceError), Fixture.refusal(.parameterInvalid),
    Fixture.refusal(.generalFailure),
  ]

  @Test("is told where one part fails, and the other parts stay", arguments: passing)
  func oneGap(_ error: FeishuError) async {
    let result = await find(Fixture.query(Fixture.users(150))) { window throws(FeishuError) in
      if window.userIDs.contains(Fixture.user(60)) { throw error }
      return Self.records(of: window)
    }
    let users = Array(Fixture.users(150)[50..<100])
    expectNoDifference(result.gaps, [gap(users, error)])
    #expect(!result.isComplete)
    #expect(result.store.count == 100)
  }

  private static let hopeless: [FeishuError] = [
    Fixture.refusal(.scopeMissing), Fixture.refusal(.tokenRefused), Fixture.refusal(.appNotInUse),
    Fixture.refusal(.addressDenied), Fixture.refusal(.quotaExceeded),
    Fixture.refusal(.rateLimited), .notReached(.query, host: "open.feishu.cn", .nameNotFound),
    .redirected(.query, status: 302, host: "login.example.com"),
    .notFeishu(.query, status: 200, contentType: "text/html", firstWords: "Sign in"),
    .cancelled(.query, wasSent: false),
  ]

  @Test("is everything else where the first refusal would meet every part", arguments: hopeless)
  func nothingMore(_ error: FeishuError) async {
    let asked = Recorder<FlowWindow>()
    let result = await find(Fixture.query(Fixture.users(2000)), asked: asked) {
      _ throws(FeishuError) in
      throw error
    }
    #expect(asked.values.count <= 8)
    #expect(result.gaps.count == 40)
    #expect(Set(result.gaps.flatMap(\.employees)) == Set(Fixture.users(2000)))
    #expect(result.gaps.flatMap(\.employees).count == 2000)
    #expect(result.gaps.allSatisfy { $0.error == error })
    #expect(result.store.count == 0)
  }

  @Test("is the one employee whom the platform does not know, by name", arguments: [0, 24, 49])
  func unknownEmployee(_ bad: Int) async {
    let asked = Recorder<FlowWindow>()
    let error = Fixture.refusal(.userUnknown)
    let result = await find(Fixture.query(Fixture.users(50)), asked: asked) {
      window throws(FeishuError) in
      if window.userIDs.contains(Fixture.user(bad)) { throw error }
      return Self.records(of: window)
    }
    expectNoDifference(result.gaps, [gap([Fixture.user(bad)], error)])
    #expect(result.store.count == 49)
    #expect(result.repeated == 0)
    // Six cuts, with two calls each, after the first call.
    #expect(asked.values.count <= 13)
  }

  @Test("is nothing where an answer is too large and its parts are not")
  func tooLarge() async {
    let asked = Recorder<FlowWindow>()
    let query = Fixture.query([Fixture.user(0)], Fixture.span(seconds: 8 * Self.day))
    let records = (0..<8).map { Fixture.record($0, minute: $0 * 1440) }
    let result = await find(query, asked: asked) { window throws(FeishuError) in
      if window.to.seconds - window.from.seconds > Self.day { throw Fixture.tooLarge() }
      return records.filter { window.from <= $0.checkTime && $0.checkTime < window.to }
    }
    #expect(result.isComplete)
    #expect(result.repeated == 0)
    expectNoDifference(
      result.store.rows.map { result.store[$0] }, Array(records.reversed()))
    // One call of eight days, two of four, four of two, eight of one.
    #expect(asked.values.count == 15)
  }

  @Test("is one second of one employee where even that is too large")
  func oneSecond() async {
    let second = Fixture.midnight.advanced(bySeconds: 2)
    let query = Fixture.query(Fixture.users(2), Fixture.span(seconds: 4))
    let result = await find(query) { window throws(FeishuError) in
      guard window.from <= second, second < window.to, window.userIDs.contains(Fixture.user(1))
      else { return [] }
      throw Fixture.tooLarge()
    }
    expectNoDifference(
      result.gaps,
      [
        SearchResult.Gap(
          employees: [Fixture.user(1)], from: second, to: second.advanced(bySeconds: 1),
          error: Fixture.tooLarge())
      ])
  }

  @Test("is the rest where every part is too large, after seven answers, read one at a time")
  func neverSmaller() async {
    let asked = Recorder<FlowWindow>()
    let query = Fixture.query(Fixture.users(50), Fixture.span(seconds: 31 * Self.day))
    let result = await find(query, asked: asked) { _ throws(FeishuError) in
      throw Fixture.tooLarge()
    }
    #expect(asked.values.count == 7)
    #expect(result.store.count == 0)
    #expect(!result.isComplete)
  }

  @Test("is everything where the token's answer is too large: no part has a smaller token")
  func tokenTooLarge() async {
    let asked = Recorder<FlowWindow>()
    let query = Fixture.query([Fixture.user(0)], Fixture.span(seconds: 8 * Self.day))
    let result = await find(query, asked: asked) { _ throws(FeishuError) in
      throw Fixture.tooLarge(.token)
    }
    #expect(asked.values.count == 1)
    #expect(result.gaps.count == 1)
  }

  @Test("is what was not read yet when the search is cancelled", .timeLimit(.minutes(1)))
  func cancelled() async throws {
    let query = Fixture.query(Fixture.users(1000))
    // Eight windows that wait, and the test itself.
    let gate = Gate(opensAt: 9)
    let asked = Recorder<FlowWindow>()
    let result = await withTaskGroup(of: SearchResult?.self) { group in
      group.addTask {
        await find(query, asked: asked) { window throws(FeishuError) in
          // One window is read before the others are cancelled.
          if window.userIDs.contains(Fixture.user(0)) { return Self.records(of: window) }
          await gate.pass()
          await untilCancelled()
          throw .cancelled(.query, wasSent: true)
        }
      }
      await gate.pass()
      group.cancelAll()
      return await group.next() ?? nil
    }
    let found = try #require(result)
    #expect(found.store.count == 50)
    #expect(found.gaps.allSatisfy { $0.error == .cancelled(.query, wasSent: true) })
    #expect(Set(found.gaps.flatMap(\.employees)) == Set(Fixture.users(1000)[50...]))
    #expect(asked.values.count == 9)
  }
}
