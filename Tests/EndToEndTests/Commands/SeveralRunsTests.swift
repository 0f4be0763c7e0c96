import Foundation
import Testing

@Suite("Several runs of unpunch delete on the same records", .serialized)
struct SeveralRunsTests {
  /// What a run is given: all records, from another one on, so that the runs meet each other's.
  private static func turned(_ ids: [String], by count: Int) -> String {
    (ids.dropFirst(count) + ids.prefix(count)).joined(separator: "\n")
  }

  private static func run(
    _ ids: [String], in homes: [Home]
  ) async throws -> [Unpunch.Ended] {
    try await withThrowingTaskGroup(of: Unpunch.Ended.self) { group in
      for (index, home) in homes.enumerated() {
        let input = turned(ids, by: index * 10)
        group.addTask {
          try await Unpunch.run(
            ["delete", "--from-file", "-"] + DeleteTests.yes, in: home, input: input)
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
  }

  @Test("of one user: each record is deleted by exactly one, and the journal has all of it")
  func oneUser() async throws {
    try await Home.temporary { home in
      try await PlatformDouble.serving(#"{"runs": 6}"#, in: home) { platform, home in
        let ids = try await platform.ids(in: home)
        let ended = try await Self.run(ids, in: [home, home, home])
        try Self.expectOnce(ids, ended)
        let history = try await Unpunch.run(["history", "--format", "json"], in: home)
        let kept = try history.batches
        #expect(kept.flatMap { $0.ids("deleted") }.sorted() == ids.sorted())
        let told = try ended.flatMap { try $0.batches }.compactMap(\.batch)
        #expect(told.sorted() == kept.compactMap(\.batch).sorted())
        #expect(kept.compactMap(\.batch) == Array((1...kept.count).reversed()))
      }
    }
  }

  @Test("of two users: each record is deleted by exactly one, whose journal has it")
  func twoUsers() async throws {
    try await Home.temporary { home in
      try await PlatformDouble.serving(#"{"runs": 4}"#, in: home) { platform, home in
        let ids = try await platform.ids(in: home)
        let homes = ["one", "two"].map {
          home.with(["UNPUNCH_STATE_DIR": "\(home.path)/\($0)"])
        }
        try Self.expectOnce(ids, try await Self.run(ids, in: homes))
        var kept: [String] = []
        for home in homes {
          let history = try await Unpunch.run(["history", "--format", "json"], in: home)
          kept += try history.batches.flatMap { $0.ids("deleted") }
        }
        #expect(kept.sorted() == ids.sorted())
      }
    }
  }

  private static func expectOnce(_ ids: [String], _ ended: [Unpunch.Ended]) throws {
    for run in ended { #expect(run.status == 0 || run.status == 1, "\(run.error)") }
    let batches = try ended.flatMap { try $0.batches }
    #expect(batches.flatMap { $0.ids("deleted") }.sorted() == ids.sorted())
    #expect(batches.allSatisfy { $0.unknown == 0 })
    for run in ended {
      #expect(try run.batches.map(\.asked).reduce(0, +) == ids.count)
    }
  }
}
