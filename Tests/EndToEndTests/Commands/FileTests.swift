import Foundation
import Subprocess
import Testing

@Suite("Files of ids, as people and unpunch write them", .serialized)
struct FileTests {
  @Test("what query prints in any format names the same records and employees to the commands")
  func roundTrip() async throws {
    try await Home.temporary { home in
      let arguments = ["sandbox", "--port", "0", "--format", "json", "--today", "2026-11-20"]
      try await Unpunch.serving(arguments, in: home) { line in
        let sandbox = try JSONDecoder().decode(QueryTests.Sandbox.self, from: Data(line.utf8))
        let home = home.with([
          "UNPUNCH_BASE_URL": sandbox.base_url, "UNPUNCH_APP_ID": sandbox.app_id,
          "UNPUNCH_APP_SECRET": sandbox.app_secret,
        ])
        let span = ["--from", "2026-11-19", "--to", "2026-11-20"]
        // The list of employees is what the sandbox prints.
        let query = ["query", "--employees-file", "-"] + span
        let ndjson = try await Unpunch.run(query + ["--format", "ndjson"], in: home, input: line)
        #expect(ndjson.status == 0, "\(ndjson.error)")
        let count = ndjson.output.split(separator: "\n").count
        #expect(count > 20)
        for format in ["json", "ndjson", "csv", "table"] {
          let printed = try await Unpunch.run(query + ["--format", format], in: home, input: line)
          let again = try await Unpunch.run(
            query + ["--format", "ndjson"], in: home, input: printed.output)
          #expect(lines(again.output) == lines(ndjson.output), "\(format) \(again.error)")
          let delete = try await Unpunch.run(
            [
              "delete", "--from-file", "-", "--dry-run", "--expect", "\(count)", "--format",
              "ndjson",
            ], in: home, input: printed.output)
          #expect(delete.status == 0, "\(format) \(delete.error)")
          // But for its table, which says what to print instead.
          let table = try await Unpunch.run(
            ["delete", "--from-file", "-", "--dry-run"], in: home, input: printed.output)
          let refused = try await Unpunch.run(
            ["delete", "--from-file", "-", "--dry-run"], in: home, input: table.output)
          #expect(refused.status == 65 && refused.error.contains("--format json"))
          // What delete prints is read, too.
          let twice = try await Unpunch.run(
            ["delete", "--from-file", "-", "--dry-run", "--expect", "\(count)"], in: home,
            input: delete.output)
          #expect(twice.status == 0, "\(format) \(twice.error)")
        }
      }
    }
  }

  private func lines(_ text: String) -> Set<Substring> { Set(text.split(separator: "\n")) }

  @Test(
    "a file that never ends is left with a signal",
    arguments: [Signal.interrupt, .terminate, .terminalClosed])
  func endless(signal: Signal) async throws {
    try await Home.temporary { home in
      let path = "\(home.path)/never"
      try #require(mkfifo(path, 0o600) == 0)
      for command in [["query", "--employees-file"], ["delete", "--yes", "--from-file"]] {
        let ended = try await Unpunch.run(
          command + [path], in: home.with(["UNPUNCH_APP_ID": "cli_x", "UNPUNCH_APP_SECRET": "x"])
        ) { running in
          // Opened as soon as the program waits for what comes.
          let descriptor = try await eventually("a reader") {
            let descriptor = open(path, O_WRONLY | O_NONBLOCK)
            return (descriptor < 0 ? nil : descriptor, found: "none")
          }
          try running.send(signal)
          _ = descriptor
        }
        #expect(ended.status == nil)
        #expect(ended.output.isEmpty)
      }
    }
  }

  @Test(
    "a pipe that is waited for is said on a terminal",
    arguments: [("en", "Waiting for the end of"), ("zh-Hans", "正在等待")])
  func waiting(language: String, sentence: String) async throws {
    try await Home.temporary { home in
      #expect(mkfifo(home.path + "/pipe", 0o600) == 0)
      let home = home.with(["UNPUNCH_APP_ID": "cli_x", "UNPUNCH_APP_SECRET": "x"])
      try await Tmux.running(100, 30, in: home) { tmux in
        for file in ["pipe", "-"] {
          for command in [["delete", "--yes", "--from-file"], ["query", "--employees-file"]] {
            try await tmux.start(command + [file, "--lang", language])
            try await tmux.wait(for: sentence, "Ctrl-C")
            // The signal ends the program, and with it the script that would note how.
            try await tmux.press("C-c")
            try await tmux.wait("the prompt") { screen in
              screen.trimmingCharacters(in: .whitespacesAndNewlines).hasSuffix("$")
            }
            try await tmux.clear()
          }
        }
      }
    }
  }

  @Test("a file that never ends is left with Esc, and the screens with it")
  func escape() async throws {
    try await Home.temporary { home in
      let path = "\(home.path)/never"
      try #require(mkfifo(path, 0o600) == 0)
      try await Tmux.running(80, 24, in: home) { tmux in
        try await tmux.start(["demo", "--today", "2026-11-20"])
        try await tmux.wait(for: "[ ]")
        try await tmux.press("f", "F4")
        try await tmux.wait(for: "Path of a file")
        try await tmux.type(path)
        try await tmux.press("Enter", "Escape")
        try await tmux.wait(without: "Path of a file")
        try await tmux.press("Escape")
        try await tmux.wait(without: "Former staff")
        try await tmux.press("q")
        #expect(try await tmux.end() == 0)
      }
    }
  }
}
