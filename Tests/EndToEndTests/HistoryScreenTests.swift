import Testing

@Suite("The history on the screen", .serialized)
struct HistoryScreenTests {
  @Test(
    "is empty at first, and then has each batch, whose outcome opens again",
    arguments: [
      (80, 24, "en", "No deletions yet.", "History · 1 batch", "deleted 9 · not deleted 1"),
      (120, 40, "zh-Hans", "还没有删除记录", "历史 · 1 个批次", "已删除 9 条 · 未删除 1 条"),
    ])
  func batches(
    columns: Int, rows: Int, language: String, empty: String, title: String, counts: String
  ) async throws {
    try await Home.temporary { home in
      try await PlatformDouble.serving(#"{"fail": {"2": "auth no permission"}}"#, in: home) {
        _, home in
        let home = home.with(["UNPUNCH_LANG": language])
        try await Tmux.running(columns, rows, in: home) { tmux in
          try await tmux.selectTen()
          try await tmux.press("h")
          try await tmux.wait(for: empty)
          try await tmux.press("q")
          try await tmux.wait(for: " 10  2026")
          _ = try await tmux.openConfirmation()
          try await tmux.press("Tab")
          try await tmux.type("HR-1204")
          try await tmux.press("Tab")
          try await tmux.type("10")
          try await tmux.wait(for: "> 10")
          try await tmux.press("Enter")
          try await tmux.wait(for: counts)
          try await tmux.press("h")
          try await tmux.wait(for: title, "HR-1204")
          try await tmux.press("Enter")
          try await tmux.wait(for: counts, "auth no permission")
          try await tmux.press("q")
          try await tmux.wait(for: title)
          try await tmux.press("q")
          try await tmux.wait(for: counts)
          try await tmux.press("q")
          try await tmux.press("q")
          #expect(try await tmux.end() == 0)
          try await tmux.expectRestored()
        }
      }
    }
  }
}
