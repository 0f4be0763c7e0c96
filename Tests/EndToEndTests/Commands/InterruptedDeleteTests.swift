import Foundation
import Subprocess
import Testing

@Suite("unpunch delete is asked to stop", .serialized)
struct InterruptedDeleteTests {
  /// A platform that carries the first deletion out when it is let go, and a file with all of its records.
  private static func holding(
    _ body: @escaping (PlatformDouble, Home, [String]) async throws -> Void
  ) async throws {
    try await Home.temporary { home in
      let script = #"{"deletion": {"1": "held"}, "hold": "\#(home.path)/go"}"#
      try await PlatformDouble.serving(script, in: home) { platform, home in
        try home.write(try await platform.listed(in: home), to: "records")
        try await body(
          platform, home,
          ["delete", "--from-file", home.path + "/records"] + DeleteTests.yes)
      }
    }
  }

  @Test(
    "once: the batch in flight is finished, then it stops; run again, it goes on",
    arguments: [Signal.interrupt, .terminate, .terminalClosed])
  func once(signal: Signal) async throws {
    try await Self.holding { platform, home, command in
      let ended = try await Unpunch.run(command, in: home) { running in
        try await platform.waitForDeletions(1)
        try running.send(signal)
        try await running.wait(for: "Finishing the batch in flight")
        try home.write("", to: "go")
      }
      #expect(ended.status == 130)
      #expect(ended.error.contains("14 records were not sent"))
      #expect(try ended.batches.map(\.deleted) == [10, 0])
      #expect(try ended.batches.last?.records.allSatisfy { $0.how == "stopped" } == true)
      #expect(try platform.deletions.count == 1)

      let rest = try await Unpunch.run(command, in: home)
      #expect(rest.status == 0)
      #expect(try rest.batches.map(\.deleted) == [10, 4, 0])
      #expect(try rest.batches.map(\.skipped) == [0, 0, 10])
    }
  }

  @Test("twice: it ends at once, the outcome is unknown, and the next start settles it")
  func twice() async throws {
    try await Self.holding { platform, home, command in
      let ended = try await Unpunch.run(command, in: home) { running in
        try await platform.waitForDeletions(1)
        try running.send(.interrupt)
        // Two signals that come at once are one.
        try await running.wait(for: "Finishing")
        try running.send(.interrupt)
      }
      #expect(ended.status == 2)
      #expect(try ended.batches.map(\.unknown) == [10, 0])

      try home.write("", to: "go")
      let rest = try await Unpunch.run(command, in: home)
      #expect(rest.status == 0)
      #expect(rest.error.contains("Batch 1 was unfinished"))
      #expect(try rest.batches.map(\.deleted) == [10, 4, 0])
      #expect(try rest.batches.map(\.skipped) == [0, 0, 10])
    }
  }

  @Test("a killed run's batch is settled at the next start, whichever command that is")
  func killed() async throws {
    try await Self.holding { platform, home, command in
      let killed = try await Unpunch.run(command, in: home) { running in
        try await platform.waitForDeletions(1)
        try running.send(.kill)
      }
      #expect(killed.status == nil)
      let before = try await Unpunch.run(["history", "1", "--format", "json"], in: home)
      #expect(try before.batches.map(\.unknown) == [10])
      try home.write("", to: "go")
      let settled = try await Unpunch.run(["settle", "--format", "json"], in: home)
      #expect(settled.status == 0)
      #expect(try settled.batches.map(\.deleted) == [10])
    }
  }

  @Test("a batch that is in flight in another process is left alone")
  func inFlight() async throws {
    try await Self.holding { platform, home, command in
      let ended = try await Unpunch.run(command, in: home) { _ in
        try await platform.waitForDeletions(1)
        let settled = try await Unpunch.run(["settle", "--format", "json"], in: home)
        // What became of it is not known yet.
        #expect(settled.status == 2)
        #expect(try settled.batches.isEmpty)
        #expect(settled.error.contains("Another unpunch is working on batch 1"))
        let undone = try await Unpunch.run(["undo", "1", "--yes"], in: home)
        #expect(undone.status == 2)
        try home.write("", to: "go")
      }
      #expect(ended.status == 0)
      #expect(try ended.batches.map(\.deleted) == [10, 10, 4])
    }
  }
}
