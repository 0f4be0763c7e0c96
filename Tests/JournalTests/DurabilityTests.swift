import Attendance
import CustomDump
import Foundation
import GRDB
import Journal
import Testing

@Suite("The journal on the disk")
struct DurabilityTests {
  @Test("is synchronized at each commit, in write-ahead mode, and waits for others")
  func settings() async throws {
    let directory = try TemporaryDirectory()
    let journal = try await Journal.fresh(in: directory)
    #expect(try await journal.setting("synchronous") == "2")  // 2 is FULL.
    #expect(try await journal.setting("journal_mode") == "wal")
    #expect(try await journal.setting("busy_timeout") == "5000")
    #expect(try await journal.setting("foreign_keys") == "1")
    // And again on a journal that exists.
    let second = try await Journal.fresh(in: directory)
    #expect(try await second.setting("synchronous") == "2")
    #expect(try await second.setting("journal_mode") == "wal")
  }

  @Test("is for its owner alone, with all its files")
  func modes() async throws {
    let directory = try TemporaryDirectory()
    let state = directory.path + "/a/b/state"
    let journal = try await Journal.open(inDirectory: state, as: .administrator)
    let ticket = try await journal.commit(try intent([1]))
    for made in [directory.path + "/a", directory.path + "/a/b", state] {
      #expect(try TemporaryDirectory.mode(of: made) == 0o700, "\(made)")
    }
    let files = try FileManager.default.contentsOfDirectory(atPath: state).sorted()
    let lock = try #require(files.first { $0.hasSuffix(".lock") })
    #expect(files == [lock, "journal.sqlite", "journal.sqlite-shm", "journal.sqlite-wal"])
    for file in files {
      #expect(try TemporaryDirectory.mode(of: state + "/" + file) == 0o600, "\(file)")
    }
    // The sender's lock goes with the outcome.
    try await journal.conclude(ticket, with: outcome(ticket.batch.ids))
    #expect(!FileManager.default.fileExists(atPath: state + "/" + lock))
  }

  @Test("shows what was committed to every other connection, at once")
  func visible() async throws {
    let directory = try TemporaryDirectory()
    let journal = try await Journal.fresh(in: directory)
    let ticket = try await journal.commit(try intent([1, 2]))
    let kinds = "SELECT kind FROM event ORDER BY sequence"
    let afterIntent = try directory.read { try String.fetchAll($0, sql: kinds) }
    #expect(afterIntent == ["intent"])
    _ = try await journal.beginAttempt(ticket).number
    let afterAttempt = try directory.read { try String.fetchAll($0, sql: kinds) }
    #expect(afterAttempt == ["intent", "attempt"])

    let second = try await Journal.fresh(in: directory)
    let batches = (try await journal.batches(), try await second.batches())
    expectNoDifference(batches.1, batches.0)
    try await second.conclude(ticket, with: outcome(ticket.batch.ids))
    #expect(try await journal.batch(1)?.outcome == outcome(ticket.batch.ids))
  }

  @Test("survives being closed and opened again")
  func reopened() async throws {
    let directory = try TemporaryDirectory()
    let intent = try intent([1, 2])
    do {
      let journal = try await Journal.fresh(in: directory)
      _ = try await journal.commit(intent)
    }
    let batches = try await Journal.fresh(in: directory).batches()
    expectNoDifference(batches.map(\.intent), [intent])
  }

  @Test("keeps personal data in the payload, and nowhere else")
  func payloadAlone() async throws {
    let directory = try TemporaryDirectory()
    let journal = try await Journal.fresh(in: directory)
    let ticket = try await journal.commit(try intent([1]))
    try await journal.conclude(ticket, with: outcome(ticket.batch.ids))
    let rows = try directory.read {
      try Row.fetchAll($0, sql: "SELECT header, payload FROM event ORDER BY sequence")
    }
    let headers: [String] = rows.map { $0["header"] }
    // The lock and the process are others each time.
    let lock = try Regex(#""lock":"batch-[0-9a-f-]{36}\.lock","pid":[0-9]+,"#)
    #expect(headers[0].contains(lock))
    expectNoDifference(
      headers.map { $0.replacing(lock, with: "") },
      [
        #"{"appID":"cli_a1b2c3d4","idKind":"employee_id","ids":["6709359313699356901"],"#
          + #""includesFormer":true,"platformHost":"open.feishu.cn","tenantName":"示例公司"}"#,
        #"{"code":0,"logID":"20261123140211ABC","message":"success","status":200,"#
          + #""verdicts":[{"recordID":"6709359313699356901","verdict":{"deleted":{"_0":"reply"}}}]}"#,
      ])
    let payloads: [Data?] = rows.map { $0["payload"] }
    let text = try #require(payloads[0].flatMap { String(data: $0, encoding: .utf8) })
    #expect(text.contains("赵敏") && text.contains("HR-1204") && text.contains("北京总部 A 座"))
    #expect(payloads[1] == nil)
  }

  @Test("tells a batch without its payload, where that was purged")
  func purged() async throws {
    let directory = try TemporaryDirectory()
    let journal = try await Journal.fresh(in: directory)
    let ticket = try await journal.commit(try intent([1, 2]))
    try directory.execute("UPDATE event SET payload = NULL, nonce = NULL")
    let batch = try #require(try await journal.batch(1))
    #expect(batch.batch == ticket.batch)
    #expect(batch.intent.records.isEmpty && batch.intent.names.isEmpty && batch.reason.isEmpty)
    #expect(batch.intent.target.appID == "cli_a1b2c3d4")
    try await journal.conclude(ticket, with: outcome(ticket.batch.ids))
  }
}
