import Attendance
import CustomDump
import FeishuAttendance
import Foundation
import Testing

@Suite("Importing over a socket")
struct ImportOverTheWireTests {
  static let path = "/open-apis/attendance/v1/user_flows/batch_create"
  static let record = FlowRecord(
    recordID: RecordID("6709359313699356941"), userID: UserID(rawValue: "e1043"),
    creatorID: UserID(rawValue: "e1000"), locationName: "北京总部 \"A\" 座",
    checkTime: UnixTime(seconds: 1_795_392_000), comment: "11 月\n补录/\u{1B}[31m")
  static let sent = RecordImport(record, idempotentID: "undo-17-1")
  static let success =
    #"{"code":0,"msg":"","data":{"flow_records":[{"user_id":"e1043","check_time":"1795392000"}]}}"#

  /// Imports a record over a server with one answer, and gives the request that it got.
  private func request(
    importing record: FlowRecord, idKind: IDKind = .employeeID
  ) async throws -> (lines: [String], port: Int) {
    let server = try SocketDouble([.token, [.read, .send(.answer(Self.success))]])
    let sent = RecordImport(record, idempotentID: "undo-17-1")
    _ = try await withClient(.loopback(server.port)) { await $0.create(sent, idKind: idKind) }
    let requests = server.requests(to: Self.path)
    #expect(requests.count == 1)
    return (try #require(requests.first).components(separatedBy: "\r\n"), server.port)
  }

  @Test(
    "tells apart what the other side does, in one POST", arguments: DeletionOverTheWireTests.faults)
  func observes(_ fault: DeletionOverTheWireTests.Fault) async throws {
    let server = try SocketDouble([.token, fault.script])
    let attempt = try await withClient(.loopback(server.port)) {
      await $0.create(Self.sent, idKind: .employeeID)
    }
    expectNoDifference(attempt.observation, fault.observation)
    #expect(server.requests(to: Self.path).count == 1)
  }

  @Test("sends the required fields alone where there are no others, and a key of its own")
  func requiredFields() async throws {
    let (lines, port) = try await request(importing: Self.record)
    #expect(lines.first == "POST \(Self.path)?employee_type=employee_id HTTP/1.1")
    let body = try #require(lines.last)
    #expect(
      body
        == #"{"flow_records":[{"check_time":"1795392000","comment":"11 月\n补录/\u001b[31m","#
        + #""creator_id":"e1000","idempotent_id":"undo-17-1","#
        + #""location_name":"北京总部 \"A\" 座","user_id":"e1043"}]}"#)
    expectNoDifference(
      Set(lines.dropFirst().dropLast(2).map { $0.lowercased() }),
      [
        "host: 127.0.0.1:\(port)", "user-agent: unpunch/0", "accept: application/json",
        "accept-encoding: identity", "authorization: bearer \(Canary.token)", "connection: close",
        "content-type: application/json; charset=utf-8", "content-length: \(body.utf8.count)",
      ])
  }

  @Test("sends every other field that the record has, but neither its id nor its key")
  func allFields() async throws {
    var record = Self.record
    record.comment = ""
    record.locationName = "A"
    record.ssid = "office"
    record.bssid = "02:00:5e:10:00:01"
    record.isField = true
    record.isWifi = false
    record.type = .other(9)
    record.externalID = "x-1"
    record.idempotentID = "theirs"
    let (lines, _) = try await request(importing: record, idKind: .employeeNumber)
    #expect(lines.first == "POST \(Self.path)?employee_type=employee_no HTTP/1.1")
    #expect(
      lines.last
        == #"{"flow_records":[{"bssid":"02:00:5e:10:00:01","check_time":"1795392000","comment":"","#
        + #""creator_id":"e1000","external_id":"x-1","idempotent_id":"undo-17-1","is_field":true,"#
        + #""is_wifi":false,"location_name":"A","ssid":"office","type":9,"user_id":"e1043"}]}"#)
  }

  @Test("leaves out optional fields that are empty")
  func emptyFields() async throws {
    var record = Self.record
    record.ssid = ""
    record.bssid = ""
    record.externalID = ""
    let (lines, _) = try await request(importing: record)
    let body = try #require(lines.last)
    #expect(!body.contains("ssid") && !body.contains("external_id"))
  }

  @Test("says timeout where the other side is silent, and knows whether an answer had begun")
  func silence() async throws {
    let silent = try SocketDouble([.token, [.read, .hold]])
    let begun = try SocketDouble([.token, [.read, .send(.answer("{", length: 99)), .hold]])
    let first = try await withClient(.loopback(silent.port), limits: .with(\.create, .seconds(1))) {
      await $0.create(Self.sent, idKind: .employeeID)
    }
    expectNoDifference(first.observation, .noAnswer(.timeout))
    let second = try await withClient(.loopback(begun.port), limits: .with(\.create, .seconds(1))) {
      await $0.create(Self.sent, idKind: .employeeID)
    }
    expectNoDifference(second.observation, .answerBroken(status: 200, .timeout))
  }

  @Test("sends nothing to the host of a redirect", arguments: [301, 302, 303, 307, 308])
  func redirect(status: Int) async throws {
    let other = try SocketDouble([[.read, .send(.answer(Self.success))]])
    let location = "Location: http://127.0.0.1:\(other.port)/elsewhere"
    let server = try SocketDouble([
      .token, [.read, .send(.answer(status: status, "", headers: [location]))],
    ])
    let attempt = try await withClient(.loopback(server.port)) {
      await $0.create(Self.sent, idKind: .employeeID)
    }
    expectNoDifference(attempt.observation, .answered(status: status, body: []))
    expectNoDifference(attempt.cause, .redirected(.create, status: status, host: "127.0.0.1"))
    #expect(other.requests == [])
    other.stop()
  }

  @Test("uses a new connection though one is kept alive")
  func ownConnection() async throws {
    let token =
      #"{"code":0,"msg":"ok","tenant_access_token":"\#(Canary.token)","expire":7200}"#
    let server = try SocketDouble([
      [.read, .send(.answer(token, keepsAlive: true)), .hold],
      [.read, .send(.answer(Self.success, keepsAlive: true)), .hold],
      [.read],
    ])
    let attempts = try await withClient(.loopback(server.port)) {
      [
        await $0.create(Self.sent, idKind: .employeeID),
        await $0.create(Self.sent, idKind: .employeeID),
      ]
    }
    expectNoDifference(
      attempts.map(\.observation),
      [.answered(status: 200, body: Array(Self.success.utf8)), .noAnswer(.connectionClosed)])
    #expect(server.requests(to: Self.path).count == 2)
  }

  @Test("sends nothing where the connection is refused")
  func refused() async throws {
    let server = try SocketDouble([.token])
    let attempt = try await withClient(.loopback(server.port)) {
      await $0.create(Self.sent, idKind: .employeeID)
    }
    expectNoDifference(
      attempt,
      WriteAttempt(
        observation: .neverSent(.refused),
        cause: .notReached(.create, host: "127.0.0.1", .refused)))
  }

  @Test("sends nothing where there is no token, and says why")
  func noToken() async throws {
    let refusal = #"{"code":10014,"msg":"app secret invalid"}"#
    let server = try SocketDouble([[.read, .send(.answer(refusal))]])
    let attempt = try await withClient(.loopback(server.port)) {
      await $0.create(Self.sent, idKind: .employeeID)
    }
    expectNoDifference(attempt.observation, .neverSent(.noToken))
    #expect(attempt.cause?.call == .token)
    #expect(server.requests.count == 1)
  }

  @Test("says silence where it is cancelled under way, and ends at once")
  func cancelledUnderWay() async throws {
    let server = try SocketDouble([.token, [.read, .hold]])
    let attempt = try await withClient(.loopback(server.port)) { client in
      await withTaskGroup(of: WriteAttempt.self) { group in
        group.addTask { await client.create(Self.sent, idKind: .employeeID) }
        for await request in server.arrivals where request.contains("batch_create") { break }
        group.cancelAll()
        return await group.next()
      }
    }
    expectNoDifference(attempt?.observation, .noAnswer(.abandoned))
  }
}
