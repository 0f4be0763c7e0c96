import Foundation
import Glibc
import Testing

@Suite("Every end gives the terminal back", .serialized)
struct EndingTests {
  @Test(
    "by keys",
    arguments: [(["q"], 0), (["C-c", "y"], 0), (["C-c", "C-c"], 130), (["?", "Escape", "q"], 0)])
  func keys(_ keys: [String], status: Int) async throws {
    try await inDemo { tmux in
      for key in keys.dropLast() {
        let before = try await tmux.screen()
        try await tmux.press(key)
        // The next key is pressed when this one has had its effect.
        try await tmux.wait("another screen") { $0 != before }
      }
      if keys.last == "y" {
        try await tmux.answerQuit()
      } else {
        try await tmux.press(keys[keys.count - 1])
      }
      #expect(try await tmux.end() == status)
    }
  }

  @Test(
    "by signals",
    arguments: [
      (SIGINT, 130), (SIGTERM, 130), (SIGHUP, 130), (SIGSEGV, 128 + 11), (SIGABRT, 128 + 6),
    ])
  func signals(_ signal: Int32, status: Int) async throws {
    try await inDemo { tmux in
      let program = try await tmux.program()
      #expect(kill(program, signal) == 0)
      #expect(try await tmux.end() == status)
    } leavesItsDirectory: {
      // What a fatal signal ends cannot tidy up.
      signal == SIGSEGV || signal == SIGABRT
    }
  }

  @Test("by Ctrl-Z, and fg brings the screen back")
  func suspending() async throws {
    try await inDemo { tmux in
      let before = try await tmux.screen()
      try await tmux.press("C-z")
      #expect(try await tmux.end() == 128 + Int(SIGTSTP))
      try await tmux.expectRestored()
      try await tmux.bringBack()
      try await tmux.wait("the screen of before") { $0 == before }
      try await tmux.press("j")
      try await tmux.press("q")
      #expect(try await tmux.end() == 0)
    }
  }

  /// Runs the demo up to its list, lets a body end it, and looks at what is left.
  private func inDemo(
    _ body: (Tmux) async throws -> Void, leavesItsDirectory: () -> Bool = { false }
  ) async throws {
    try await Home.temporary { home in
      try await Tmux.running(120, 40, in: home) { tmux in
        try await tmux.start(["demo"])
        try await tmux.wait(for: "records", "[ ]")
        #expect(try home.names(in: "tmp").count == 1)
        try await body(tmux)
        try await tmux.expectRestored()
        #expect(try home.names(in: "tmp").isEmpty || leavesItsDirectory())
      }
    }
  }
}

extension Tmux {
  /// The process of the program, which is the only child of the window's shell.
  func program() async throws -> pid_t {
    let shell = try await ask("#{pane_pid}")
    let children = try String(
      contentsOfFile: "/proc/\(shell)/task/\(shell)/children", encoding: .utf8)
    return try #require(children.split(separator: " ").first.flatMap { pid_t($0) })
  }
}
