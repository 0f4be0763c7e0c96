import Attendance
import CustomDump
import FeishuAttendance
import Testing

@testable import UnpunchKit

@Suite("Cutting a query into windows")
struct FlowWindowsTests {
  private static let day: Int64 = 86_400

  @Test(
    "asks for at most fifty employees and thirty-one days at once",
    arguments: [
      (1, 1, 1), (50, day, 1), (51, day, 2), (100, day, 2), (101, day, 3),
      (1, 31 * day, 1), (1, 31 * day + 1, 2), (1, 32 * day, 2), (51, 63 * day, 6), (0, day, 0),
    ] as [(Int, Int64, Int)])
  func count(_ employees: Int, _ seconds: Int64, _ expected: Int) {
    let windows = FlowWindows.windows(
      of: Fixture.query(Fixture.users(employees), Fixture.span(seconds: seconds)))
    #expect(windows.count == expected)
    #expect(windows.allSatisfy { $0.to.seconds - $0.from.seconds <= 31 * Self.day })
  }

  @Test("leaves no second and no employee out, and asks for none twice")
  func partition() throws {
    let query = FlowQuery(
      employees: Fixture.users(51), idKind: .employeeNumber,
      span: Fixture.span(seconds: 32 * Self.day), includesFormer: true)
    let (from, middle, to) = (
      Fixture.midnight, Fixture.midnight.advanced(bySeconds: 31 * Self.day),
      Fixture.midnight.advanced(bySeconds: 32 * Self.day)
    )
    func window(_ users: [UserID], _ from: UnixTime, _ to: UnixTime) throws -> FlowWindow {
      try Fixture.window(
        users, from: from, to: to, idKind: .employeeNumber, includesFormer: true)
    }
    expectNoDifference(
      FlowWindows.windows(of: query),
      [
        try window(Fixture.users(50), from, middle), try window(Fixture.users(50), middle, to),
        try window([Fixture.user(50)], from, middle), try window([Fixture.user(50)], middle, to),
      ])
  }

  @Test("ends one second after the last that is meant")
  func oneSecond() throws {
    let query = Fixture.query([Fixture.user(0)], Fixture.span(seconds: 1))
    expectNoDifference(
      FlowWindows.windows(of: query),
      [
        try Fixture.window(
          [Fixture.user(0)], from: Fixture.midnight,
          to: Fixture.midnight.advanced(bySeconds: 1))
      ])
  }

  @Test("halves a window by its employees, and cannot halve one employee")
  func employees() throws {
    let end = Fixture.midnight.advanced(bySeconds: 10)
    func window(_ users: [UserID]) throws -> FlowWindow {
      try Fixture.window(users, from: Fixture.midnight, to: end, includesFormer: true)
    }
    expectNoDifference(
      FlowWindows.halves(of: try window(Fixture.users(5)), by: .employees),
      [try window(Fixture.users(3)), try window([Fixture.user(3), Fixture.user(4)])])
    #expect(FlowWindows.halves(of: try window([Fixture.user(0)]), by: .employees) == nil)
  }

  @Test("halves a window by its time, one second by its employees, and one of each not at all")
  func time() throws {
    func window(_ users: Int, _ from: Int64, _ to: Int64) throws -> FlowWindow {
      try Fixture.window(
        Fixture.users(users), from: UnixTime(seconds: from), to: UnixTime(seconds: to))
    }
    expectNoDifference(
      FlowWindows.halves(of: try window(2, 100, 103), by: .time),
      [try window(2, 100, 101), try window(2, 101, 103)])
    expectNoDifference(
      FlowWindows.halves(of: try window(2, 100, 101), by: .time),
      [
        try window(1, 100, 101),
        try Fixture.window(
          [Fixture.user(1)], from: UnixTime(seconds: 100), to: UnixTime(seconds: 101)),
      ])
    #expect(FlowWindows.halves(of: try window(1, 100, 101), by: .time) == nil)
  }
}
