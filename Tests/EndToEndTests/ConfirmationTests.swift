import Testing

@Suite("The question before a deletion", .serialized)
struct ConfirmationTests {
  @Test("is answered by nothing but the typed count and Enter", arguments: [(120, 40), (80, 24)])
  func onlyTheCount(columns: Int, rows: Int) async throws {
    try await Home.temporary { home in
      try await PlatformDouble.serving(in: home) { double, home in
        try await Tmux.running(columns, rows, in: home) { tmux in
          try await tmux.selectTen()
          _ = try await tmux.openConfirmation()
          try await refuseWrongAnswers(tmux)
          try await tmux.press("Escape")
          try await tmux.wait(for: "No deletion was sent")

          _ = try await tmux.openConfirmation()
          try await tmux.press("q")
          try await tmux.wait(for: "No deletion was sent")

          try await tmux.press("C-c")
          try await tmux.answerQuit()
          #expect(try await tmux.end() == 0)
          #expect(try double.deletions.isEmpty)
        }
      }
    }
  }

  private func refuseWrongAnswers(_ tmux: Tmux) async throws {
    try await tmux.type("9")
    try await tmux.wait(for: "> 9")
    try await tmux.press("Enter")
    try await tmux.wait(for: "not the number of records")
    try await tmux.paste("10", inBrackets: true)
    try await tmux.wait(for: "Pasted text does not confirm")
    try await tmux.press("Enter")
    try await tmux.wait(for: "Enter alone deletes nothing")
    try await tmux.paste("10\n", inBrackets: true)
    try await tmux.wait(for: "Pasted text does not confirm")
    try await tmux.press("y")
    try await tmux.wait(for: "Type the number 10")
  }

  @Test("is not answered by keys that were typed before it was there")
  func typedAhead() async throws {
    try await Home.temporary { home in
      try await PlatformDouble.serving(in: home) { double, home in
        try await Tmux.running(120, 40, in: home) { tmux in
          try await tmux.selectTen()
          try await tmux.type("d10\r")
          try await tmux.wait(for: "Type 10 and press Enter", "unchanged")
          try await tmux.dialogListens()
          try await tmux.press("Escape")
          try await tmux.wait(for: "No deletion was sent")
          #expect(try double.deletions.isEmpty)
        }
      }
    }
  }

  @Test("shows what has changed, and sends nothing", arguments: [2, 3])
  func changedRecord(from query: Int) async throws {
    try await Home.temporary { home in
      try await PlatformDouble.serving("{\"changes_from\": \(query)}", in: home) { double, home in
        try await Tmux.running(120, 40, in: home) { tmux in
          try await tmux.selectTen()
          if query == 2 {
            try await tmux.press("d")
          } else {
            _ = try await tmux.openConfirmation()
            try await tmux.type("10")
            try await tmux.wait(for: "> 10")
            try await tmux.press("Enter")
          }
          let screen = try await tmux.wait(for: "The records have changed. Nothing was sent.")
          #expect(screen.contains("Comment: was 11 月补录, is now 修改后的备注"))
          #expect(try double.deletions.isEmpty)
        }
      }
    }
  }

  @Test("keeps what is typed when the window changes, and still lists all records")
  func resizing() async throws {
    try await Home.temporary { home in
      try await PlatformDouble.serving(in: home) { double, home in
        try await Tmux.running(120, 40, in: home) { tmux in
          try await tmux.selectTen()
          let shown = try await tmux.openConfirmation()
          try await tmux.type("1")
          try await tmux.wait(for: "> 1")
          try await tmux.resize(50, 10)
          try await tmux.wait(for: "Too small")
          try await tmux.type("0")
          try await tmux.press("Enter")
          try await tmux.resize(80, 24)
          let screen = try await tmux.wait(for: "Delete 10 check-in records?", "> 1")
          #expect(!screen.contains("> 10"))
          #expect(shown.allSatisfy(screen.contains))
          #expect(try double.deletions.isEmpty)
        }
      }
    }
  }
}
