import Foundation
import Testing

extension Tmux {
  /// Starts the program in the window's shell, which notes the terminal's modes before and after.
  func start(_ arguments: [String], environment: [String: String] = [:]) async throws {
    let words = ["env"] + environment.map { "\($0)=\($1)" } + [try Unpunch.path] + arguments
    let line = words.map { "'\($0)'" }.joined(separator: " ")
    try home.write(
      "stty -a >before\n\(line)\n\(Self.noteEnd)", to: "go")
    try await type(". ./go")
    try await press("Enter")
  }

  /// Waits until the program has ended or is stopped.
  ///
  /// - Returns: Its exit code as the shell gives it; 148 where Ctrl-Z stopped it.
  func end() async throws -> Int {
    let text = try await eventually("the end of the program") {
      (home.read("status"), try await screen())
    }
    try home.remove("status")
    return Int(text.trimmingCharacters(in: .newlines)) ?? -1
  }

  /// Says yes to the question whether to quit; it does not listen at first.
  func answerQuit() async throws {
    let titles = ["Quit?", "退出？"]
    try await wait("the question to quit") { screen in titles.contains(where: screen.contains) }
    _ = try await eventually("a yes that is taken") { () -> (Bool?, found: String) in
      try await press("y")
      var screen = ""
      // A second one may not be typed into the shell.
      for _ in 0..<40 {
        screen = try await self.screen()
        if !titles.contains(where: screen.contains) { return (true, screen) }
        try await Task.sleep(for: .milliseconds(50))
      }
      return (nil, screen)
    }
  }

  /// Brings a stopped program back.
  func bringBack() async throws {
    try home.write("fg\n\(Self.noteEnd)", to: "back")
    try await type(". ./back")
    try await press("Enter")
  }

  /// The terminal is as it was: its modes, the screen, the cursor, and pastes are plain text again.
  func expectRestored(sourceLocation: SourceLocation = #_sourceLocation) async throws {
    #expect(home.read("before") == home.read("after"), sourceLocation: sourceLocation)
    let flags = try await ask(
      "#{alternate_on} #{cursor_flag} #{keypad_cursor_flag} #{keypad_flag} #{mouse_any_flag}")
    #expect(flags == "0 1 0 0 0", sourceLocation: sourceLocation)
    try await type("cat -v")
    try await press("Enter")
    try await paste("pasted", inBrackets: true)
    let screen = try await wait(for: "pasted")
    #expect(!screen.contains("200~"), sourceLocation: sourceLocation)
    // Not by Ctrl-C: what is typed right after it may be lost with what was typed before.
    try await press("C-u")
    try await press("C-d")
  }

  /// Opens the list of the double's records with the filter `dup:extra`, and selects the first ten.
  func selectTen() async throws {
    try await start(PlatformDouble.findAll)
    try await wait(for: "[ ]")
    try await filter("dup:extra")
    try await press("a")
    try await wait(for: " 10  2026")
  }

  /// Types a filter and waits until it has its effect.
  func filter(_ text: String) async throws {
    try await press("/")
    try await wait(for: " · Esc ")
    try await type(text)
    try await press("Enter")
    // The list of the double has twelve records that stand there a second time.
    try await wait("the filter") { $0.contains("12 shown") || $0.contains("显示 12") }
  }

  /// Opens the confirmation, and waits until it listens.
  ///
  /// - Returns: The ids that it shows, in order.
  func openConfirmation() async throws -> [String] {
    try await press("d")
    try await wait("the records to be read again") {
      $0.contains("unchanged") || $0.contains("没有变化")
    }
    let dialog = try await dialogListens().split(separator: "\n").filter { $0.contains("│") }
    return dialog.flatMap { $0.matches(of: #/\d{19}/#).map { String($0.output) } }
  }

  /// Presses Enter until the confirmation says that this is not enough: it does not listen at first.
  ///
  /// - Returns: The screen.
  @discardableResult
  func dialogListens() async throws -> String {
    try await eventually("a dialog that listens") { () -> (String?, found: String) in
      try await press("Enter")
      let screen = try await screen()
      let isListening =
        screen.contains("Enter alone deletes nothing") || screen.contains("只按 Enter 不会删除")
        || screen.contains("Enter alone re-imports nothing") || screen.contains("只按 Enter 不会导入")
      return (isListening ? screen : nil, screen)
    }
  }

  /// Selects ten records, and deletes them.
  func deleteTen() async throws {
    try await selectTen()
    _ = try await openConfirmation()
    try await type("10")
    try await wait(for: "> 10")
    try await press("Enter")
  }

  private static let noteEnd = "echo $? >status.new\nstty -a >after\nmv status.new status\n"
}
