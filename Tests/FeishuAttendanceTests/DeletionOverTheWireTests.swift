import Attendance
import CustomDump
import FeishuAttendance
import Foundation
import Testing

@Suite("Deleting over a socket")
struct DeletionOverTheWireTests {
  static let path = "/open-apis/attendance/v1/user_flows/batch_del"
  static let success =
    #"{"code":0,"msg":"success","data":{"success_record_ids":["6709359313699356941"]}}"#

  struct Fault: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let script: [SocketDouble.Step]
    let observation: WriteObservation
  }

  static let faults: [Fault] = [
    Fault(
      testDescription: "a whole answer",
      script: [.read, .send(.answer(success))],
      observation: .answered(status: 200, body: Array(success.utf8))),
    Fault(
      testDescription: "closed before the answer", script: [.read],
      observation: .noAnswer(.connectionClosed)),
    Fault(
      testDescription: "reset before the answer", script: [.read, .reset],
      observation: .noAnswer(.connectionClosed)),
    Fault(
      testDescription: "closed within the head",
      script: [.read, .send(Array("HTTP/1.1 200 OK\r\nContent-Ty".utf8))],
      observation: .noAnswer(.connectionClosed)),
    Fault(
      testDescription: "closed after the head",
      script: [.read, .send(.answer("", length: 80))],
      observation: .answerBroken(status: 200, .cut)),
    Fault(
      testDescription: "body cut short", script: [.read, .send(.answer(success, length: 4000))],
      observation: .answerBroken(status: 200, .cut)),
    Fault(
      testDescription: "chunks cut short",
      script: [
        .read,
        .send(
          Array(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n9\r\n{\"code\":0"
              .utf8)),
      ],
      observation: .answerBroken(status: 200, .cut)),
    Fault(
      testDescription: "no HTTP",
      script: [.read, .send(Array("SSH-2.0-OpenSSH_9.2\r\n\r\n".utf8))],
      observation: .noAnswer(.notHTTP)),
    Fault(
      testDescription: "a page of HTML",
      script: [.read, .send(.answer(status: 502, "<h1>Bad Gateway</h1>", type: "text/html"))],
      observation: .answered(status: 502, body: Array("<h1>Bad Gateway</h1>".utf8))),
    Fault(
      testDescription: "gzip that was not asked for",
      script: [.read, .send(.answer("xx", headers: ["Content-Encoding: gzip"]))],
      observation: .answerBroken(status: 200, .undecodable)),
    Fault(
      testDescription: "more than a mebibyte announced",
      script: [.read, .send(.answer("{", length: 1 << 20 + 1)), .hold],
      observation: .answerBroken(status: 200, .tooLarge)),
    Fault(
      testDescription: "an endless body",
      script: [
        .read,
        .send(
          Array(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n".utf8)),
        .sendForever(Array(repeating: 32, count: 65_536)),
      ],
      observation: .answerBroken(status: 200, .tooLarge)),
  ]

  @Test("tells apart what the other side does, in one POST", arguments: faults)
  func observes(_ fault: Fault) async throws {
    let server = try SocketDouble([.token, fault.script])
    let batch = try RecordBatch([#require(RecordID("6709359313699356941"))])
    let attempt = try await withClient(.loopback(server.port)) { await $0.delete(batch) }
    expectNoDifference(attempt.observation, fault.observation)
    #expect(server.requests(to: Self.path).count == 1)
  }

  @Test("sends the ids as strings, the token, and nothing that is not asked for")
  func request() async throws {
    let server = try SocketDouble([.token, [.read, .send(.answer(Self.success))]])
    let batch = try RecordBatch(["6709359313699356941", "7"].map { try #require(RecordID($0)) })
    _ = try await withClient(.loopback(server.port)) { await $0.delete(batch) }
    let request = try #require(server.requests(to: Self.path).first)
    let lines = request.components(separatedBy: "\r\n")
    #expect(lines.first == "POST \(Self.path) HTTP/1.1")
    #expect(lines.last == #"{"record_ids":["6709359313699356941","7"]}"#)
    expectNoDifference(
      Set(lines.dropFirst().dropLast(2).map { $0.lowercased() }),
      [
        "host: 127.0.0.1:\(server.port)", "user-agent: unpunch/0", "accept: application/json",
        "accept-encoding: identity", "authorization: bearer \(Canary.token)", "connection: close",
        "content-type: application/json; charset=utf-8", "content-length: 42",
      ])
  }

  @Test("says timeout where the other side is silent, and knows whether an answer had begun")
  func silence() async throws {
    let silent = try SocketDouble([.token, [.read, .hold]])
    let begun = try SocketDouble([.token, [.read, .send(.answer("{", length: 99)), .hold]])
    let batch = try RecordBatch([#require(RecordID("1"))])
    let first = try await withClient(.loopback(silent.port), limits: .with(\.delete, .seconds(1))) {
      await $0.delete(batch)
    }
    expectNoDifference(first.observation, .noAnswer(.timeout))
    let second = try await withClient(.loopback(begun.port), limits: .with(\.delete, .seconds(1))) {
      await $0.delete(batch)
    }
    expectNoDifference(second.observation, .answerBroken(status: 200, .timeout))
  }

  @Test("takes the secret and the token out of an answer that repeats them, and nothing else")
  func repeatedSecrets() async throws {
    let message = { (secret: String, token: String) in
      #"{"code":1225000,"msg":"system error: Bearer \#(token) {\"app_secret\":\"\#(secret)\"} \u00e9"}"#
    }
    let server = try SocketDouble([
      .token, [.read, .send(.answer(status: 500, message(Canary.secret, Canary.token)))],
    ])
    let batch = try RecordBatch([#require(RecordID("1"))])
    let attempt = try await withClient(.loopback(server.port)) { await $0.delete(batch) }
    expectNoDifference(
      attempt.observation, .answered(status: 500, body: Array(message("•••", "•••").utf8)))
  }

  @Test("sends nothing to the host of a redirect", arguments: [301, 302, 303, 307, 308])
  func redirect(status: Int) async throws {
    let other = try SocketDouble([[.read, .send(.answer(Self.success))]])
    let server = try SocketDouble([
      .token,
      [
        .read,
        .send(
          .answer(
            status: status, "", headers: ["Location: http://127.0.0.1:\(other.port)/elsewhere"])),
      ],
    ])
    let batch = try RecordBatch([#require(RecordID("1"))])
    let attempt = try await withClient(.loopback(server.port)) { await $0.delete(batch) }
    expectNoDifference(attempt.observation, .answered(status: status, body: []))
    expectNoDifference(attempt.cause, .redirected(.delete, status: status, host: "127.0.0.1"))
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
    let batch = try RecordBatch([#require(RecordID("6709359313699356941"))])
    let attempts = try await withClient(.loopback(server.port)) {
      [await $0.delete(batch), await $0.delete(batch)]
    }
    expectNoDifference(
      attempts.map(\.observation),
      [.answered(status: 200, body: Array(Self.success.utf8)), .noAnswer(.connectionClosed)])
    #expect(server.requests(to: Self.path).count == 2)
  }

  @Test("sends nothing where the connection is refused")
  func refused() async throws {
    let server = try SocketDouble([.token])
    let batch = try RecordBatch([#require(RecordID("1"))])
    let attempt = try await withClient(.loopback(server.port)) { await $0.delete(batch) }
    expectNoDifference(
      attempt,
      WriteAttempt(
        observation: .neverSent(.refused),
        cause: .notReached(.delete, host: "127.0.0.1", .refused)))
  }

  @Test("sends nothing where there is no token, and says why")
  func noToken() async throws {
    let refusal = #"{"code":10014,"msg":"app secret invalid"}"#
    let server = try SocketDouble([[.read, .send(.answer(refusal, headers: ["X-Tt-Logid: L1"]))]])
    let batch = try RecordBatch([#require(RecordID("1"))])
    let attempt = try await withClient(.loopback(server.port)) { await $0.delete(batch) }
    expectNoDifference(
      attempt,
      WriteAttempt(
        observation: .neverSent(.noToken), logID: "L1",
        cause: .refused(
          Refusal(
            call: .token, status: 200, code: PlatformCode(rawValue: 10014),
            logID: "L1"))))
    #expect(server.requests.count == 1)
  }

  @Test("waits for no token where it is told to send with one that is at hand")
  func tokenAtHand() async throws {
    let time = ManualTime()
    let server = try SocketDouble([
      .token, [.read, .send(.answer(Self.success))], [.read, .send(.answer(Self.success))],
    ])
    let batch = try RecordBatch([#require(RecordID("6709359313699356941"))])
    let record = ImportOverTheWireTests.sent
    try await withClient(.loopback(server.port), timing: time.timing) { client in
      func send() async -> [WriteAttempt] {
        [
          await client.delete(batch, fetchingToken: false),
          await client.create(record, idKind: .employeeID, fetchingToken: false),
        ]
      }
      let none = WriteAttempt(observation: .neverSent(.noToken))
      let before = await send()
      expectNoDifference(before, [none, none])
      #expect(server.requests == [])

      try await client.checkCredentials()
      #expect(await send().map(\.status) == [200, 200])
      // Two hours later it has come to its end.
      time.advance(by: .seconds(7200))
      let after = await send()
      expectNoDifference(after, [none, none])
      #expect(server.requests.count == 3)
    }
  }

  @Test("keeps how long the rate limit asks to wait, and does not wait itself")
  func rateLimit() async throws {
    let body = #"{"code":99991400,"msg":"request trigger frequency limit"}"#
    let server = try SocketDouble([
      .token,
      [
        .read,
        .send(
          .answer(status: 429, body, headers: ["x-ogw-ratelimit-reset: 2.5", "X-Tt-Logid: L2"])),
      ],
    ])
    let batch = try RecordBatch([#require(RecordID("1"))])
    let attempt = try await withClient(.loopback(server.port)) { await $0.delete(batch) }
    #expect(attempt.retryAfter == .milliseconds(2500))
    #expect(attempt.logID == "L2")
    #expect(attempt.status == 429)
    #expect(server.requests(to: Self.path).count == 1)
  }

  @Test("says silence where it is cancelled under way, and ends at once")
  func cancelledUnderWay() async throws {
    let server = try SocketDouble([.token, [.read, .hold]])
    let batch = try RecordBatch([#require(RecordID("1"))])
    let attempt = try await withClient(.loopback(server.port)) { client in
      await withTaskGroup(of: WriteAttempt.self) { group in
        group.addTask { await client.delete(batch) }
        for await request in server.arrivals where request.contains("batch_del") { break }
        group.cancelAll()
        return await group.next()
      }
    }
    expectNoDifference(attempt?.observation, .noAnswer(.abandoned))
  }

  @Test("sends nothing where it is cancelled before")
  func cancelledBefore() async throws {
    let server = try SocketDouble([[.read, .hold]])
    let batch = try RecordBatch([#require(RecordID("1"))])
    let attempt = try await withClient(.loopback(server.port)) { client in
      await withTaskGroup(of: WriteAttempt.self) { group in
        group.addTask { await client.delete(batch) }
        for await _ in server.arrivals { break }
        group.cancelAll()
        return await group.next()
      }
    }
    expectNoDifference(attempt?.observation, .neverSent(.cancelled))
    #expect(server.requests(to: Self.path) == [])
  }
}
