import Foundation
import Subprocess

/// A tmux server of its own with one window, in which a shell runs.
struct Tmux: Sendable {
  /// Where the shell lives.
  let home: Home
  private let socket: String

  /// Opens a window for as long as a body runs.
  static func running<Value: Sendable>(
    _ columns: Int, _ rows: Int, in home: Home, _ body: (Tmux) async throws -> Value
  ) async throws -> Value {
    let tmux = Tmux(home: home, socket: "unpunch-\(UUID())")
    let result: Result<Value, any Error>
    do {
      try await tmux.tmux(
        [
          "start-server", ";", "set-option", "-g", "default-terminal", "screen-256color", ";",
          "set-option", "-g", "status", "off", ";", "set-option", "-g", "escape-time", "10", ";",
          "new-session", "-d", "-x", "\(columns)", "-y", "\(rows)", "-c", home.path, "env",
        ] + home.with(["PS1": "$ "]).env + ["sh", "-i"])
      try await tmux.wait("the prompt") { $0.contains("$") }
      result = .success(try await body(tmux))
    } catch {
      result = .failure(error)
    }
    try await tmux.tmux(["kill-server"])
    return try result.get()
  }

  @discardableResult
  private func tmux(_ arguments: [String]) async throws -> String {
    let result = try await Subprocess.run(
      .name("tmux"), arguments: Arguments(["-L", socket, "-f", "/dev/null"] + arguments),
      output: .string(limit: 1 << 20), error: .string(limit: 1 << 16))
    guard result.terminationStatus.isSuccess else {
      throw WaitedInVain(what: "tmux \(arguments)", found: result.standardError)
    }
    return result.standardOutput
  }

  /// Presses keys by tmux's names, such as `Enter`, `C-c`, `d`.
  func press(_ keys: String...) async throws {
    try await tmux(["send-keys"] + keys)
  }

  /// Types a text, all at once.
  func type(_ text: String) async throws {
    try await tmux(["send-keys", "-l", text])
  }

  /// Pastes a text; in brackets where the program has asked for them, or as it is.
  func paste(_ text: String, inBrackets: Bool) async throws {
    try await tmux(["set-buffer", text])
    try await tmux(["paste-buffer"] + (inBrackets ? ["-p"] : []))
  }

  /// Changes the size of the window.
  func resize(_ columns: Int, _ rows: Int) async throws {
    try await tmux(["resize-window", "-x", "\(columns)", "-y", "\(rows)"])
  }

  /// What is on the screen, without blanks at the ends of lines.
  func screen() async throws -> String {
    try await tmux(["capture-pane", "-p"])
  }

  /// What is on the screen, with how it looks.
  func looks() async throws -> StyledScreen {
    StyledScreen(try await tmux(["capture-pane", "-p", "-e"]))
  }

  /// What tmux knows of the pane, by a format such as `#{alternate_on}`.
  func ask(_ format: String) async throws -> String {
    try await tmux(["display-message", "-p", format]).trimmingCharacters(in: .newlines)
  }

  /// Waits until the screen is as told.
  ///
  /// - Returns: The screen, looked at once more where it still is so: tmux shows a frame that comes in pieces piece by
  ///   piece.
  @discardableResult
  func wait(_ what: String, until holds: (String) -> Bool) async throws -> String {
    try await eventually(what) {
      let screen = try await screen()
      guard holds(screen) else { return (nil, screen) }
      let again = try await self.screen()
      return (holds(again) ? again : screen, screen)
    }
  }

  /// Waits until all of these texts are on the screen.
  ///
  /// - Returns: The screen.
  @discardableResult
  func wait(for texts: String...) async throws -> String {
    try await wait(texts.joined(separator: ", ")) { screen in
      texts.allSatisfy(screen.contains)
    }
  }

  /// Waits until a text has gone from the screen.
  func wait(without text: String) async throws {
    try await wait("no \(text)") { !$0.contains(text) }
  }
}
