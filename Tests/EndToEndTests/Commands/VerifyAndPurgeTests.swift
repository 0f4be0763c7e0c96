import Foundation
import Subprocess
import Testing

@Suite("unpunch verify and purge", .serialized)
struct VerifyAndPurgeTests {
  /// What `verify` prints.
  private struct Found: Decodable {
    struct Fault: Decodable { let fault, text: String }
    let directory: String
    let events: Int
    let first, last: Int?
    let head: String?
    let is_whole: Bool
    let faults: [Fault]
  }

  private static let state = ".local/state/unpunch"

  /// Deletes one record in a home, and hands the home to a body, away from the platform.
  private func deleted(_ body: @escaping @Sendable (Home) async throws -> Void) async throws {
    try await Home.temporary { home in
      try await PlatformDouble.serving(in: home) { platform, home in
        let ids = try await platform.ids(in: home)
        let ended = try await Unpunch.run(
          ["delete", ids[0], "--reason", "SECRET-1"] + DeleteTests.yes, in: home)
        #expect(ended.status == 0)
      }
      try await body(home)
    }
  }

  /// Changes the first event of the journal in a home.
  static func forge(in home: Home) async throws {
    try await run([
      "python3", "-c",
      """
      import sqlite3, sys
      sqlite3.connect(sys.argv[1]).executescript(
        "DROP TRIGGER event_is_fixed; UPDATE event SET operator = 'nobody' WHERE sequence = 1")
      """, "\(home.path)/\(state)/journal.sqlite",
    ])
  }

  @Test("verify finds a journal whole, damaged, and missing")
  func verify() async throws {
    try await deleted { home in
      let whole = try await Unpunch.run(["verify", "--format", "json"], in: home)
      #expect(whole.status == 0)
      #expect(whole.error.isEmpty)
      let found = try #require(try whole.decoded([Found].self).first)
      #expect(found.events == 3 && found.first == 1 && found.last == 3 && found.is_whole)
      let head = try #require(found.head)
      for (language, sentence) in [("en", "The journal is whole."), ("zh-Hans", "日志完整。")] {
        let table = try await Unpunch.run(["verify", "--lang", language], in: home)
        #expect(table.status == 0)
        #expect(table.output.contains(head) && table.output.contains(sentence))
      }

      try await Self.forge(in: home)
      for (language, sentence) in [
        ("en", "Event 1 or the event before it was changed"), ("zh-Hans", "事件 1 "),
      ] {
        let table = try await Unpunch.run(["verify", "--lang", language], in: home)
        #expect(table.status == 65)
        #expect(table.output.contains(sentence))
        #expect(!table.error.isEmpty)
      }
      let json = try await Unpunch.run(["verify", "--format", "json"], in: home)
      #expect(json.status == 65)
      #expect(try json.decoded([Found].self).first?.faults.map(\.fault) == ["schema", "entry"])

      // Nor is it hidden where the output cannot be printed, or nobody reads it.
      let pipe = home.path + "/pipe"
      #expect(mkfifo(pipe, 0o600) == 0)
      for (output, words) in [
        ("/dev/full", "No space left on device"), ("/dev/null 3<>\(pipe) >\(pipe) 3<&-", ""),
      ] {
        let unseen = try await Unpunch.run(["verify"], in: home, printingTo: output)
        #expect(unseen.status == 65, "\(output)")
        #expect(unseen.error.contains("The journal is not whole (2)"), "\(unseen)")
        #expect(words.isEmpty || unseen.error.contains(words), "\(unseen)")
      }
    }
    try await Home.temporary { home in
      let none = try await Unpunch.run(["verify"], in: home)
      #expect(none.status == 73)
      #expect(none.output.isEmpty)
    }
  }

  @Test("a state directory of others is not advised to be closed, an empty one of the home is")
  func openDirectory() async throws {
    try await Home.temporary { home in
      try home.write("state_dir: ~/state\n", to: ".config/unpunch/config.yaml")
      try await Self.run(["mkdir", "-m", "755", "\(home.path)/state"])
      let ended = try await Unpunch.run(["history"], in: home)
      #expect(ended.status == 73)
      #expect(ended.error.contains("Run: chmod 700 \(home.path)/state"), "\(ended)")
      let other = try await Unpunch.run(
        ["history"],
        in: home.with(["HOME": home.path + "/tmp", "UNPUNCH_STATE_DIR": home.path + "/state"]))
      #expect(other.status == 73)
      #expect(other.error.contains("Set a state_dir for the journal alone"), "\(other)")
    }
  }

  @Test("purge drops what is past its time, and leaves no trace of it in any file")
  func purge() async throws {
    try await deleted { home in
      let unasked = try await Unpunch.run(["purge"], in: home)
      #expect(unasked.status == 64)
      #expect(unasked.error.contains("--yes"))
      let readOnly = try await Unpunch.run(["purge", "--yes", "--read-only"], in: home)
      #expect(readOnly.status == 78)
      let nothing = try await Unpunch.run(["purge", "--yes"], in: home)
      #expect(nothing.status == 0)
      #expect(nothing.output.hasPrefix("Nothing is past its time: copies are kept for 30 days"))
      #expect(try holds("SECRET-1", home))

      try home.write("retention:\n  records: 0\n", to: ".config/unpunch/config.yaml")
      try await Self.nextSecond()
      let dropped = try await Unpunch.run(["purge", "--yes"], in: home)
      #expect(dropped.status == 0)
      #expect(dropped.output.hasPrefix("This was dropped:"))
      #expect(dropped.output.contains("of batch 1, older than 0 days"))
      #expect(try !holds("SECRET-1", home))
      #expect(try await Unpunch.run(["verify"], in: home).status == 0)
      let history = try await Unpunch.run(["history", "--format", "json"], in: home)
      #expect(try history.batches.map(\.deleted) == [1])
    }
  }

  @Test("purge on a terminal asks for the count", arguments: ["en", "zh-Hans"])
  func question(language: String) async throws {
    try await deleted { home in
      try home.write("retention:\n  records: 0\n", to: ".config/unpunch/config.yaml")
      let isEnglish = language == "en"
      try await Self.nextSecond()
      try await Tmux.running(100, 30, in: home) { tmux in
        for (answer, status, sentence) in [
          ("2", 1, isEnglish ? "Nothing was dropped" : "未清除任何内容"),
          ("1", 0, isEnglish ? "This was dropped" : "已清除"),
        ] {
          #expect(try holds("SECRET-1", home))
          try await tmux.ask(
            ["purge", "--lang", language], isEnglish ? "Type 1 " : "输入 1 ", answer)
          #expect(try await tmux.end() == status)
          try await tmux.wait(for: sentence)
          try await tmux.type("clear")
          try await tmux.press("Enter")
          try await tmux.wait(without: sentence)
        }
        #expect(try !holds("SECRET-1", home))
      }
    }
  }

  @Test("what is past its time goes only by a clock that the platform agrees with, and is said")
  func clocks() async throws {
    try await deleted { home in
      try home.write("retention:\n  records: 0\n", to: ".config/unpunch/config.yaml")
      try await Self.nextSecond()
      // A command that asks the platform nothing drops nothing.
      #expect(try await Unpunch.run(["history"], in: home).status == 0)
      #expect(try holds("SECRET-1", home))
      for (number, clock, isDropped) in [(1, -34_560_000, false), (2, 661, false), (3, 0, true)] {
        try await PlatformDouble.serving(#"{"clock": \#(clock)}"#, in: home) { platform, home in
          let ids = try await platform.ids(in: home)
          let ended = try await Unpunch.run(["delete", ids[number]] + DeleteTests.yes, in: home)
          #expect(ended.status == 0)
          #expect(try holds("SECRET-1", home) == !isDropped)
          #expect(ended.error.contains("differ by more than 10 minutes") == !isDropped)
          #expect(ended.error.contains("This is past its time, and is dropped now:") == isDropped)
          #expect(ended.error.contains("Dropped: the copies of ") == isDropped)
        }
      }
      // Every end leaves one file, and a check of it leaves nothing beside it.
      for command in [["verify"], ["history"], ["doctor"], ["purge", "--yes"], ["settle"]] {
        _ = try await Unpunch.run(command, in: home)
        #expect(try home.names(in: Self.state) == ["journal.sqlite"], "\(command)")
      }
    }
  }

  @Test("a lock that somebody else holds is said")
  func heldLock() async throws {
    try await deleted { home in
      for (index, holding) in [
        "fcntl.flock(os.open(sys.argv[1], os.O_RDONLY), fcntl.LOCK_EX)",
        "sqlite3.connect(sys.argv[1] + '/journal.sqlite', isolation_level=None).execute('BEGIN IMMEDIATE')",
      ].enumerated() {
        let release = "\(home.path)/release-\(index)"
        let script =
          "import fcntl, os, sqlite3, sys, time\nheld = \(holding)\nprint('held', flush=True)\n"
          + "while not os.path.exists(sys.argv[2]): time.sleep(0.01)"
        try await Background.run(
          ["python3", "-c", script, "\(home.path)/\(Self.state)", release]
        ) { _ in
          let ended = try await Unpunch.run(["history", "--format", "json"], in: home) {
            try await $0.wait(for: "Another process holds the journal in ")
            #expect(FileManager.default.createFile(atPath: release, contents: nil))
          }
          #expect(ended.status == 0)
          #expect(try ended.batches.map(\.deleted) == [1])
        }
      }
    }
  }

  @Test(
    "a journal that cannot be written is read, and says why nothing can be deleted",
    .enabled(if: geteuid() == 0 && isReachableForOthers, "needs a second user who can run it"))
  func readOnly() async throws {
    try await deleted { home in
      // Root may write everywhere, so somebody else has to look.
      let state = "\(home.path)/\(Self.state)"
      try await Self.run(["chown", "-R", "65534:65534", home.path])
      for (mode, path) in [("0500", state), ("0400", state + "/journal.sqlite")] {
        try await Self.run(["chmod", mode, path])
        let verify = try await Self.asNobody(["verify"], in: home)
        #expect(verify.status == 0, "\(verify)")
        let history = try await Self.asNobody(["history", "--format", "json"], in: home)
        #expect(history.status == 0, "\(history)")
        #expect(try history.batches.map(\.deleted) == [1])
        #expect(history.error.contains("nothing can be deleted"), "\(history.error)")
        let purge = try await Self.asNobody(["purge", "--yes"], in: home)
        #expect(purge.status == 73, "\(purge)")
        try await Self.run(["chmod", "u+w", path])
      }
    }
  }

  /// Whether another user may run the program where it lies.
  private static var isReachableForOthers: Bool {
    // Where there is no program, the other tests say so.
    guard let path = try? Unpunch.path else { return false }
    var url = URL(fileURLWithPath: path).resolvingSymlinksInPath()
    while url.path != "/" {
      var status = stat()
      guard stat(url.path, &status) == 0, status.st_mode & 0o001 != 0 else { return false }
      url.deleteLastPathComponent()
    }
    return true
  }

  private func holds(_ words: String, _ home: Home) throws -> Bool {
    try home.names(in: Self.state).contains { name in
      let file = URL(fileURLWithPath: "\(home.path)/\(Self.state)/\(name)")
      return try Data(contentsOf: file).range(of: Data(words.utf8)) != nil
    }
  }

  /// Waits until what was just journalled is older than the present second.
  private static func nextSecond() async throws {
    let second = Int(Date().timeIntervalSince1970)
    _ = try await eventually("the next second") {
      (Int(Date().timeIntervalSince1970) > second ? true : nil, found: "\(second)")
    }
  }

  @discardableResult
  private static func run(_ arguments: [String]) async throws -> Unpunch.Ended {
    let result = try await Subprocess.run(
      .name(arguments[0]), arguments: Arguments(Array(arguments.dropFirst())),
      output: .string(limit: 1 << 22), error: .string(limit: 1 << 20))
    return Unpunch.Ended(
      status: result.terminationStatus.code,
      output: result.standardOutput, error: result.standardError)
  }

  private static func asNobody(
    _ arguments: [String], in home: Home
  ) async throws -> Unpunch.Ended {
    try await run(
      ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "env"] + home.env
        + [try Unpunch.path] + arguments)
  }
}
