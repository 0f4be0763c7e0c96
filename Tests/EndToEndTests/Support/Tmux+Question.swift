extension Tmux {
  /// Starts the program, waits for its question, and answers it; nil leaves it open.
  func ask(_ arguments: [String], _ question: String, _ answer: String?) async throws {
    try await start(arguments)
    try await wait(for: question)
    try await questionListens()
    guard let answer else { return }
    try await self.answer(answer)
  }

  /// Waits for the sign that a question gives when it listens.
  func questionListens() async throws {
    try await wait("the question to listen") { Self.end(of: $0).hasSuffix(">") }
  }

  /// Types an answer, and presses Enter when it is seen.
  func answer(_ text: String) async throws {
    if !text.isEmpty {
      try await type(text)
      try await wait("what was typed") { Self.end(of: $0).hasSuffix("> \(text)") }
    }
    try await press("Enter")
  }

  /// What is on a screen, without the blank at its end.
  private static func end(of screen: String) -> String {
    String(screen.reversed().drop(while: \.isWhitespace).reversed())
  }

  /// Clears the window.
  func clear() async throws {
    try await type("clear")
    try await press("Enter")
    try await wait("an empty window") { screen in
      !screen.contains(">") && !screen.contains("clear")
    }
  }
}
