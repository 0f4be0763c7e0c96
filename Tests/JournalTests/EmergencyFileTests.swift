import Attendance
import CustomDump
import Foundation
import GRDB
import Journal
import Testing

@Suite("An outcome that the journal does not take")
struct EmergencyFileTests {
  private static let ended = Verdict.unknown(.noAnswer(.programEnded))

  @Test("goes to an emergency file, and the error and the audit say where")
  func written() async throws {
    let failing = try FailingJournal()
    let journal = try await failing.open()
    let error = try await failing.losing(
      try DeletionOutcome([(1, .deleted(.reply)), (2, .notDeleted(.platform("已封账")))]),
      of: try intent([1, 2]), in: journal)
    let path = try #require(error.emergencyFile)
    #expect(
      error
        == .cannotKeepOutcome(
          batch: 1, emergencyFile: path, .database(FailingJournal.words)))
    #expect(try failing.emergencyFiles == [path])
    #expect(try TemporaryDirectory.mode(of: path) == 0o600)
    #expect(path.contains("/emergency-\(StepClock.start + 3)-1-"))
    for language in Language.allCases {
      #expect(error.sentence(in: language).contains(path))
    }
    #expect(
      failing.announced == [
        "outcome batch=1 sequence=none head=none "
          + "emergency_file=\(path.split(separator: "/").last ?? "") deleted=1 not_deleted=1 "
          + "unknown=0 operator=\"赵敏 SHA256:Zt1f\" tenant=\"示例公司\" app=\"cli_a1b2c3d4\" reason=\"HR-1204\" "
          + "deleted_ids=\(try id(1).rawValue) not_deleted_ids=\(try id(2).rawValue)"
      ])
    #expect(try await journal.batch(1)?.outcome == nil)
  }

  @Test("ends all writing in this run, while the history can be read")
  func nothingMore() async throws {
    let failing = try FailingJournal()
    let journal = try await failing.open()
    let other = try await journal.commit(try intent([7]))
    #expect(journal.writeProblem == nil)
    _ = try await failing.losing(outcome([try id(1)]), of: try intent([1]), in: journal)

    let problem = JournalError.cannotWrite(.failedBefore)
    #expect(journal.writeProblem == problem)
    await #expect(throws: problem) { _ = try await journal.commit(try intent([3])) }
    await #expect(throws: problem) { _ = try await journal.beginAttempt(other).number }
    await #expect(throws: problem) { _ = try await journal.claim(2) }
    await #expect(throws: problem) {
      _ = try await journal.purge(copiesBefore: UnixTime(seconds: 0), historyBefore: nil)
    }
    #expect(try await journal.batches().map(\.number) == [2, 1])
  }

  @Test("is in the journal after the next opening, as it was at its own time, and the file is gone")
  func takenIn() async throws {
    let failing = try FailingJournal()
    let lost = outcome([try id(1)])
    do {
      let journal = try await failing.open()
      _ = try await failing.losing(lost, of: try intent([1]), in: journal)
    }
    let other = JournalContext(
      operatorName: "root", uid: 0, sshClient: nil, host: "jump-2", version: "0.2.0")
    let journal = try await failing.open(as: other, at: 5_000)
    #expect(journal.emergencies.batches == [1])
    #expect(journal.emergencies.errors == [])
    #expect(journal.writeProblem == nil)
    #expect(try failing.emergencyFiles == [])
    let batch = try #require(try await journal.batch(1))
    expectNoDifference(batch.outcome, lost)
    #expect(batch.concludedAt?.count == StepClock.start + 3)
    let row = try failing.directory.read {
      try Row.fetchOne($0, sql: "SELECT operator, host, version FROM event WHERE kind = 'outcome'")
    }
    #expect(row == ["operator": "赵敏 SHA256:Zt1f", "host": "jump-1", "version": "0.1.0"])
    #expect(failing.announced.last?.hasPrefix("outcome batch=1 sequence=3 head=") == true)
    #expect(try await Journal.verify(inDirectory: failing.directory.state).isWhole)
  }

  @Test("is taken in once, though the program died between the commit and the removal")
  func onlyOnce() async throws {
    let failing = try FailingJournal()
    let path: String
    do {
      let journal = try await failing.open()
      let error = try await failing.losing(
        outcome([try id(1)]), of: try intent([1]), in: journal)
      path = try #require(error.emergencyFile)
    }
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    for _ in 1...2 {
      try failing.directory.write(bytes, to: path)
      let journal = try await failing.open()
      #expect(journal.emergencies.errors == [])
      #expect(try failing.emergencyFiles == [])
    }
    #expect(try failing.directory.kinds() == ["intent", "attempt", "outcome"])
  }

  @Test("may be a resolution or the outcome of an undo, and several come in in their order")
  func everyKind() async throws {
    let failing = try FailingJournal()
    let at = UnixTime(seconds: 1_795_400_100)
    let record = try id(1)
    let undone = UndoOutcome(recordID: record, verdict: .imported(try id(9)))
    do {
      let journal = try await failing.open()
      let ticket = try await journal.commit(try intent([1]))
      _ = try await journal.beginAttempt(ticket).number
      try await journal.conclude(ticket, with: outcome([record], Self.ended))
      let claim = try await journal.claim(1)
      let item = UndoIntent.Item(recordID: record, idempotentID: "u-1", equal: [])
      let undo = try await journal.commit(UndoIntent(items: [item], reason: "HR-7"), of: claim)
      _ = try await journal.beginImport(of: record, in: undo).number
      try failing.refuse("NEW.kind IN ('resolution', 'undo_outcome')")
      await #expect(throws: JournalError.self) {
        _ = try await journal.resolve(
          [RecordVerdict(recordID: record, verdict: .deleted(.absent(at: at)))], of: claim)
      }
      await #expect(throws: JournalError.self) { try await journal.conclude(undone, of: claim) }
      try failing.relent()
    }
    #expect(try failing.emergencyFiles.count == 2)
    let journal = try await failing.open()
    #expect(journal.emergencies.batches == [1])
    #expect(try failing.emergencyFiles == [])
    let batch = try #require(try await journal.batch(1))
    #expect(batch.verdicts.map(\.verdict) == [.deleted(.absent(at: at))])
    #expect(batch.undo[record]?.outcome == undone)
    #expect(try failing.directory.kinds().suffix(2) == ["resolution", "undo_outcome"])
  }

  @Test("becomes a resolution that holds it, where the batch was concluded without it meanwhile")
  func concludedMeanwhile() async throws {
    let failing = try FailingJournal()
    let at = UnixTime(seconds: 1_795_400_100)
    let journal = try await failing.open()
    let lost = try DeletionOutcome([
      (1, .deleted(.reply)), (2, .notDeleted(.platform("sealed"))), (3, .unknown(.noData)),
      (4, .deleted(.reply)), (5, .notDeleted(.notGiven)),
    ])
    _ = try await failing.losing(lost, of: try intent(Array(1...5)), in: journal)
    // Another process settles the batch, whose lock is free, and its file is still there.
    let file = try #require(try failing.emergencyFiles.first)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: file))
    try FileManager.default.removeItem(atPath: file)
    do {
      let settling = try await failing.open()
      let claim = try await settling.claim(1)
      _ = try await settling.concludeAbandoned(claim)
      _ = try await settling.resolve(
        [
          RecordVerdict(recordID: try id(4), verdict: .deleted(.absent(at: at))),
          RecordVerdict(recordID: try id(5), verdict: .deleted(.absent(at: at))),
        ], of: claim)
    }
    try failing.directory.write(bytes, to: file)
    let reopened = try await failing.open()
    #expect(reopened.emergencies.errors == [])
    let batch = try #require(try await reopened.batch(1))
    expectNoDifference(
      batch.verdicts.map(\.verdict),
      [
        .deleted(.reply), .notDeleted(.platform("sealed")), .unknown(.noData), .deleted(.reply),
        .notDeleted(.notGiven),
      ])
    // What the platform said is known as if it had been kept at once.
    expectNoDifference(batch.outcome, lost)
    #expect(batch.concludedAt?.count == StepClock.start + 3)
    #expect(failing.announced.last?.hasPrefix("resolution batch=1 sequence=5 head=") == true)
    #expect(failing.announced.last?.contains("deleted=2 not_deleted=2 unknown=1") == true)
  }

  @Test("is said to be kept nowhere, where no file can be made either")
  func nowhere() async throws {
    let failing = try FailingJournal()
    let journal = try await failing.open()
    let ticket = try await journal.commit(try intent([1]))
    try failing.refuse("NEW.kind = 'outcome'")
    let moved = failing.directory.path + "/moved"
    try FileManager.default.moveItem(atPath: failing.directory.state, toPath: moved)
    let error = await #expect(throws: JournalError.self) {
      try await journal.conclude(ticket, with: outcome(ticket.batch.ids))
    }
    guard case .cannotKeepOutcome(1, nil, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(error?.sentence(in: .english).contains("it is saved nowhere else") == true)
    #expect(error?.sentence(in: .simplifiedChinese).contains("别处均未保存") == true)
    #expect(failing.announced.first?.contains("emergency_file=none") == true)
  }
}
