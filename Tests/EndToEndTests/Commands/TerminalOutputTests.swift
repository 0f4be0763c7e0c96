import Testing

@Suite("What the commands print on a terminal", .serialized)
struct TerminalOutputTests {
  @Test(
    "has a row of query and history on each line, and is whole in a pipe",
    arguments: ["en", "zh-Hans"])
  func rows(language: String) async throws {
    try await Home.temporary { home in
      try await PlatformDouble.serving(in: home) { platform, home in
        let query = ["query"] + PlatformDouble.findAll + ["--lang", language]
        let ids = try await platform.ids(in: home)
        let reason = "HR-1204, the file of the gate at the north side was imported twice"
        let deleted = try await Unpunch.run(
          ["delete", ids[0], "--yes", "--reason", reason], in: home)
        #expect(deleted.status == 0)
        let piped = try await Unpunch.run(["history", "--lang", language], in: home)
        #expect(piped.output.contains(reason))
        for columns in [80, 100, 130] {
          try await Tmux.running(columns, 60, in: home) { tmux in
            try await tmux.start(query)
            #expect(try await tmux.end() == 0)
            let rows = try await tmux.screen().split(separator: "\n").filter {
              $0.contains(#/\d\d:\d\d:\d\d/#)
            }
            #expect(rows.count == ids.count - 1)
            for row in rows { #expect(row.hasPrefix("20") && row.contains(#/ \d{19}$/#), "\(row)") }
            try await tmux.start(["history", "--lang", language])
            #expect(try await tmux.end() == 0)
            let screen = try await tmux.screen()
            #expect(
              screen.contains(#/\n1 +20[-\d]+ [:\d]+ +1 +1 +0 +0 +0 +.*HR-1.*\n\$/#), "\(screen)")
          }
        }
      }
    }
  }
}
