import Attendance
import CustomDump
import Journal
import Testing

// A deletion without a ticket does not compile: `JournalTicket` and `JournalAttempt` have no initializer outside of the
// target Journal, so these lines are refused by the compiler ("initializer is inaccessible"):
//
//   let ticket = JournalTicket(batchNumber: 1, batch: batch, intent: intent)
//   let attempt = JournalAttempt(ticket: ticket, number: 1)
//
// And since an attempt cannot be copied, using one twice is refused too ("consumed more than once"):
//
//   await send(attempt); await send(attempt)

@Suite("Keeping a deletion")
struct DeletionLadderTests {
  @Test("gives a ticket for exactly what was committed")
  func ticket() async throws {
    let journal = try await Journal.fresh()
    let intent = try intent([1, 2, 3])
    let ticket = try await journal.commit(intent)
    #expect(ticket.batchNumber == 1)
    expectNoDifference(ticket.batch, try intent.batch)
    expectNoDifference(ticket.intent, intent)
  }

  @Test("tells the whole batch again, from the intent to the outcome")
  func wholeBatch() async throws {
    let journal = try await Journal.fresh()
    let intent = try intent([1, 2, 3])
    let ticket = try await journal.commit(intent)
    for expected in 1...2 {
      let number = try await journal.beginAttempt(ticket).number
      #expect(number == expected)
    }
    let outcome = DeletionOutcome(
      verdicts: [
        RecordVerdict(recordID: try id(1), verdict: .deleted(.reply)),
        RecordVerdict(recordID: try id(2), verdict: .notDeleted(.platform("不是导入的记录"))),
        RecordVerdict(recordID: try id(3), verdict: .unknown(.answerBroken(status: 200, .cut))),
      ],
      status: 200, code: PlatformCode(rawValue: 0), message: #"{"2": "不是导入的记录"}"#, logID: nil)
    try await journal.conclude(ticket, with: outcome)

    let batch = try #require(try await journal.batch(1))
    #expect(batch.number == 1)
    #expect(batch.at.count == StepClock.start + 1)
    #expect(batch.context == .administrator)
    #expect(batch.operatorName == "赵敏 SHA256:Zt1f")
    #expect(batch.reason == "HR-1204")
    #expect(batch.attempts == 2)
    expectNoDifference(batch.batch, ticket.batch)
    expectNoDifference(batch.intent, intent)
    expectNoDifference(batch.outcome, outcome)
  }

  @Test("keeps the names of two employees whose ids look the same and have other bytes")
  func lookAlikes() async throws {
    let journal = try await Journal.fresh()
    let names: [UserID: String] = [
      UserID("jos\u{E9}"): "José", UserID("jose\u{301}"): "Joséphine", UserID("e1043"): "赵敏",
    ]
    let plain = try intent([1])
    let ticket = try await journal.commit(
      DeletionIntent(
        target: PlatformTarget(host: plain.target.host, appID: plain.target.appID, tenantName: nil),
        idKind: .employeeID, includesFormer: false, reason: "", records: plain.records,
        names: names))
    #expect(try await journal.batch(ticket.batchNumber)?.intent.names == names)
  }

  @Test("keeps every sort of verdict as it was", arguments: verdicts)
  func everyVerdict(_ verdict: Verdict) async throws {
    let journal = try await Journal.fresh()
    let ticket = try await journal.commit(try intent([1]))
    let outcome = DeletionOutcome(
      verdicts: [RecordVerdict(recordID: try id(1), verdict: verdict)])
    try await journal.conclude(ticket, with: outcome)
    let kept = try await journal.batch(1)?.outcome
    expectNoDifference(kept, outcome)
  }

  private static let at = UnixTime(seconds: 1_795_413_735)
  private static let deleted: [Verdict] = [
    .deleted(.reply), .deleted(.absent(at: at)), .deleted(.byHand(at: at)),
  ]

  static let verdicts: [Verdict] =
    deleted + NeverSent.allCases.map { .notDeleted(.neverSent($0)) }
    + [
      .notDeleted(.stillThere(at: at)), .notDeleted(.byHand(at: at)),
      .notDeleted(.platform("\u{0}\u{1B}[2J\"\\/赵")), .notDeleted(.contradictory(["a", ""])),
      .notDeleted(.notGiven),
      .unknown(.inBothLists), .unknown(.inNeitherList), .unknown(.noData),
      .unknown(.repeatedKey("code")), .unknown(.noCode), .unknown(.malformed("data")),
      .unknown(.foreignID("1")), .unknown(.openAnswer), .unknown(.notJSON(status: 502)),
    ]
    + AnswerFault.allCases.map { .unknown(.answerBroken(status: 200, $0)) }
    + Silence.allCases.map { .unknown(.noAnswer($0)) }

  @Test("shows a batch whose outcome was never learnt")
  func noOutcome() async throws {
    let journal = try await Journal.fresh()
    let ticket = try await journal.commit(try intent([1]))
    #expect(try await journal.batch(1)?.attempts == 0)
    _ = try await journal.beginAttempt(ticket).number
    let batch = try #require(try await journal.batch(1))
    #expect(batch.attempts == 1)
    #expect(batch.outcome == nil)
  }

  @Test("numbers the batches, and tells the newest first")
  func newestFirst() async throws {
    let journal = try await Journal.fresh()
    #expect(try await journal.batches() == [])
    #expect(try await journal.batch(1) == nil)
    for number in 1...3 {
      let ticket = try await journal.commit(try intent([number], reason: "T-\(number)"))
      #expect(ticket.batchNumber == number)
    }
    let batches = try await journal.batches()
    #expect(batches.map(\.number) == [3, 2, 1])
    #expect(batches.map(\.reason) == ["T-3", "T-2", "T-1"])
    #expect(batches.map(\.at.count) == [3, 2, 1].map { StepClock.start + $0 })
  }

  @Test("keeps an outcome though the task that concludes is cancelled")
  func cancelled() async throws {
    let journal = try await Journal.fresh()
    let ticket = try await journal.commit(try intent([1]))
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        withUnsafeCurrentTask { $0?.cancel() }
        #expect(Task.isCancelled)
        try await journal.conclude(ticket, with: outcome(ticket.batch.ids))
      }
      try await group.waitForAll()
    }
    #expect(try await journal.batch(1)?.outcome != nil)
  }
}
