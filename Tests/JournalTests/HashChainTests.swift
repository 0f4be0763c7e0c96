import Attendance
import Crypto
import Foundation
import GRDB
import Journal
import Testing

@Suite("The hash chain")
struct HashChainTests {
  @Test("is what anybody computes from the stored rows, over 60 events of two operators")
  func recomputed() async throws {
    let directory = try TemporaryDirectory()
    let local = JournalContext(
      operatorName: "root", uid: 0, sshClient: nil, host: "jump-1", version: "0.1.0")
    let journals = [
      try await Journal.fresh(in: directory), try await Journal.fresh(in: directory, as: local),
    ]
    for number in 1...20 {
      let journal = journals[number % 2]
      let ticket = try await journal.commit(try intent([number, number + 100]))
      _ = try await journal.beginAttempt(ticket).number
      try await journal.conclude(ticket, with: outcome(ticket.batch.ids))
    }
    let rows = try directory.read {
      try Row.fetchAll($0, sql: "SELECT * FROM event ORDER BY sequence")
    }
    #expect(rows.count == 60)
    var previous = Data(count: 32)
    var nonces: Set<Data> = []
    for row in rows {
      let nonce: Data? = row["nonce"]
      let payload: Data? = row["payload"]
      if let nonce { nonces.insert(nonce) }
      let digest = Data(SHA256.hash(data: (nonce ?? Data()) + (payload ?? Data())))
      #expect(digest == row["payload_digest"])
      let expected = Self.entry(after: previous, row, digest)
      #expect(expected == row["entry"])
      previous = expected
    }
    #expect(nonces.count == 20)
  }

  /// Written from the text of the documentation, not from the code.
  private static func entry(after previous: Data, _ row: Row, _ digest: Data) -> Data {
    func big(_ number: UInt64) -> Data {
      Data((0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - 8 * $0)) })
    }
    var bytes = previous
    bytes += big(UInt64(bitPattern: row["sequence"] as Int64))
    for name in [
      "kind", "batch", "utc_ms", "monotonic_ns", "operator", "uid", "ssh_client", "host",
      "version", "header",
    ] {
      let text: String
      switch (row[name] as DatabaseValue).storage {
      case .int64(let number): text = String(number)
      case .string(let string): text = string
      case .null, .double, .blob:
        bytes += Data(repeating: 0xFF, count: 8)
        continue
      }
      bytes += big(UInt64(text.utf8.count))
      bytes += Data(text.utf8)
    }
    bytes += digest
    return Data(SHA256.hash(data: bytes))
  }
}
