import Attendance
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import FeishuAttendance

/// Every error of every call, with an answer that repeats what must not be shown.
@Suite("Answers that repeat secrets")
struct CanaryTests {
  static let password = "pr0xy-p4ssword-canary"
  static let canaries = [Canary.secret, Canary.token, password]

  static func configuration(_ port: Int) throws -> FeishuConfiguration {
    var configuration = try FeishuConfiguration.loopback(port)
    // A loopback address is reached without it; what it is told is hidden all the same.
    configuration.proxy = .init(
      host: "127.0.0.1", port: 9, login: .init(user: "me", password: Secret(password)))
    return configuration
  }

  /// Answers with the canary in every place that is read for an error.
  static func answers(_ canary: String) -> [[UInt8]] {
    let escaped = canary.utf8.map { String(format: "\\u%04x", $0) }.joined()
    let encoded = canary.utf8.map { String(format: "%%%02X", $0) }.joined()
    let base64 = Data("me:\(canary)".utf8).base64EncodedString()
    let headers = [
      "X-Tt-Logid: \(canary)", "X-Request-Id: \(canary)", "Location: https://\(canary)/\(canary)",
      "Date: \(canary)", "x-ogw-ratelimit-reset: \(canary)",
    ]
    let texts = [canary, escaped, encoded, base64, "Bearer \(canary)"]
    var answers: [[UInt8]] = []
    for text in texts {
      for (status, code) in [(400, 1_220_001), (400, 99_991_672), (400, 99_992_402), (500, 9)] {
        answers.append(
          .answer(
            status: status,
            #"{"code":\#(code),"msg":"no \#(text)","error":{"log_id":"\#(text)","permission_violations":[{"subject":"\#(text)"}],"field_violations":[{"field":"\#(text)","description":"\#(text)"}]}}"#,
            headers: headers))
      }
      answers.append(.answer(status: 502, "<h1>\(text)</h1>", type: "text/html", headers: headers))
      answers.append(.answer(text, type: "text/plain"))
      answers.append(.answer(text + " {}", type: nil))
      answers.append(.answer(#"{"tenant_access_token":"\#(text)","code":0}"#, type: "text/plain"))
      answers.append(.answer("{}", type: "x/\(text)"))
    }
    answers.append(.answer(status: 302, "", headers: headers))
    answers.append(.answer("{", headers: headers))
    return answers
  }

  /// What a call says in all ways.
  static func told(_ error: FeishuError?, _ reports: [CallReport]) -> String {
    guard let error else { return "" }
    return Language.allCases.map { error.sentence(in: $0, platform: .feishu) }.joined() + "\(error)"
      + String(reflecting: error) + "\(error.logID ?? "")\(reports)"
  }

  static func expectNone(_ canary: String, in told: String) {
    let base64 = Data("me:\(canary)".utf8).base64EncodedString()
    for form in [canary, base64] { RedactionTests.expectNothing(of: form, in: told) }
    #expect(!told.contains("\\u0073") && !told.contains("%73"))
  }

  @Test("no reading says one", arguments: canaries)
  func readings(canary: String) async throws {
    for answer in Self.answers(canary) {
      let server = try SocketDouble([.token] + Array(repeating: [.read, .send(answer)], count: 4))
      let reports = Recorder<CallReport>()
      let window = try ReadingOverTheWireTests.window()
      let error = try await withClient(
        Self.configuration(server.port), observing: { reports.record($0) }
      ) { client in
        await failure { () async throws(FeishuError) in try await client.records(in: window) }
      }
      #expect(error != nil)
      Self.expectNone(canary, in: Self.told(error, reports.values))
      server.stop()
    }
  }

  @Test("no deletion says one, nor hands one on to the judge", arguments: canaries)
  func deletions(canary: String) async throws {
    let batch = try RecordBatch([#require(RecordID("1"))])
    for answer in Self.answers(canary) {
      let server = try SocketDouble([.token, [.read, .send(answer)]])
      let reports = Recorder<CallReport>()
      let attempt = try await withClient(
        Self.configuration(server.port), observing: { reports.record($0) }
      ) { await $0.delete(batch) }
      Self.expectNone(
        canary, in: Self.told(attempt.cause, reports.values) + "\(attempt.logID ?? "")")
      if case .answered(_, let body) = attempt.observation {
        RedactionTests.expectNothing(of: canary, in: String(decoding: body, as: UTF8.self))
      }
      server.stop()
    }
  }

  @Test("nothing of the answer that holds the token is quoted", arguments: canaries)
  func tokens(canary: String) async throws {
    for answer in Self.answers(canary) {
      let server = try SocketDouble(Array(repeating: [.read, .send(answer)], count: 4))
      let reports = Recorder<CallReport>()
      let error = try await withClient(
        Self.configuration(server.port), observing: { reports.record($0) }
      ) { client in
        await failure { () async throws(FeishuError) in try await client.checkCredentials() }
      }
      Self.expectNone(canary, in: Self.told(error, reports.values))
      server.stop()
    }
  }
}
