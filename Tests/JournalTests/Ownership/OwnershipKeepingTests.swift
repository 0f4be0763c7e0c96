import Attendance
import CustomDump
import Foundation
import Testing

@testable import Journal

@Suite("That a record is another batch's")
struct OwnershipKeepingTests {
  private static let at = UnixTime(seconds: 1_795_400_100)

  @Test("is kept without an emergency file, since it is known all the same")
  func deducedAlone() async throws {
    let failing = try FailingJournal()
    let journal = try await failing.open()
    let first = try await journal.commit(try intent([1]))
    try await journal.conclude(
      first, with: outcome(first.batch.ids, .unknown(.noAnswer(.timeout))))
    let second = try await journal.commit(try intent([1]))
    try failing.refuse("NEW.kind = 'resolution'")
    try await journal.conclude(second, with: outcome(second.batch.ids))
    let claim = try await journal.claim(1)
    #expect(claim.batch.deduced == [try id(1)])
    let batch = try await journal.resolve([], of: claim)
    #expect(batch.verdicts.map(\.verdict) == [.notDeleted(.deletedBy(batch: 2))])
    #expect(try failing.emergencyFiles == [])
    #expect(journal.writeProblem == nil)
    // At the next writing it is kept.
    try failing.relent()
    #expect(try await journal.resolve([], of: claim).deduced == [])
    #expect(try failing.directory.kinds().last == "resolution")
  }

  @Test("changes nothing of a look in an emergency file, which is taken in once")
  func emergencyLook() async throws {
    let failing = try FailingJournal()
    do {
      let journal = try await failing.open()
      let first = try await journal.commit(try intent([1]))
      try await journal.conclude(
        first, with: outcome(first.batch.ids, .unknown(.noAnswer(.timeout))))
      let claim = try await journal.claim(1)
      try failing.refuse("NEW.kind = 'resolution'")
      await #expect(throws: JournalError.self) {
        _ = try await journal.resolve(
          [RecordVerdict(recordID: try id(1), verdict: .deleted(.absent(at: Self.at)))], of: claim)
      }
      try failing.relent()
    }
    let path = try #require(try failing.emergencyFiles.first)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    try FileManager.default.removeItem(atPath: path)
    do {
      let journal = try await failing.open(at: 1_000)
      let second = try await journal.commit(try intent([1]))
      try await journal.conclude(second, with: outcome(second.batch.ids))
    }
    let before = try failing.directory.kinds().count
    for _ in 1...2 {
      // The program died between the commit and the removal.
      try failing.directory.write(bytes, to: path)
      #expect(try await failing.open(at: 2_000).emergencies.errors == [])
    }
    #expect(try failing.directory.kinds().count == before + 1)
    let batches = try await failing.open(at: 3_000).batches()
    expectNoDifference(
      batches.map { $0.verdicts.map(\.verdict) },
      [[.deleted(.reply)], [.notDeleted(.deletedBy(batch: 2))]])
  }
}
