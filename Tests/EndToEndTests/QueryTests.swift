import Foundation
import Testing

@Suite("unpunch query prints what the sandbox has", .serialized)
struct QueryTests {
  /// What `unpunch sandbox --format json` prints.
  struct Sandbox: Decodable, Sendable {
    let base_url, app_id, app_secret: String
    let employees: [String]
    let from, to: Int
  }

  /// A record as scripts read it.
  struct Record: Decodable, Sendable {
    let record_id, user_id, name, check_time, time, source: String
  }

  @Test("in every format, the same records, newest first")
  func formats() async throws {
    try await Home.temporary { home in
      let arguments = ["sandbox", "--port", "0", "--format", "json", "--today", "2026-11-20"]
      try await Unpunch.serving(arguments, in: home) { line in
        let sandbox = try JSONDecoder().decode(Sandbox.self, from: Data(line.utf8))
        #expect(sandbox.to - sandbox.from == 14 * 86_400)
        let home = home.with([
          "UNPUNCH_BASE_URL": sandbox.base_url, "UNPUNCH_APP_ID": sandbox.app_id,
          "UNPUNCH_APP_SECRET": sandbox.app_secret,
        ])
        let json = try await query("json", sandbox, home)
        let records = try JSONDecoder().decode([Record].self, from: Data(json.utf8))
        #expect(records.count > 200)
        #expect(records.allSatisfy { $0.record_id.count == 19 && $0.time.contains("+08:00") })
        #expect(records.map(\.check_time) == records.map(\.check_time).sorted(by: >))
        let ids = records.map(\.record_id)

        let lines = try await query("ndjson", sandbox, home).split(separator: "\n")
        let each = try lines.map { try JSONDecoder().decode(Record.self, from: Data($0.utf8)) }
        #expect(each.map(\.record_id) == ids)

        let table = try await query("csv", sandbox, home).split(separator: "\r\n")
        #expect(table.first?.hasPrefix("record_id,user_id,name,check_time,time") == true)
        #expect(table.dropFirst().map { String($0.prefix(19)) } == ids)

        let rows = try await query("table", sandbox, home).split(separator: "\n")
        #expect(rows.dropFirst().map { String($0.suffix(19)) } == ids)
      }
    }
  }

  @Test("an empty list is said on standard error, and is no failure")
  func nothingFound() async throws {
    try await Home.temporary { home in
      try await PlatformDouble.serving(in: home) { _, home in
        for (language, sentence) in [
          ("en", "These people have no check-in records in this time."),
          ("zh-Hans", "这些员工在此时间内没有打卡流水。"),
        ] {
          let ended = try await Unpunch.run(
            [
              "query", "--employees", "j001", "--from", "2024-11-16", "--to", "2024-11-17",
              "--format", "json", "--lang", language,
            ], in: home)
          #expect(ended.status == 0)
          #expect(ended.output == "[]\n")
          #expect(ended.error == sentence + "\n")
        }
      }
    }
  }

  private func query(_ format: String, _ sandbox: Sandbox, _ home: Home) async throws -> String {
    let ended = try await Unpunch.run(
      [
        "query", "--employees", sandbox.employees.joined(separator: ","), "--from", "2026-11-07",
        "--to", "2026-11-20", "--format", format,
      ], in: home)
    #expect(ended.status == 0)
    #expect(ended.error.isEmpty)
    return ended.output
  }
}
