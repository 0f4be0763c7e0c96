import Attendance
import CustomDump
import Foundation
import TestSupport
import Testing

@testable import FeishuAttendance

@Suite("Hostile answers over a socket")
struct HostileAnswerTests {
  static let body = Array("{\"code\": 0}".utf8)
  static let good =
    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 11\r\n\r\n{\"code\": 0}"

  /// Sends one deletion for each answer over one transport, and gives what became of each.
  static func exchanges(_ answers: [[UInt8]]) async throws -> [Exchange] {
    let server = try SocketDouble(answers.map { [.read, .send($0)] })
    let configuration = try FeishuConfiguration.loopback(server.port)
    let transport = HTTPTransport(configuration, limits: .patient, timing: .eager)
    let batch = try RecordBatch([#require(RecordID("1"))])
    let request = WireRequest.delete(batch, token: Canary.token, limits: .patient)
    var exchanges: [Exchange] = []
    for _ in answers {
      exchanges.append(await transport.exchange(request, within: .seconds(300)))
    }
    await transport.close()
    #expect(server.requests.count == answers.count)
    return exchanges
  }

  @Test("a status that cannot be is no HTTP, and ends nothing")
  func statuses() async throws {
    let lines = ["099 Odd", "000 Odd", "001", "050 x", "101 Switching", "1000 x", "-99 x", "9 x"]
    let exchanges = try await Self.exchanges(
      lines.map { Array("HTTP/1.1 \($0)\r\nContent-Length: 2\r\n\r\n{}".utf8) })
    expectNoDifference(exchanges, lines.map { _ in .noAnswer(.notHTTP) })
  }

  @Test("what is provisional is passed over, and a flood of it is no answer")
  func provisional() async throws {
    let flood = { (line: String) in
      Array(String(repeating: "HTTP/1.1 \(line)\r\n\r\n", count: 9_000).utf8)
    }
    let passed = ["100 Continue", "102 Processing", "103 Hints\r\nLink: x", "199 Odd"].map {
      Array("HTTP/1.1 \($0)\r\n\r\n\(Self.good)".utf8)
    }
    let exchanges = try await Self.exchanges(passed + [flood("100 Continue"), flood("199 x")])
    expectNoDifference(
      exchanges.map { if case .answered(let answer) = $0 { answer.body } else { nil } },
      passed.map { _ in Self.body } + [nil, nil])
    expectNoDifference(exchanges.suffix(2), [.noAnswer(.notHTTP), .noAnswer(.notHTTP)])
  }

  @Test("an answer that goes wrong behind its head is cut, whatever is wrong with it")
  func bodies() async throws {
    let head =
      "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
    let bodies = [
      "zz\r\n", "-1\r\n{", "FFFFFFFFFFFFFFFF\r\n{", "7FFFFFFFFFFFFFF\r\n{", "2\r\n{}",
      "2\r\n{}}\r\n", "2\r\n{}\r\n0\r\nno colon\r\n\r\n",
      "2\r\n{}\r\n0\r\nA: " + String(repeating: "b", count: 70_000),
    ]
    let exchanges = try await Self.exchanges(bodies.map { Array((head + $0).utf8) })
    for exchange in exchanges {
      guard case .broken(let head, .cut) = exchange else {
        Issue.record("\(exchange)")
        continue
      }
      #expect(head.status == 200)
    }
  }

  @Test("whatever byte changes, something comes of it, and the next answer is read")
  func mutations() async throws {
    var random = SplitMix64(seed: 99)
    let good = Array(Self.good.utf8)
    var answers = good.indices.map { place in
      var bytes = good
      bytes[place] = UInt8(truncatingIfNeeded: random.next())
      return bytes
    }
    answers += (0..<60).map { _ in random.mutated(good) } + [good]
    let exchanges = try await Self.exchanges(answers)
    for exchange in exchanges {
      switch exchange {
      case .answered, .broken, .noAnswer: break
      case .notReached, .cancelled: Issue.record("\(exchange)")
      }
    }
    guard case .answered(let last)? = exchanges.last else {
      Issue.record("the good answer was not read")
      return
    }
    #expect(last.body == Self.body)
  }

  @Test("bytes that nobody asked for do not answer the next request")
  func unasked() async throws {
    let two = Array((Self.good + Self.good).utf8)
    let token =
      #"{"code":0,"msg":"ok","tenant_access_token":"\#(Canary.token)","expire":7200}"#
    let ahead = [UInt8].answer(token, keepsAlive: true) + two
    let flows = ReadingOverTheWireTests.flows
    let server = try SocketDouble([
      [.read, .send(ahead), .hold], [.read, .send(.answer(flows))], [.read, .send(.answer(flows))],
    ])
    let reading = try await withClient(.loopback(server.port)) {
      try await $0.records(in: ReadingOverTheWireTests.window())
    }
    #expect(reading.records.count == 1)
    server.stop()
  }

  @Test("whatever a proxy answers, nothing is sent through it and nothing ends")
  func proxies() async throws {
    var random = SplitMix64(seed: 7)
    let established = Array("HTTP/1.1 200 Connection established\r\nVia: x\r\n\r\n".utf8)
    let lines = [
      "099 Odd", "000 Odd", "101 Switching", "100 Continue\r\n\r\nHTTP/1.1 099 Odd", "204 None",
      "200 OK\r\nContent-Length: 5\r\n\r\nhello\r\n\r\nHTTP/1.1 099 x", "407 Who", "502 Bad", "999",
      "200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz",
      "407 Who\r\n\r\nHTTP/1.1 200 OK\r\n\r\nHTTP/1.1 099 x",
    ]
    var answers = lines.map { Array("HTTP/1.1 \($0)\r\n\r\n".utf8) }
    answers += (0..<60).map { _ in random.mutated(established) }
    answers += established.indices.map { place in
      var bytes = established
      bytes[place] = UInt8(truncatingIfNeeded: random.next())
      return bytes
    }
    let server = try SocketDouble(answers.map { [.read, .send($0)] })
    let configuration = FeishuConfiguration(
      platform: .feishu, appID: "cli_test", appSecret: Secret(Canary.secret),
      proxy: .init(host: "127.0.0.1", port: server.port))
    let transport = HTTPTransport(configuration, limits: .patient, timing: .eager)
    let batch = try RecordBatch([#require(RecordID("1"))])
    let request = WireRequest.delete(batch, token: Canary.token, limits: .patient)
    for answer in answers {
      let exchange = await transport.exchange(request, within: .seconds(300))
      guard case .notReached = exchange else {
        Issue.record("\(exchange) of \(String(decoding: answer, as: UTF8.self))")
        continue
      }
    }
    await transport.close()
    #expect(server.requests.allSatisfy { $0.hasPrefix("CONNECT open.feishu.cn:443") })
  }
}
