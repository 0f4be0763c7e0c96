import Testing

@Suite("What cannot be printed", .serialized)
struct PrintingTests {
  private static let lost = "The result could not be printed: No space left on device."

  @Test("ends with 74, and with no other word, where nothing was done")
  func nothingDone() async throws {
    try await Home.temporary { home in
      try await PlatformDouble.serving(in: home) { platform, home in
        let ids = try await platform.ids(in: home)
        for arguments in [
          ["query"] + PlatformDouble.findAll, ["delete", ids[0], "--dry-run"], ["history"],
          ["settle"], ["verify"], ["purge", "--yes"], ["doctor"], ["doctor", "--format", "json"],
          ["sandbox", "--port", "0"], ["--help"], ["delete", "--help"], ["help", "undo"],
          ["--version"], ["--generate-completion-script", "bash"],
        ] {
          let ended = try await Unpunch.run(arguments, in: home, printingTo: "/dev/full")
          #expect(ended.status == 74, "\(arguments)")
          #expect(ended.error.hasSuffix(Self.lost + "\n"), "\(arguments): \(ended.error)")
          #expect(!ended.error.contains("history"), "\(arguments)")
        }
        #expect(try platform.deletions.isEmpty)
      }
    }
  }

  @Test("a standard descriptor that is closed is no other one, and fails")
  func closed() async throws {
    try await Home.temporary { home in
      try await PlatformDouble.serving(in: home) { platform, home in
        let query = ["query"] + PlatformDouble.findAll
        for arguments in [query, ["history"], ["--version"]] {
          let ended = try await Unpunch.run(arguments, in: home, printingTo: "&-")
          #expect(ended.status == 74, "\(arguments)")
          #expect(ended.error.hasSuffix("could not be printed: Bad file descriptor.\n"), "\(ended)")
        }
        let whole = try await Unpunch.run(query, in: home)
        let alone = try await Unpunch.run(query, in: home, printingTo: "&1 <&- 2>&-")
        #expect(alone.status == 0)
        #expect(alone.output == whole.output)
        let read = try await Unpunch.run(
          ["delete", "--from-file", "-", "--yes"], in: home, printingTo: "&1 <&-")
        #expect(read.error.contains("Bad file descriptor"), "\(read)")
        #expect(try platform.deletions.isEmpty)
      }
    }
  }

  @Test("says where it stands after something was done, and ends as that did, or with 74")
  func done() async throws {
    try await Home.temporary { home in
      try await PlatformDouble.serving(in: home) { platform, home in
        let ids = try await platform.ids(in: home)
        for (arguments, status) in [
          (["delete", ids[0], "--yes"], 74), (["undo", "1", "--yes"], 74),
          (["delete", ids[1], "9", "--yes"], 1),
        ] as [([String], Int32)] {
          let ended = try await Unpunch.run(arguments, in: home, printingTo: "/dev/full")
          #expect(ended.status == status, "\(arguments)")
          #expect(ended.error.contains(Self.lost + " The journal has it: unpunch history."))
        }
        #expect(try platform.deletions.count == 2)
      }
    }
  }
}
