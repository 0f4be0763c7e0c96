extension Tmux {
  /// Starts the program, waits for its question, and answers it; nil leaves it open.
  func ask(_ arguments: [String], _ question: String, _ answer: String?) async throws {
    try await start(arguments)
    try await wait(for: question)
    guard let answer else { return }
    try await type(answer)
    try await press("Enter")
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
