import Attendance
import CustomDump
import FeishuAttendance
import Foundation
import TestSupport
import Testing

@Suite("Reading over a socket")
struct ReadingOverTheWireTests {
  static let flow =
    #"{"user_id":"e1","creator_id":"e1","location_name":"北京","check_time":"1795000000","comment":"","record_id":"6709359313699356941"}"#
  static let flows = #"{"code":0,"msg":"success","data":{"user_flow_results":[\#(flow)]}}"#

  static func window() throws -> FlowWindow {
    try FlowWindow(
      userIDs: [UserID(rawValue: "e1"), UserID(rawValue: "e2")], idKind: .employeeNumber,
      from: UnixTime(seconds: 1_794_960_000), to: UnixTime(seconds: 1_795_046_400),
      includesFormer: true)
  }

  @Test("asks as the page says, and gives the records with the log id")
  func query() async throws {
    let server = try SocketDouble([
      .token, [.read, .send(.answer(Self.flows, headers: ["X-Tt-Logid: L7"]))],
    ])
    let reading = try await withClient(.loopback(server.port)) {
      try await $0.records(in: Self.window())
    }
    #expect(reading.records.map(\.recordID) == [RecordID("6709359313699356941")])
    #expect(reading.logID == "L7")
    let lines = try #require(server.requests.last).components(separatedBy: "\r\n")
    expectNoDifference(
      lines.first,
      "POST /open-apis/attendance/v1/user_flows/query?employee_type=employee_no"
        + "&include_terminated_user=true HTTP/1.1")
    expectNoDifference(
      lines.last,
      #"{"check_time_from":"1794960000","check_time_to":"1795046400","user_ids":["e1","e2"]}"#)
  }

  @Test("asks for one record without a body, and gives nil where success shows none")
  func record() async throws {
    let id = try #require(RecordID("6709359313699356941"))
    let server = try SocketDouble([
      .token, [.read, .send(.answer(#"{"code":0,"data":\#(Self.flow)}"#))],
      [.read, .send(.answer(#"{"code":0,"msg":"","data":{}}"#))],
    ])
    try await withClient(.loopback(server.port)) { client in
      let shown = try await client.record(id, idKind: .employeeID)
      #expect(shown?.recordID == id)
      #expect(try await client.record(id, idKind: .employeeID) == nil)
    }
    #expect(
      server.requests.last?.hasPrefix(
        "GET /open-apis/attendance/v1/user_flows/6709359313699356941?employee_type=employee_id HTTP/1.1\r\n"
      ) == true)
  }

  @Test("asks for names without overtime and without failing on invalid ids")
  func names() async throws {
    let body =
      #"{"code":0,"data":{"user_task_results":[{"user_id":"e1","employee_name":"赵敏","day":20261120},{"user_id":"e1","employee_name":"旧","day":20261101},{"user_id":"e2","employee_name":""}]}}"#
    let server = try SocketDouble([.token, [.read, .send(.answer(body))]])
    let results = try await withClient(.loopback(server.port)) {
      try await $0.results(
        of: [UserID(rawValue: "e1"), UserID(rawValue: "e2")], idKind: .employeeID,
        from: 20_261_101, to: 20_261_130)
    }
    expectNoDifference(results.names, [UserID(rawValue: "e1"): "赵敏"])
    let lines = try #require(server.requests.last).components(separatedBy: "\r\n")
    expectNoDifference(
      lines.first,
      "POST /open-apis/attendance/v1/user_tasks/query?employee_type=employee_id"
        + "&ignore_invalid_users=true&include_terminated_user=false HTTP/1.1")
    expectNoDifference(
      lines.last,
      #"{"check_date_from":20261101,"check_date_to":20261130,"need_overtime_result":false,"user_ids":["e1","e2"]}"#
    )
  }

  @Test("gets a new token once where the platform refuses the one it has")
  func renewsToken() async throws {
    let refused = #"{"code":99991663,"msg":"Invalid access token for authorization."}"#
    let server = try SocketDouble([
      [.read, .send(.token("t-old"))], [.read, .send(.answer(status: 400, refused))],
      [.read, .send(.token("t-new"))], [.read, .send(.answer(Self.flows))],
    ])
    let reading = try await withClient(.loopback(server.port)) {
      try await $0.records(in: Self.window())
    }
    #expect(reading.records.count == 1)
    #expect(server.requests.last?.contains("Bearer t-new") == true)
    #expect(server.requests.count == 4)
  }

  @Test("gives up where the new token is refused too")
  func renewsOnce() async throws {
    let refused: [SocketDouble.Step] = [
      .read, .send(.answer(status: 400, #"{"code":99991663,"msg":"Invalid access token"}"#)),
    ]
    let server = try SocketDouble([.token, refused, .token, refused])
    let window = try Self.window()
    let error = try await withClient(.loopback(server.port)) { client in
      await failure { () async throws(FeishuError) in try await client.records(in: window) }
    }
    #expect(error?.call == .query)
    #expect(server.requests.count == 4)
  }

  @Test("waits for the rate limit as long as the platform says, and reports it")
  func rateLimit() async throws {
    let limited: [SocketDouble.Step] = [
      .read,
      .send(
        .answer(
          status: 400, #"{"code":99991400,"msg":"request trigger frequency limit"}"#,
          headers: ["x-ogw-ratelimit-reset: 0.05"])),
    ]
    let server = try SocketDouble([.token, limited, limited, [.read, .send(.answer(Self.flows))]])
    let waits = Recorder<Duration>()
    let reading = try await withClient(
      .loopback(server.port),
      observing: { report in
        if case .waiting(.query, let duration, .rateLimit) = report {
          waits.record(duration)
        }
      }
    ) { try await $0.records(in: Self.window()) }
    #expect(reading.records.count == 1)
    #expect(waits.values == [.milliseconds(50), .milliseconds(50)])
  }

  @Test("asks three times in all where the connection breaks")
  func retries() async throws {
    let server = try SocketDouble([.token, [.read], [.read, .reset], [.read]])
    let window = try Self.window()
    let error = try await withClient(.loopback(server.port)) { client in
      await failure { () async throws(FeishuError) in try await client.records(in: window) }
    }
    expectNoDifference(error, .noAnswer(.query, host: "127.0.0.1", .connectionClosed))
    #expect(server.requests.count == 4)
  }

  @Test("says timeout within its budget, silent retries included")
  func timeout() async throws {
    let server = try SocketDouble([.token, [.read, .hold]])
    let window = try Self.window()
    let error = try await withClient(.loopback(server.port), limits: .with(\.read, .seconds(1))) {
      client in
      await failure { () async throws(FeishuError) in try await client.records(in: window) }
    }
    expectNoDifference(error, .noAnswer(.query, host: "127.0.0.1", .timeout))
  }

  @Test("calls a page that is no JSON foreign, with its first words")
  func captivePortal() async throws {
    let page = "<html><script>x</script>  <b>Please</b>\n log in \u{1B}[31m to the hotel network"
    let server = try SocketDouble([.token, [.read, .send(.answer(page, type: "text/html"))]])
    let window = try Self.window()
    let error = try await withClient(.loopback(server.port)) { client in
      await failure { () async throws(FeishuError) in try await client.records(in: window) }
    }
    expectNoDifference(
      error,
      .notFeishu(
        .query, status: 200, contentType: "text/html",
        firstWords: "x Please log in [31m to the hotel network"))
    #expect(server.requests.count == 2)
  }

  @Test("ends at once where it is cancelled, also while it waits for the rate limit")
  func cancelled() async throws {
    let server = try SocketDouble([
      .token,
      [
        .read,
        .send(
          .answer(
            status: 429, #"{"code":99991400,"msg":""}"#, headers: ["x-ogw-ratelimit-reset: 300"])),
      ],
    ])
    let (reports, continuation) = AsyncStream<CallReport>.makeStream()
    let window = try Self.window()
    let error = try await withClient(
      .loopback(server.port), observing: { continuation.yield($0) }
    ) { client in
      await withTaskGroup(of: FeishuError?.self) { group in
        group.addTask {
          await failure { () async throws(FeishuError) in try await client.records(in: window) }
        }
        for await case .waiting in reports { break }
        group.cancelAll()
        return await group.next() ?? nil
      }
    }
    expectNoDifference(error, .cancelled(.query, wasSent: true))
  }

  @Test("cannot find a host whose name cannot exist")
  func nameNotFound() async throws {
    // A label of 64 letters is refused by the resolver itself, so no name server is asked.
    let host = String(repeating: "a", count: 64) + ".invalid"
    let configuration = FeishuConfiguration(
      platform: .feishu, baseURL: try BaseURL("https://\(host)"), appID: "cli_test",
      appSecret: Secret(Canary.secret))
    let window = try Self.window()
    let error = try await withClient(configuration) { client in
      await failure { () async throws(FeishuError) in try await client.records(in: window) }
    }
    expectNoDifference(error, .notReached(.token, host: host, .nameNotFound))
  }

  @Test("does not trust a server that speaks no TLS, and sends it nothing")
  func tls() async throws {
    let server = try SocketDouble([[.send(.answer(status: 400, "no TLS here"))]])
    let configuration = FeishuConfiguration(
      platform: .feishu, baseURL: try BaseURL("https://127.0.0.1:\(server.port)"),
      appID: "cli_test", appSecret: Secret(Canary.secret))
    let window = try Self.window()
    let error = try await withClient(configuration) { client in
      await failure { () async throws(FeishuError) in try await client.records(in: window) }
    }
    expectNoDifference(error, .notReached(.token, host: "127.0.0.1", .tls))
  }

  @Test("sends nothing where the TLS handshake never ends")
  func silentHandshake() async throws {
    let server = try SocketDouble([[.hold], [.hold], [.hold]])
    let configuration = FeishuConfiguration(
      platform: .feishu, baseURL: try BaseURL("https://127.0.0.1:\(server.port)"),
      appID: "cli_test", appSecret: Secret(Canary.secret))
    let window = try Self.window()
    let error = try await withClient(configuration, limits: .with(\.connect, .milliseconds(300))) {
      client in
      await failure { () async throws(FeishuError) in try await client.records(in: window) }
    }
    #expect(error?.wasSent == false)
    server.stop()
  }

  @Test(
    "names the proxy that does not let it through",
    arguments: [
      ([SocketDouble.Step.read, .send(.answer(status: 407, ""))], NeverSent.proxyLogin),
      ([.read, .send(.answer(status: 502, "Bad Gateway"))], .proxy), ([.read], .proxy),
    ])
  func proxy(script: [SocketDouble.Step], cause: NeverSent) async throws {
    let server = try SocketDouble([script])
    let configuration = FeishuConfiguration(
      platform: .feishu, appID: "cli_test", appSecret: Secret(Canary.secret),
      proxy: .init(host: "127.0.0.1", port: server.port))
    let window = try Self.window()
    let error = try await withClient(configuration) { client in
      await failure { () async throws(FeishuError) in try await client.records(in: window) }
    }
    expectNoDifference(
      error, .notReached(.token, host: "127.0.0.1:\(server.port)", cause))
    #expect(server.requests.first?.hasPrefix("CONNECT open.feishu.cn:443 HTTP/1.1\r\n") == true)
    #expect(server.requests.first?.contains(Canary.secret) == false)
    #expect(server.requests.first?.contains("uthorization") == false)
  }

  @Test("tells the proxy who asks, and says of a login that it refuses what to set")
  func proxyLogin() async throws {
    let server = try SocketDouble([[.read, .send(.answer(status: 407, ""))]])
    let configuration = FeishuConfiguration(
      platform: .feishu, appID: "cli_test", appSecret: Secret(Canary.secret),
      proxy: .init(
        host: "127.0.0.1", port: server.port,
        login: .init(user: "m\u{e4}rz", password: Secret("p:w\u{2713}"))))
    let batch = try RecordBatch([#require(RecordID("1"))])
    let attempt = try await withClient(configuration) { await $0.delete(batch) }
    #expect(attempt.observation == .neverSent(.noToken))
    let request = try #require(server.requests.first).lowercased()
    let credentials = Data("m\u{e4}rz:p:w\u{2713}".utf8).base64EncodedString()
    #expect(request.contains("\r\nproxy-authorization: basic \(credentials.lowercased())\r\n"))
    for language in Language.allCases {
      let sentence = attempt.cause?.sentence(in: language, platform: .feishu) ?? ""
      #expect(sentence.contains("407") && sentence.contains("proxy_password_file"))
      #expect(!sentence.contains(credentials) && !sentence.contains("w\u{2713}"))
    }
  }

  @Test("sends nothing where the connection breaks behind the proxy, before TLS has begun")
  func brokenBehindProxy() async throws {
    let established = Array("HTTP/1.1 200 Connection established\r\n\r\n".utf8)
    let server = try SocketDouble([[.read, .send(established)]])
    let configuration = FeishuConfiguration(
      platform: .feishu, appID: "cli_test", appSecret: Secret(Canary.secret),
      proxy: .init(host: "127.0.0.1", port: server.port))
    let batch = try RecordBatch([#require(RecordID("1"))])
    let attempt = try await withClient(configuration) { await $0.delete(batch) }
    expectNoDifference(attempt.observation, .neverSent(.noToken))
    #expect(attempt.cause?.wasSent == false)
  }

  @Test("names the proxy that cannot be reached, and needs none for this machine")
  func unreachableProxy() async throws {
    let closed = try SocketDouble([])
    var configuration = FeishuConfiguration(
      platform: .feishu, appID: "cli_test", appSecret: Secret(Canary.secret),
      proxy: .init(host: "127.0.0.1", port: closed.port))
    let window = try Self.window()
    let error = try await withClient(configuration) { client in
      await failure { () async throws(FeishuError) in try await client.records(in: window) }
    }
    expectNoDifference(error, .notReached(.token, host: "127.0.0.1:\(closed.port)", .proxy))
    let server = try SocketDouble([.token, [.read, .send(.answer(Self.flows))]])
    configuration.baseURL = try BaseURL("http://127.0.0.1:\(server.port)")
    let reading = try await withClient(configuration) { try await $0.records(in: window) }
    #expect(reading.records.count == 1)
  }

  @Test("reports every request with its status and log id, and no secret")
  func reports() async throws {
    let server = try SocketDouble([
      .token, [.read], [.read, .send(.answer(Self.flows, headers: ["X-Tt-Logid: L9"]))],
    ])
    let reports = Recorder<CallReport>()
    let window = try Self.window()
    _ = try await withClient(
      .loopback(server.port), observing: { reports.record($0) }
    ) { try await $0.records(in: window) }
    let told = reports.values.map { report in
      switch report {
      case .ended(let call, _, let status, let logID):
        "\(call) \(status ?? 0) \(logID ?? "none")"
      case .waiting(let call, let duration, _): "\(call) waits \(duration)"
      }
    }
    expectNoDifference(
      told, ["token 200 none", "query 0 none", "query waits 0.0 seconds", "query 200 L9"])
    let text = String(customDumping: reports.values)
    #expect(!text.contains(Canary.secret) && !text.contains(Canary.token))
  }
}
