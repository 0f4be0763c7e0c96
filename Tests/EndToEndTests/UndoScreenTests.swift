import Testing

@Suite("Undoing on the screen", .serialized)
struct UndoScreenTests {
  /// What a language says at the places that are looked for.
  struct Words: Sendable {
    let language: String
    let deleted, question, listening, imported, undone: String
  }

  static let english = Words(
    language: "en", deleted: "deleted 10 · not deleted 0",
    question: "Re-import 10 check-in records of batch 1?",
    listening: "Enter alone re-imports nothing", imported: "requested 10 · re-imported 10",
    undone: "re-imported 10")
  static let chinese = Words(
    language: "zh-Hans", deleted: "已删除 10 条 · 未删除 0 条", question: "重新导入批次 1 的 10 条打卡流水？",
    listening: "只按 Enter 不会导入", imported: "提交 10 条 · 已重新导入 10 条", undone: "已重新导入 10 条")

  @Test(
    "brings every record back once, also where an answer is lost",
    arguments: [(80, 24, english), (120, 40, chinese)])
  func wholeRoad(columns: Int, rows: Int, words: Words) async throws {
    try await Home.temporary { home in
      try await PlatformDouble.serving(#"{"creation": "hang-up-after"}"#, in: home) {
        double, home in
        let home = home.with(["UNPUNCH_LANG": words.language])
        try await Tmux.running(columns, rows, in: home) { tmux in
          try await tmux.deleteTen()
          try await tmux.wait(for: words.deleted)
          try await tmux.press("u")
          try await tmux.wait(for: words.question)
          try await tmux.paste("10\n", inBrackets: true)
          try await tmux.dialogListens()
          #expect(try double.importKeys.isEmpty)
          try await tmux.type("10")
          try await tmux.wait(for: "> 10")
          try await tmux.press("Enter")
          try await tmux.wait(for: words.imported)
          // The answer to the first was lost: it went out again, under its key.
          let keys = try double.importKeys
          #expect(keys.count == 11)
          #expect(Set(keys).count == 10)
          #expect(keys[0] == keys[1])
          try await tmux.press("q")
          try await tmux.wait(for: words.deleted, words.undone)
          try await tmux.press("q")
          try await tmux.press("r")
          try await tmux.wait(for: "[ ]", "24 ")
          #expect(try await double.ids(in: home).count == 24)
        }
      }
    }
  }

  @Test("ends with Ctrl-C after the record in flight, and says what is left")
  func interrupted() async throws {
    try await Home.temporary { home in
      try await PlatformDouble.serving(#"{"creation": "slow"}"#, in: home) { double, home in
        try await Tmux.running(80, 24, in: home) { tmux in
          try await tmux.deleteTen()
          try await tmux.wait(for: Self.english.deleted)
          try await tmux.press("u")
          try await tmux.wait(for: Self.english.question)
          try await tmux.dialogListens()
          try await tmux.type("10")
          try await tmux.wait(for: "> 10")
          try await tmux.press("Enter")
          try await tmux.wait(for: "Re-importing … 1 of 10")
          try await tmux.press("C-c")
          #expect(try await tmux.end() == 1)
          let sent = try double.importKeys.count
          #expect(sent < 10)
          // What was sent is imported, and of nothing is anything unknown.
          try await tmux.wait(
            for: "Batch 1: requested 10 · re-imported \(sent) · not imported \(10 - sent)")
          #expect(try await double.ids(in: home).count == 14 + sent)
        }
      }
    }
  }
}
