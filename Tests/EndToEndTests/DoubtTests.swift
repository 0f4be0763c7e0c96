import Testing

@Suite("An outcome that is not told", .serialized)
struct DoubtTests {
  @Test(
    "is unknown, in amber, with its cause",
    arguments: [
      ("hang-up", "the connection closed before an answer came"),
      ("server-error", "the answer leaves open whether it was deleted"),
    ])
  func unknown(deletion: String, cause: String) async throws {
    try await Home.temporary { home in
      try await PlatformDouble.serving("{\"deletion\": \"\(deletion)\"}", in: home) {
        double, home in
        try await Tmux.running(120, 40, in: home) { tmux in
          try await tmux.selectTen()
          _ = try await tmux.openConfirmation()
          try await tmux.type("10")
          try await tmux.press("Enter")
          let screen = try await tmux.wait(
            for: "asked 10 · deleted 0 · not deleted 0 · unknown 10")
          #expect(screen.contains(cause))
          #expect(screen.matches(of: #/\? 2026-11-19/#).count == 10)
          let looks = try await tmux.looks()
          #expect(looks.look(of: "Unknown 10")?.letter == .yellow)
          // What is unknown is never sent again by itself.
          #expect(try double.deletions.count == 1)
          try await tmux.press("q")
          try await tmux.wait(for: "selected 0 of 10")
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
          try await tmux.press("Enter")
          try await tmux.wait(for: "asked 10 · deleted 10 · not deleted 0")
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
          try await tmux.press("Enter")
          let screen = try await tmux.wait(for: "asked 10 · deleted 0 · not deleted 10")
          #expect(screen.contains("attendance:task"))
          #expect(try double.deletions.count == 1)
          try await tmux.press("q")
          try await tmux.wait(for: "selected 10 of 10")
        }
      }
    }
  }
}
