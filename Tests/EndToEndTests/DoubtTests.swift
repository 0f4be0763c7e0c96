import Testing

@Suite("An outcome that is not told", .serialized)
struct DoubtTests {
  @Test(
    "is unknown, in amber, with its cause, and then what asking again tells",
    arguments: [
      (
        "hang-up", "the connection closed before an answer came", "deleted 0 · not deleted 10",
        "still there at"
      ),
      (
        "server-error", "the answer leaves open whether it was deleted",
        "deleted 0 · not deleted 10", "still there at"
      ),
      (
        "hang-up-after", "the connection closed before an answer came",
        "deleted 10 · not deleted 0", "gone when asked again at"
      ),
    ])
  func unknown(deletion: String, cause: String, counts: String, how: String) async throws {
    try await Home.temporary { home in
      try await PlatformDouble.serving("{\"deletion\": \"\(deletion)\"}", in: home) {
        double, home in
        try await Tmux.running(120, 40, in: home) { tmux in
          try await tmux.deleteTen()
          let screen = try await tmux.wait(
            for: "requested 10 · deleted 0 · not deleted 0 · unknown 10",
            "Unknown 10 · asking Feishu")
          #expect(screen.contains(cause))
          #expect(screen.matches(of: #/\? (2026-)?11-19/#).count == 10)
          #expect(try await tmux.looks().look(of: "Unknown 10")?.letter == .yellow)
          let settled = try await tmux.wait(for: "requested 10 · " + counts, how)
          #expect(!settled.contains("Unknown"))
          // What is unknown is asked about, and never sent again.
          #expect(try double.deletions.count == 1)
          try await tmux.press("q")
          // What is still there is selected again.
          let areGone = counts.hasPrefix("deleted 10")
          try await tmux.wait(
            for: areGone ? "selected 0 of 10" : "selected 10 of 10",
            areGone ? "2 shown" : "12 shown")
        }
      }
    }
  }

  @Test("is asked about in the background too, and the end is told in the list")
  func background() async throws {
    try await Home.temporary { home in
      try await PlatformDouble.serving(#"{"deletion": "hang-up-after"}"#, in: home) { _, home in
        try await Tmux.running(80, 24, in: home) { tmux in
          try await tmux.deleteTen()
          try await tmux.wait(for: "unknown 10")
          try await tmux.press("q")
          try await tmux.wait(for: "Batch 1, asked again: requested 10 · deleted 10", "2 shown")
        }
      }
    }
  }

  @Test("can be marked by hand where the platform tells nothing, and is asked about at the start")
  func byHand() async throws {
    try await Home.temporary { home in
      let blind = home.path + "/blind"
      let script = #"{"deletion": "hang-up", "blind": "\#(blind)"}"#
      try await PlatformDouble.serving(script, in: home) { _, home in
        try await Tmux.running(120, 40, in: home) { tmux in
          try await tmux.deleteTen()
          try await tmux.wait(for: "unknown 10")
          try home.write("", to: "blind")
          try await tmux.press("Escape")
          try await tmux.wait(for: "Unknown 10 · asked again in 5 min, and at next start")
          try await tmux.press("m")
          try await tmux.wait(for: "What did you find?")
          _ = try await eventually("a word that is taken") { () -> (Bool?, found: String) in
            // It does not listen at first.
            try await tmux.press("s")
            let screen = try await tmux.screen()
            return (screen.contains("What did you find?") ? nil : true, screen)
          }
          try await tmux.wait(for: "not deleted 1 · unknown 9", "recorded by hand at")
          try await tmux.press("C-c")
          try await tmux.answerQuit()
          #expect(try await tmux.end() == 2)
          try await tmux.wait(for: "batch 1 is still partly unknown", "unpunch settle")

          try home.remove("blind")
          try await tmux.start(PlatformDouble.findAll)
          let screen = try await tmux.wait(for: "is unknown", "Asking Feishu")
          #expect(screen.contains("batch 1 ("))
          try await tmux.wait(for: "requested 10 · deleted 0 · not deleted 10", "Enter: continue")
          try await tmux.press("Enter")
          try await tmux.wait(for: "24 records", "[ ]")
        }
      }
    }
  }

  @Test("is avoided where the platform asks to wait: the same request is sent again")
  func rateLimit() async throws {
    try await Home.temporary { home in
      try await PlatformDouble.serving("{\"deletion\": \"rate-limit-once\"}", in: home) {
        double, home in
        try await Tmux.running(120, 40, in: home) { tmux in
          try await tmux.selectTen()
          _ = try await tmux.openConfirmation()
          try await tmux.type("10")
          try await tmux.wait(for: "> 10")
          try await tmux.press("Enter")
          try await tmux.wait(for: "requested 10 · deleted 10 · not deleted 0")
          let bodies = try double.deletions.map(\.body)
          #expect(bodies.count == 2)
          #expect(Set(bodies).count == 1)
        }
      }
    }
  }

  @Test("is no doubt where the scope is missing: nothing was deleted, and the scope is named")
  func missingScope() async throws {
    try await Home.temporary { home in
      try await PlatformDouble.serving(
        "{\"missing_scope\": {\"batch_del\": \"attendance:task\"}}", in: home
      ) { double, home in
        try await Tmux.running(120, 40, in: home) { tmux in
          try await tmux.selectTen()
          _ = try await tmux.openConfirmation()
          try await tmux.type("10")
          try await tmux.wait(for: "> 10")
          try await tmux.press("Enter")
          let screen = try await tmux.wait(for: "requested 10 · deleted 0 · not deleted 10")
          #expect(screen.contains("attendance:task"))
          #expect(try double.deletions.count == 1)
          try await tmux.press("q")
          try await tmux.wait(for: "selected 10 of 10")
        }
      }
    }
  }
}
