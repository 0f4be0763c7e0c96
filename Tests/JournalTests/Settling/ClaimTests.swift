import Attendance
import CustomDump
import Foundation
import GRDB
import Journal
import Testing

@Suite("The lock on a batch")
struct ClaimTests {
  private static let at = UnixTime(seconds: 1_795_413_735)

  @Test("is held from the intent to the outcome, and names its process", arguments: [true, false])
  func heldByTheSender(isOnDisk: Bool) async throws {
    let directory = try TemporaryDirectory()
    let journal =
      isOnDisk ? try await Journal.fresh(in: directory) : try await Journal.fresh()
    let ticket = try await journal.commit(try intent([1]))
    let inFlight = JournalError.inFlight(batch: 1, pid: getpid())
    await #expect(throws: inFlight) { try await journal.claim(1) }
    if isOnDisk {
      // Another connection, as another process has it.
      let other = try await Journal.fresh(in: directory)
      await #expect(throws: inFlight) { try await other.claim(1) }
    }
    try await journal.conclude(ticket, with: outcome(ticket.batch.ids))
    #expect(try await journal.claim(1).batch.outcome != nil)
  }

  @Test("is given back with the claim, and is one at a time")
  func oneAtATime() async throws {
    let directory = try TemporaryDirectory()
    let journal = try await Journal.fresh(in: directory)
    let ticket = try await journal.commit(try intent([1]))
    try await journal.conclude(ticket, with: outcome(ticket.batch.ids))
    do {
      let claim = try await journal.claim(1)
      await #expect(throws: JournalError.inFlight(batch: 1, pid: getpid())) {
        try await journal.claim(1)
      }
      #expect(claim.batch.number == 1)
    }
    _ = try await journal.claim(1)
    let locks = try FileManager.default.contentsOfDirectory(atPath: directory.state)
      .filter { $0.hasSuffix(".lock") }
    #expect(locks == [])
  }

  @Test("is free where the process that held it is gone, whatever it left behind")
  func leftBehind() async throws {
    let directory = try TemporaryDirectory()
    do {
      let journal = try await Journal.fresh(in: directory)
      _ = try await journal.beginAttempt(try await journal.commit(try intent([1]))).number
    }
    // What a killed process leaves: the file, which nobody has locked.
    let name = try directory.read {
      try String.fetchOne($0, sql: "SELECT json_extract(header, '$.lock') FROM event")
    }
    try "4711\n".write(
      toFile: directory.state + "/" + (try #require(name)), atomically: false, encoding: .utf8)
    let journal = try await Journal.fresh(in: directory)
    let claim = try await journal.claim(1)
    let batch = try await journal.concludeAbandoned(claim)
    expectNoDifference(
      batch.outcome?.verdicts.map(\.verdict), [.unknown(.noAnswer(.programEnded))])
    await #expect(throws: JournalError.alreadyConcluded(1)) {
      try await journal.concludeAbandoned(try await Self.again(journal, claim))
    }
  }

  private static func again(_ journal: Journal, _ claim: BatchClaim) async throws -> BatchClaim {
    claim.giveBack()
    return try await journal.claim(1)
  }

  @Test("is asked for a batch that is there")
  func noSuchBatch() async throws {
    await #expect(throws: JournalError.noSuchBatch(7)) { try await Journal.fresh().claim(7) }
  }

  @Test("lets what became known be kept, and counts it before the outcome")
  func resolutions() async throws {
    let journal = try await Journal.fresh()
    let ticket = try await journal.commit(try intent([1, 2, 3]))
    try await journal.conclude(
      ticket, with: outcome(ticket.batch.ids, .unknown(.noAnswer(.timeout))))
    let claim = try await journal.claim(1)
    var batch = try await journal.resolve(
      [RecordVerdict(recordID: try id(2), verdict: .deleted(.absent(at: Self.at)))], of: claim)
    let open = Verdict.unknown(.noAnswer(.timeout))
    expectNoDifference(
      batch.verdicts.map(\.verdict), [open, .deleted(.absent(at: Self.at)), open])
    expectNoDifference(OpenQuestions(batch).unknown, [try id(1), try id(3)])
    batch = try await journal.resolve(
      [
        RecordVerdict(recordID: try id(1), verdict: .notDeleted(.byHand(at: Self.at))),
        RecordVerdict(recordID: try id(3), verdict: .deleted(.byHand(at: Self.at))),
      ], of: claim)
    #expect(OpenQuestions(batch).isEmpty)
    #expect(batch.outcome?.verdicts.allSatisfy { $0.verdict == open } == true)
    let foreign = [RecordVerdict(recordID: try id(9), verdict: .deleted(.reply))]
    await #expect(throws: JournalError.notTheBatch(1)) {
      try await journal.resolve(foreign, of: claim)
    }
  }
}
