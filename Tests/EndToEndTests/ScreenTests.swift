import Testing

@Suite("What the screens show", .serialized)
struct ScreenTests {
  @Test(
    "has no colour where none is wanted",
    arguments: [["NO_COLOR": "1"], ["TERM": "vt100"], [:]])
  func noColor(_ environment: [String: String]) async throws {
    try await Home.temporary { home in
      try await Tmux.running(80, 24, in: home) { tmux in
        let option = environment.isEmpty ? ["--no-color"] : []
        try await tmux.start(["demo", "--today", "2026-11-20"] + option, environment: environment)
        try await tmux.wait(for: "[ ]")
        #expect(try await !tmux.looks().hasColor)
        try await tmux.filterExtras()
        try await tmux.press("a")
        try await tmux.wait(for: "selected 10 of 10")
        #expect(try await !tmux.looks().hasColor)
        _ = try await tmux.openConfirmation()
        #expect(try await !tmux.looks().hasColor)
        try await tmux.type("10")
        try await tmux.wait(for: "> 10")
        try await tmux.press("Enter")
        let outcome = try await tmux.wait(for: "requested 10 · deleted 7 · not deleted 3")
        #expect(outcome.contains("✓") && outcome.contains("✗"))
        #expect(try await !tmux.looks().hasColor)
      }
    }
  }

  @Test("has colours else")
  func color() async throws {
    try await Home.temporary { home in
      try await Tmux.running(80, 24, in: home) { tmux in
        try await tmux.start(["demo"])
        try await tmux.wait(for: "[ ]")
        #expect(try await tmux.looks().hasColor)
      }
    }
  }

  @Test(
    "is Chinese where the locale is, even one that the host does not have; that is said at the end")
  func missingLocale() async throws {
    try await Home.temporary { home in
      let home = home.with(["LANG": "zh_ZZ.UTF-8"])
      try await Tmux.running(120, 40, in: home) { tmux in
        try await tmux.start(["demo", "--today", "2026-11-20"])
        try await tmux.wait(for: "条记录", "[ ]", "北京总部 A 座")
        try await tmux.press("q")
        #expect(try await tmux.end() == 0)
        try await tmux.wait(for: "本机没有区域设置 zh_ZZ.UTF-8，已改用 C.UTF-8")
        try await tmux.expectRestored()
      }
    }
  }

  @Test(
    "is explained by its keys",
    arguments: [
      ("?", "en", "Keys: records", "select or unselect"), ("F1", "zh-Hans", "按键：记录", "选择或取消选择"),
    ])
  func help(key: String, language: String, title: String, line: String) async throws {
    try await Home.temporary { home in
      try await Tmux.running(80, 24, in: home) { tmux in
        try await tmux.start(["demo", "--lang", language])
        try await tmux.wait(for: "[ ]")
        try await tmux.press(key)
        try await tmux.wait(for: title, line)
        try await tmux.press("Escape")
        try await tmux.wait(without: title)
      }
    }
  }

  @Test("has the text cursor in the field that is typed into")
  func textCursor() async throws {
    try await Home.temporary { home in
      try await Tmux.running(80, 24, in: home) { tmux in
        try await tmux.start(["demo"])
        try await tmux.wait(for: "[ ]")
        #expect(try await tmux.ask("#{cursor_flag}") == "0")
        try await tmux.press("/")
        try await tmux.wait(for: "Filter:")
        try await tmux.type("赵")
        try await tmux.wait(for: "Filter: 赵")
        #expect(try await tmux.ask("#{cursor_flag} #{cursor_x} #{cursor_y}") == "1 11 23")
        try await tmux.press("Escape")
        try await tmux.wait(for: "q quit")
        try await tmux.press("f")
        try await tmux.wait(for: "Find check-in flow records")
        #expect(try await tmux.ask("#{cursor_y}") == "3")
      }
    }
  }

  @Test("is redrawn at every size, also while a dialog is open")
  func resizing() async throws {
    try await Home.temporary { home in
      try await Tmux.running(120, 40, in: home) { tmux in
        try await tmux.start(["demo", "--today", "2026-11-20"])
        try await tmux.wait(for: "[ ]")
        try await tmux.press("Enter")
        try await tmux.wait(for: "Details", "Record id")
        for (columns, rows) in [(60, 16), (200, 60), (80, 24), (120, 40)] {
          try await tmux.resize(columns, rows)
          // The box is as wide as the window lets it be.
          let edge = "└" + String(repeating: "─", count: min(96, columns - 2) - 2) + "┘"
          let screen = try await tmux.wait(for: edge)
          for corner in ["┌─ Details ", "┐", "└", "┘"] {
            #expect(screen.ranges(of: corner).count == 1)
          }
        }
      }
    }
  }
}

extension Tmux {
  /// Filters the demo's list for the second of each pair.
  func filterExtras() async throws {
    try await press("/")
    try await wait(for: " · Esc ")
    try await type("dup:extra")
    try await press("Enter")
    try await wait(for: "shown", "select")
  }
}
