import Foundation
import Sandbox
import Testing

@Suite("Listening on a socket", .timeLimit(.minutes(1)))
struct SocketTests {
  private func server() throws -> SandboxServer {
    SandboxServer(try Platform(hasToken: false).state)
  }

  @Test("carries a request with its query and headers there, and the answer back")
  func carries() async throws {
    let server = try server()
    let state = server.state
    let text = try await server.listening { address in
      #expect(address.port > 0)
      #expect(address.baseURL == "http://127.0.0.1:\(address.port)")
      let client = try LoopbackClient(address)
      client.send(
        "POST", "/open-apis/auth/v3/tenant_access_token/internal",
        body: #"{"app_id":"\#(state.appID)","app_secret":"\#(state.appSecret)"}"#)
      let answer = await client.read(until: "}")
      let token = try #require(
        try /"tenant_access_token":"([^"]+)"/.firstMatch(in: answer)?.output.1)
      let id = try #require(state.recordIDs(.sealed).first)
      client.send(
        "GET", "/open-apis/attendance/v1/user_flows/\(id)?employee_type=employee%5Fid",
        headers: ["Authorization: Bearer \(token)", "Connection: close"])
      return await client.read()
    }
    #expect(text.hasPrefix("HTTP/1.1 200 OK\r\n"))
    #expect(text.lowercased().contains("x-tt-logid: "))
    #expect(text.contains(#""code":0"#) && text.contains("补录"))
    #expect(server.state.calls.map(\.status) == [200, 200])
  }

  @Test("stops while a client keeps its connection open, and listens again")
  func stops() async throws {
    let server = try server()
    var clients: [LoopbackClient] = []
    for _ in 1...2 {
      try await server.listening { address in
        let client = try LoopbackClient(address)
        client.send("GET", "/nope")
        let answer = await client.read(until: "404 page not found")
        #expect(answer.hasPrefix("HTTP/1.1 404"))
        clients.append(client)
      }
    }
    for client in clients {
      #expect(await client.read() == "")
    }
  }

  @Test("says that a port is in use")
  func portInUse() async throws {
    let (first, second) = (try server(), try server())
    try await first.listening { address -> Void in
      await #expect(
        throws: SandboxServerError.portInUse(host: "127.0.0.1", port: address.port)
      ) {
        try await second.listening(port: address.port) { _ in }
      }
    }
  }

  @Test("says that an address is not to be listened on")
  func badAddress() async throws {
    let server = try server()
    do {
      try await server.listening(host: "203.0.113.1") { _ in }
      Issue.record("it listens on an address of somebody else")
    } catch SandboxServerError.cannotListen(let host, let port, let reason) {
      #expect(host == "203.0.113.1" && port == 0 && !reason.isEmpty)
    }
  }

  @Test("ends when it is cancelled")
  func cancelled() async throws {
    let server = try server()
    let (addresses, continuation) = AsyncStream.makeStream(of: SandboxAddress.self)
    await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        try await server.listening { address in
          continuation.yield(address)
          try await Task.sleep(for: .seconds(3600))
        }
      }
      for await _ in addresses { break }
      group.cancelAll()
      await #expect(throws: CancellationError.self) { try await group.waitForAll() }
    }
  }

  @Test("passes on what the body throws")
  func bodyThrows() async throws {
    let server = try server()
    await #expect(throws: SandboxOptionsError.days(0)) {
      try await server.listening { _ in throw SandboxOptionsError.days(0) }
    }
  }

  @Test(
    "loses an answer as its script says",
    arguments: [
      (SandboxFault.hangUp, ""), (.cutBody(after: 3), "404"), (.cutBody(after: 0), ""),
      (.delay(.milliseconds(1)), "404 page not found"),
    ])
  func faults(fault: SandboxFault, body: String) async throws {
    let server = try server()
    server.update { $0.script = [SandboxScript(path: "/nope", fault: fault)] }
    let text = try await server.listening { address in
      let client = try LoopbackClient(address)
      client.send("GET", "/nope", headers: ["Connection: close"])
      return await client.read()
    }
    let parts = text.split(separator: "\r\n\r\n", maxSplits: 1, omittingEmptySubsequences: false)
    #expect(parts.count == 2 ? parts[1] == body : text == body)
    #expect(fault == .hangUp ? text.isEmpty : text.lowercased().contains("content-length: 18"))
  }
}
