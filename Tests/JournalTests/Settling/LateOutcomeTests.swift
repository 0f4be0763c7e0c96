import Attendance
import CustomDump
import Foundation
import Journal
import Testing

@Suite("An outcome that comes in after somebody has concluded its batch without it")
struct LateOutcomeTests {
  private static let at = UnixTime(seconds: 1_795_400_100)

  /// A batch in flight whose lock is gone, so that another process concludes it.
  private func concluded(by other: Journal, _ ticket: JournalTicket, in journal: Journal)
    async throws -> BatchClaim
  {
    _ = try await journal.beginAttempt(ticket).number
    journal.abandon(ticket)
    let claim = try await other.claim(ticket.batchNumber)
    _ = try await other.concludeAbandoned(claim)
    return claim
  }

  @Test("takes the place of the guess, and counts before what was seen meanwhile")
  func overGuess() async throws {
    let failing = try FailingJournal()
    let (sending, settling) = (try await failing.open(), try await failing.open(at: 1_000))
    let ticket = try await sending.commit(try intent([1, 2, 3]))
    let claim = try await concluded(by: settling, ticket, in: sending)
    _ = try await settling.resolve(
      [RecordVerdict(recordID: try id(2), verdict: .deleted(.absent(at: Self.at)))], of: claim)
    let late = try DeletionOutcome([
      (1, .deleted(.reply)), (2, .notDeleted(.platform("sealed"))), (3, .unknown(.noData)),
    ])
    try await sending.conclude(ticket, with: late)
    let batch = try #require(try await settling.batch(1))
    expectNoDifference(batch.outcome, late)
    expectNoDifference(batch.verdicts, late.verdicts)
    #expect(try failing.emergencyFiles == [])
    #expect(failing.announced.last?.hasPrefix("resolution batch=1 sequence=5 head=") == true)
    // It is kept once.
    await #expect(throws: JournalError.alreadyConcluded(1)) {
      try await sending.conclude(ticket, with: outcome(ticket.batch.ids))
    }
    #expect(try await Journal.verify(inDirectory: failing.directory.state).isWhole)
  }

  @Test("or between the look of who concludes it and the writing, is not guessed over")
  func betweenLookAndWriting() async throws {
    let failing = try FailingJournal()
    let (sending, settling) = (try await failing.open(), try await failing.open(at: 1_000))
    for number in 1...2 {
      let ticket = try await sending.commit(try intent([number]))
      sending.abandon(ticket)
      let claim = try await settling.claim(number)
      // Nothing was sent when it was claimed.
      _ = try await sending.beginAttempt(ticket).number
      if number == 2 { try await sending.conclude(ticket, with: outcome(ticket.batch.ids)) }
      let batch = try await settling.concludeAbandoned(claim)
      let expected: Verdict = number == 1 ? .unknown(.noAnswer(.programEnded)) : .deleted(.reply)
      #expect(batch.verdicts.map(\.verdict) == [expected])
    }
    #expect(try failing.emergencyFiles == [])
    #expect(settling.writeProblem == nil)
  }

  @Test(
    "or before that writing, is not guessed over by an emergency file, which knew of no attempt")
  func betweenLookAndEmergency() async throws {
    let failing = try FailingJournal()
    let (sending, settling) = (try await failing.open(), try await failing.open(at: 1_000))
    let ticket = try await sending.commit(try intent([1]))
    sending.abandon(ticket)
    let claim = try await settling.claim(1)
    _ = try await sending.beginAttempt(ticket).number
    try failing.refuse("NEW.kind = 'outcome'")
    await #expect(throws: JournalError.self) { _ = try await settling.concludeAbandoned(claim) }
    try failing.relent()
    let path = try #require(try failing.emergencyFiles.first)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    for _ in 1...2 {
      // The program died between the commit and the removal.
      try failing.directory.write(bytes, to: path)
      let batch = try await failing.open(at: 2_000).batch(1)
      #expect(batch?.outcome?.verdicts.map(\.verdict) == [.unknown(.noAnswer(.programEnded))])
    }
    #expect(try failing.directory.kinds() == ["intent", "attempt", "outcome"])
    #expect(failing.announced.last?.contains("not_deleted=0 unknown=1") == true)
  }

  @Test("tells the batches that asked for the same record")
  func tellsOthers() async throws {
    let failing = try FailingJournal()
    let (sending, settling) = (try await failing.open(), try await failing.open(at: 1_000))
    let ticket = try await sending.commit(try intent([1]))
    _ = try await concluded(by: settling, ticket, in: sending)
    let other = try await settling.commit(try intent([1]))
    try await settling.conclude(other, with: outcome(other.batch.ids, .unknown(.noData)))
    try await sending.conclude(ticket, with: outcome(ticket.batch.ids))
    let batches = try await settling.batches()
    #expect(
      batches.map(\.verdicts.first?.verdict) == [
        .notDeleted(.deletedBy(batch: 1)), .deleted(.reply),
      ])
    #expect(try await settling.openBatches() == [])
  }

  @Test("is not taken for one where it is the program's own guess, too")
  func guessOverGuess() async throws {
    let failing = try FailingJournal()
    let (sending, settling) = (try await failing.open(), try await failing.open(at: 1_000))
    let ticket = try await sending.commit(try intent([1]))
    _ = try await concluded(by: settling, ticket, in: sending)
    await #expect(throws: JournalError.alreadyConcluded(1)) {
      try await sending.conclude(
        ticket, with: outcome(ticket.batch.ids, .unknown(.noAnswer(.programEnded))))
    }
    // Nothing more is sent of it, either.
    await #expect(throws: JournalError.alreadyConcluded(1)) {
      _ = try await sending.beginAttempt(ticket).number
    }
  }
}
