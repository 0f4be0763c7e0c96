import Foundation
import Testing

@Suite("unpunch undo", .serialized)
struct UndoTests {
  @Test(
    "imports what a batch deleted, once, also where an answer is lost",
    arguments: ["{}", #"{"creation": "hang-up-after"}"#])
  func imports(script: String) async throws {
    try await Home.temporary { home in
      try await PlatformDouble.serving(script, in: home) { platform, home in
        let ids = Array(try await platform.ids(in: home).prefix(3))
        let deleted = try await Unpunch.run(["delete"] + ids + DeleteTests.yes, in: home)
        #expect(deleted.status == 0)
        let ended = try await Unpunch.run(["undo", "1"] + DeleteTests.yes, in: home)
        #expect(ended.status == 0)
        let undo = try #require(try ended.decoded([UndoLine].self).first)
        #expect((undo.batch, undo.asked, undo.imported, undo.unknown) == (1, 3, 3, 0))
        #expect(undo.records.map(\.record_id) == ids)
        let new = undo.records.compactMap(\.new_record_id)
        let now = try await platform.ids(in: home)
        #expect(now.count == 24)
        #expect(Set(new).isSubset(of: now) && Set(new).count == 3)

        let history = try await Unpunch.run(["history", "1", "--format", "json"], in: home)
        #expect(try history.batches.map(\.undone) == [3])
        let again = try await Unpunch.run(["undo", "1"] + DeleteTests.yes, in: home)
        #expect(again.status == 65)
        #expect(again.error.contains("has already been restored"))
        #expect(try await platform.ids(in: home).count == 24)
      }
    }
  }

  @Test("leaves out a record that was only found absent where an equal one stands, and says so")
  func doubtful() async throws {
    try await Home.temporary { home in
      try await PlatformDouble.serving(#"{"deletion": {"1": "hang-up-after"}}"#, in: home) {
        platform, home in
        let id = try #require(try await platform.ids(in: home).first)
        let deleted = try await Unpunch.run(["delete", id] + DeleteTests.yes, in: home)
        #expect(deleted.status == 0)
        #expect(try deleted.batches.flatMap(\.records).map(\.how) == ["absent"])
        let ended = try await Unpunch.run(["undo", "1"] + DeleteTests.yes, in: home)
        #expect(ended.status == 1)
        #expect(ended.error.contains("1 skipped: an identical"))
        let undo = try #require(try ended.decoded([UndoLine].self).first)
        #expect((undo.asked, undo.not_imported) == (1, 1))
        #expect(undo.records.first?.reason?.contains("an identical record exists now") == true)
        #expect(try await platform.ids(in: home).count == 23)

        try await Tmux.running(100, 30, in: home) { tmux in
          for (answer, count) in [("n", 23), ("y", 24)] {
            try await tmux.ask(["undo", "1"], "y/N >", answer)
            if answer == "y" {
              try await tmux.wait(for: "Type 1 ")
              try await tmux.questionListens()
              try await tmux.answer("1")
            }
            #expect(try await tmux.end() == (answer == "y" ? 0 : 1))
            #expect(try await platform.ids(in: home).count == count)
            try await tmux.clear()
          }
        }
      }
    }
  }

  @Test("sends nothing for a batch that is not there, without consent, or read-only")
  func refusals() async throws {
    try await Home.temporary { home in
      try await PlatformDouble.serving(in: home) { platform, home in
        for (arguments, status, english, chinese) in [
          (["9", "--yes"], 65, "has no batch 9", "没有批次 9"),
          (["1"], 64, "give --yes", "再加上 --yes"),
          (["1", "--yes", "--read-only"], 78, "read-only", "只读"),
          (["x", "--yes"], 64, "x", "x"),
        ] as [([String], Int32, String, String)] {
          for (language, sentence) in [("en", english), ("zh-Hans", chinese)] {
            let ended = try await Unpunch.run(
              ["undo"] + arguments, in: home.with(["UNPUNCH_LANG": language]))
            #expect(ended.status == status)
            #expect(ended.error.contains(sentence))
            #expect(ended.output.isEmpty)
          }
        }
        #expect(try platform.requests.isEmpty)
      }
    }
  }

  @Test("a batch of another app is not undone")
  func otherApp() async throws {
    try await Home.temporary { home in
      try await PlatformDouble.serving(in: home) { platform, home in
        let id = try #require(try await platform.ids(in: home).first)
        #expect(try await Unpunch.run(["delete", id] + DeleteTests.yes, in: home).status == 0)
        let ended = try await Unpunch.run(
          ["undo", "1", "--yes"], in: home.with(["UNPUNCH_APP_ID": "cli_other"]))
        #expect(ended.status == 65)
        #expect(ended.error.contains("cli_judge0123456789"))
      }
    }
  }
}
