import Foundation
import Testing

@Suite("unpunch history", .serialized)
struct HistoryTests {
  @Test("prints the batches newest first, read-only and without the platform")
  func offline() async throws {
    try await Home.temporary { home in
      try await PlatformDouble.serving(in: home) { platform, home in
        let ids = try await platform.ids(in: home)
        for (id, reason) in [(ids[0], "HR-1"), (ids[1], "复核\u{1B}[2J")] {
          let ended = try await Unpunch.run(
            ["delete", id, "--reason", reason] + DeleteTests.yes, in: home)
          #expect(ended.status == 0)
        }
      }
      let away = home.with(["UNPUNCH_READ_ONLY": "true"])
      let all = try await Unpunch.run(["history", "--format", "json"], in: away)
      #expect(all.status == 0)
      #expect(try all.batches.map(\.batch) == [2, 1])
      #expect(try all.batches.map(\.reason) == ["复核\u{1B}[2J", "HR-1"])
      let one = try await Unpunch.run(["history", "1", "--format", "ndjson"], in: away)
      #expect(try one.decoded(BatchLine.self).deleted == 1)

      let list = try await Unpunch.run(["history", "--lang", "zh-Hans"], in: away)
      let lines = list.output.split(separator: "\n")
      #expect(lines.count == 3)
      #expect(lines[0].hasPrefix("批次"))
      #expect(lines[1].hasPrefix("2") && lines[1].hasSuffix("复核␛[2J"))
      let details = try await Unpunch.run(["history", "2"], in: away)
      #expect(details.output.contains("✓ deleted"))
      #expect(!details.output.contains("\u{1B}"))
    }
  }

  @Test("ends with a code of its own where it cannot be printed, as verify does")
  func fullDisk() async throws {
    try await Home.temporary { home in
      for command in ["history", "verify"] {
        let ended = try await Unpunch.run([command], in: home, printingTo: "/dev/full")
        #expect(ended.status == 74)
        #expect(ended.error == "The result could not be printed: No space left on device.\n")
      }
    }
  }

  @Test("knows no batch that the journal does not have")
  func noSuchBatch() async throws {
    try await Home.temporary { home in
      for (language, sentence) in [("en", "has no batch 7"), ("zh-Hans", "没有批次 7")] {
        let ended = try await Unpunch.run(["history", "7", "--lang", language], in: home)
        #expect(ended.status == 65)
        #expect(ended.error.contains(sentence))
      }
    }
  }

  @Test("an empty history is said on standard error, and is no failure")
  func nothingYet() async throws {
    try await Home.temporary { home in
      for (language, sentence) in [("en", "No deletions yet."), ("zh-Hans", "还没有删除记录。")] {
        for (format, output) in [("json", "[]\n"), ("ndjson", "")] {
          let ended = try await Unpunch.run(
            ["history", "--format", format, "--lang", language], in: home)
          #expect(ended.status == 0)
          #expect(ended.output == output)
          #expect(ended.error == sentence + "\n")
        }
        let table = try await Unpunch.run(["history", "--lang", language], in: home)
        #expect(table.status == 0)
        #expect(table.output.split(separator: "\n").count == 1)
        #expect(table.error == sentence + "\n")
      }
    }
  }
}
