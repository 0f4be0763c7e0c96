import Foundation
import Testing

@Suite("unpunch delete", .serialized)
struct DeleteTests {
  static let yes = ["--yes", "--format", "json"]

  @Test("deletes what query prints, in portions of ten, and skips it when run again")
  func deletes() async throws {
    try await Home.temporary { home in
      try await PlatformDouble.serving(in: home) { platform, home in
        let records = try await platform.listed(in: home)
        let command = ["delete", "--from-file", "-", "--reason", "HR-1204"] + Self.yes
        let first = try await Unpunch.run(command, in: home, input: records)
        #expect(first.status == 0)
        #expect(first.error.isEmpty)
        let batches = try first.batches
        #expect(batches.map(\.batch) == [1, 2, 3])
        #expect(batches.map(\.asked) == [10, 10, 4])
        #expect(batches.map(\.deleted) == [10, 10, 4])
        #expect(batches.allSatisfy { $0.reason == "HR-1204" && $0.at.hasSuffix("+08:00") })
        #expect(batches.flatMap(\.records).allSatisfy { $0.how == "reply" && $0.code == 0 })
        #expect(batches.flatMap(\.records).allSatisfy { $0.log_id == "20261119judge0001" })
        #expect(try platform.deletions.count == 3)

        let second = try await Unpunch.run(command, in: home, input: records)
        #expect(second.status == 0)
        let skipped = try #require(try second.batches.first)
        #expect(try second.batches.count == 1)
        #expect(skipped.batch == nil)
        #expect((skipped.asked, skipped.skipped) == (24, 24))
        #expect(skipped.records.allSatisfy { $0.verdict == "skipped" && $0.how == "journal" })
        #expect(try platform.deletions.count == 3)
      }
    }
  }

  @Test("takes ids as arguments and prints the same in every format", arguments: ["en", "zh-Hans"])
  func formats(language: String) async throws {
    try await Home.temporary { home in
      try await PlatformDouble.serving(#"{"fail": {"1": "auth no permission"}}"#, in: home) {
        platform, home in
        let ids = try await platform.ids(in: home)
        let some = { (first: Int) in
          ["delete"] + ids[first..<first + 2] + ["--yes", "--lang", language]
        }

        let lines = try await Unpunch.run(some(0) + ["--format", "ndjson"], in: home)
        #expect(lines.status == 1)
        let batch = try lines.decoded(BatchLine.self)
        #expect(batch.ids("deleted") == [ids[0]])
        #expect(batch.ids("not_deleted") == [ids[1]])
        #expect(batch.records.last?.reason == "auth no permission")

        let rows = try await Unpunch.run(some(2) + ["--format", "csv"], in: home).output
          .split(separator: "\r\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false)
          }
        try #require(rows.count == 3 && rows[1].count > 12)
        #expect(rows[0].prefix(5).joined(separator: ",") == "batch,at,operator,batch_reason,asked")
        #expect(rows[1][10...].prefix(3).joined(separator: ",") == "\(ids[2]),deleted,reply")

        let table = try await Unpunch.run(some(4), in: home).output
        #expect(table.contains(ids[4]) && table.contains("auth no permission"))
        #expect(table.contains(language == "en" ? "✗ not deleted" : "✗ 未删除"))
        #expect(table.contains(language == "en" ? "requested 2 · deleted 1" : "提交 2 条 · 已删除 1 条"))
        // What the platform's words mean stands beside them.
        #expect(table.contains(language == "en" ? "probably not imported" : "不是导入的"))
      }
    }
  }

  @Test("does not send a record that is another person's or of another time than the list says")
  func contradicted() async throws {
    try await Home.temporary { home in
      try await PlatformDouble.serving(in: home) { platform, home in
        let ids = Array(try await platform.ids(in: home).prefix(3))
        let record = try #require(
          try await platform.listed(in: home).split(separator: "\n").first { $0.contains(ids[2]) })
        let list = """
          {"record_id":"\(ids[0])","user_id":"j999"}
          {"record_id":"\(ids[1])","check_time":"1795046401"}
          \(record)
          """
        for (language, words) in [("en", "the list says j999"), ("zh-Hans", "列表中为 j999")] {
          let ended = try await Unpunch.run(
            ["delete", "--from-file", "-", "--lang", language] + Self.yes, in: home, input: list)
          #expect(ended.status == 1)
          let records = try ended.batches.flatMap(\.records)
          let unsent = records.filter { $0.how == "changed" }
          #expect(unsent.map(\.record_id) == [ids[0], ids[1]])
          #expect(unsent.first?.reason?.contains(words) == true)
          #expect(unsent.last?.reason?.contains("2026-11-19 08:00:01") == true)
        }
        #expect(try platform.deletions.count == 1)
      }
    }
  }

  @Test("--dry-run sends nothing and lists what would be deleted; --read-only does not mind")
  func dryRun() async throws {
    try await Home.temporary { home in
      try await PlatformDouble.serving(in: home) { platform, home in
        let records = try await platform.listed(in: home)
        for more in [[], ["--read-only"]] {
          let ended = try await Unpunch.run(
            ["delete", "--from-file", "-", "--dry-run", "--format", "json"] + more, in: home,
            input: records)
          #expect(ended.status == 0)
          let batch = try #require(try ended.batches.first)
          #expect(batch.batch == nil)
          #expect((batch.asked, batch.deleted) == (24, 0))
          #expect(batch.records.allSatisfy { $0.how == "dry_run" })
        }
        #expect(try platform.deletions.isEmpty)
        let history = try await Unpunch.run(["history", "--format", "json"], in: home)
        #expect(try history.batches.isEmpty)
      }
    }
  }

  @Test("does not send a record that cannot be read, lists it, and ends with 1")
  func unreadable() async throws {
    try await Home.temporary { home in
      try await PlatformDouble.serving(in: home) { platform, home in
        let ids = try await platform.ids(in: home)
        let ended = try await Unpunch.run(
          ["delete", "1", ids[0], ids[0], "--expect", "2"] + Self.yes, in: home)
        #expect(ended.status == 1)
        let batches = try ended.batches
        try #require(batches.map(\.batch) == [1, nil])
        #expect(batches[0].ids("deleted") == [ids[0]])
        #expect(batches[1].records.map(\.record_id) == ["1"])
        #expect(batches[1].records.map(\.how) == ["not_found"])
        #expect(try platform.deletions.map(\.body) == [#"{"record_ids":["\#(ids[0])"]}"#])
      }
    }
  }

  @Test("leaves out what changed since it was read, and deletes the rest of its portion")
  func changed() async throws {
    try await Home.temporary { home in
      // The first query reads, the second one reads once more.
      try await PlatformDouble.serving(#"{"changes_from": 3}"#, in: home) { platform, home in
        let records = try await platform.listed(in: home)
        let ended = try await Unpunch.run(
          ["delete", "--from-file", "-"] + Self.yes, in: home, input: records)
        #expect(ended.status == 1)
        let batches = try ended.batches
        #expect(batches.map(\.deleted).reduce(0, +) == 23)
        #expect(batches.last?.batch == nil)
        #expect(batches.last?.records.map(\.how) == ["changed"])
        #expect(batches.last?.records.first?.reason?.contains("comment") == true)
      }
    }
  }

  @Test("waits for the rate limit and sends again by itself")
  func rateLimit() async throws {
    try await Home.temporary { home in
      try await PlatformDouble.serving(#"{"deletion": "rate-limit-once"}"#, in: home) {
        platform, home in
        let ids = try await platform.ids(in: home)
        let ended = try await Unpunch.run(["delete", ids[0]] + Self.yes, in: home)
        #expect(ended.status == 0)
        #expect(try ended.batches.map(\.deleted) == [1])
        #expect(try platform.deletions.count == 2)
      }
    }
  }

  @Test("stops at the first unknown outcome; settled, the same command goes on")
  func unknown() async throws {
    try await Home.temporary { home in
      let blind = home.path + "/blind"
      let script = #"{"deletion": {"2": "go-blind"}, "blind": "\#(blind)"}"#
      try await PlatformDouble.serving(script, in: home) { platform, home in
        let records = try await platform.listed(in: home)
        try home.write(records, to: "records")
        let command = ["delete", "--from-file", home.path + "/records"] + Self.yes
        let ended = try await Unpunch.run(command, in: home)
        #expect(ended.status == 2)
        #expect(ended.error.contains("unpunch settle"))
        let batches = try ended.batches
        try #require(batches.map(\.batch) == [1, 2, nil])
        #expect(batches.map(\.unknown) == [0, 10, 0])
        #expect(batches[1].records.allSatisfy { $0.how == nil && $0.reason != nil })
        #expect(batches[2].records.map(\.how) == Array(repeating: "stopped", count: 4))
        #expect(try platform.deletions.count == 2)

        let still = try await Unpunch.run(["settle", "--format", "json"], in: home)
        #expect(still.status == 2)
        #expect(try still.batches.map(\.unknown) == [10])
        try home.remove("blind")
        let settled = try await Unpunch.run(["settle", "--format", "json"], in: home)
        #expect(settled.status == 0)
        #expect(try settled.batches.map(\.deleted) == [10])
        #expect(try settled.batches.flatMap(\.records).allSatisfy { $0.how == "absent" })

        let rest = try await Unpunch.run(command, in: home)
        #expect(rest.status == 0)
        #expect(try rest.batches.map(\.batch) == [3, nil])
        #expect(try rest.batches.map(\.deleted) == [4, 0])
        #expect(try rest.batches.map(\.skipped) == [0, 20])
      }
    }
  }

  @Test("stops where every portion would be refused in the same way")
  func refused() async throws {
    try await Home.temporary { home in
      try await PlatformDouble.serving(
        #"{"missing_scope": {"batch_del": "attendance:task"}}"#, in: home
      ) { platform, home in
        let records = try await platform.listed(in: home)
        let ended = try await Unpunch.run(
          ["delete", "--from-file", "-"] + Self.yes, in: home, input: records)
        #expect(ended.status == 77)
        #expect(ended.error.contains("attendance:task"))
        #expect(try ended.batches.map(\.not_deleted) == [10, 14])
        #expect(try platform.deletions.count == 1)
      }
    }
  }
}
