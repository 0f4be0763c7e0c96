import Attendance
import Foundation
import GRDB
import Testing

@testable import Journal

@Suite("A journal that is not written")
struct WriteProblemTests {
  /// A journal with one batch, closed; SQLite has taken its log away.
  private func closed() async throws -> FailingJournal {
    let failing = try FailingJournal()
    do { try await failing.open().conclude(try intent([1])) }
    return failing
  }

  @Test("after a failure of the disk is not written again, and keeps findings in files")
  func inputOutput() async throws {
    let failing = try FailingJournal()
    let journal = try await failing.open()
    let ticket = try await journal.commit(try intent([1]))
    let failure = DatabaseError(resultCode: .SQLITE_IOERR_FSYNC)
    await #expect(throws: JournalError.cannotWrite(.inputOutput)) {
      try await journal.store.write(orThrow: JournalError.cannotWrite) { _ in throw failure }
    }
    #expect(journal.writeProblem == .cannotWrite(.failedBefore))
    await #expect(throws: JournalError.cannotWrite(.failedBefore)) {
      _ = try await journal.beginAttempt(ticket).number
    }
    let error = await #expect(throws: JournalError.self) {
      try await journal.conclude(ticket, with: outcome(ticket.batch.ids))
    }
    #expect(error?.emergencyFile != nil)
    #expect(try await journal.batch(1)?.outcome == nil)
    #expect(try await failing.open().batch(1)?.outcome != nil)
  }

  @Test("after another failure, such as a full disk, is written again")
  func diskFull() async throws {
    let journal = try await FailingJournal().open()
    await #expect(throws: JournalError.cannotWrite(.diskFull)) {
      try await journal.store.write(orThrow: JournalError.cannotWrite) { _ in
        throw DatabaseError(resultCode: .SQLITE_FULL)
      }
    }
    #expect(journal.writeProblem == nil)
    _ = try await journal.commit(try intent([1]))
  }

  @Test(
    "is read where directory or file are read-only, and every write says why",
    .enabled(if: geteuid() != 0, "root may write everywhere"), arguments: [true, false])
  func readOnly(isDirectory: Bool) async throws {
    let failing = try await closed()
    let path = isDirectory ? failing.directory.state : failing.directory.file
    #expect(chmod(path, isDirectory ? 0o500 : 0o400) == 0)
    defer { chmod(path, 0o700) }
    let journal = try await failing.open()
    let problem = try #require(journal.writeProblem)
    #expect(problem == .cannotWrite(isDirectory ? .denied : .readOnly))
    #expect(try await journal.batches().map(\.outcome?.verdicts.count) == [1])
    await #expect(throws: problem) { _ = try await journal.commit(try intent([2])) }
    await #expect(throws: problem) { _ = try await journal.claim(1) }
    await #expect(throws: problem) {
      _ = try await journal.purge(copiesBefore: UnixTime(seconds: 0), historyBefore: nil)
    }
    #expect(try await Journal.verify(inDirectory: failing.directory.state).isWhole)
  }

  @Test(
    "is not opened in a read-only directory where its log holds events and has no index",
    .enabled(if: geteuid() != 0, "root may write everywhere"))
  func logWithoutIndex() async throws {
    let failing = try FailingJournal()
    let journal = try await failing.open()
    try await journal.conclude(try intent([1]))
    let copy = try FailingJournal()
    try FileManager.default.createDirectory(
      atPath: copy.directory.state, withIntermediateDirectories: false,
      attributes: [.posixPermissions: 0o700])
    for name in ["journal.sqlite", "journal.sqlite-wal"] {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: failing.directory.state + "/" + name))
      try copy.directory.write(bytes, to: copy.directory.state + "/" + name)
    }
    // The file alone holds no events, and reading it alone would deny them.
    #expect(chmod(copy.directory.state, 0o500) == 0)
    defer { chmod(copy.directory.state, 0o700) }
    await #expect(
      throws: JournalError.cannotOpen(directory: copy.directory.state, .denied)
    ) { _ = try await copy.open() }
    #expect(chmod(copy.directory.state, 0o700) == 0)
    #expect(try await copy.open().batches().count == 1)
  }

  @Test("says that an outcome may be lost, in both languages and without personal data")
  func sentences() throws {
    let errors: [JournalError] = [
      .cannotKeepOutcome(batch: 1, emergencyFile: nil, .diskFull),
      .cannotKeepOutcome(batch: 1, emergencyFile: "/x/e.json", .inputOutput),
      .cannotTakeIn(path: "/x/e.json", .otherJournal),
      .cannotWrite(.failedBefore),
    ]
    let english = errors.map { $0.sentence(in: .english) }
    #expect(
      english == [
        "The outcome of batch 1 could not be saved in the journal: the disk is full. "
          + "The request may have been sent. Write down what is shown here before you leave: it "
          + "is saved nowhere else. Make room on the disk, then try again.",
        "The outcome of batch 1 could not be saved in the journal: the disk failed to read or write. "
          + "The request may have been sent. The outcome was saved in /x/e.json, and the next start "
          + "of unpunch adds it to the journal; until then nothing more is sent. "
          + "Have the disk checked before anything is deleted.",
        "The outcome of an earlier session in /x/e.json could not be added to the journal: it is about a "
          + "batch that this journal does not have. The file was left as it is. "
          + "Keep it for investigation, together with the journal it belongs to.",
        "The journal cannot be written: an earlier write to it failed. The request was not sent. "
          + "Fix the disk and start unpunch again before anything is deleted.",
      ])
    for error in errors {
      #expect(error.sentence(in: .simplifiedChinese).hasSuffix("。"))
    }
  }

  @Test("is refused where it belongs to somebody else", .enabled(if: geteuid() == 0))
  func owner() async throws {
    let failing = try await closed()
    for path in [failing.directory.file, failing.directory.state] {
      #expect(chown(path, 65_534, 65_534) == 0)
      await #expect(
        throws: JournalError.cannotOpen(
          directory: failing.directory.state, .foreignOwner(path: path))
      ) { _ = try await failing.open() }
    }
  }

  @Test("is refused where one of SQLite's files beside it is a link or open to others")
  func besides() async throws {
    for suffix in ["-wal", "-shm"] {
      let failing = try await closed()
      let path = failing.directory.file + suffix
      #expect(symlink("/dev/null", path) == 0)
      await #expect(
        throws: JournalError.cannotOpen(
          directory: failing.directory.state, .wrongKind(path: path))
      ) { _ = try await failing.open() }
      unlink(path)
      try failing.directory.write(Data(), to: path)
      #expect(chmod(path, 0o640) == 0)
      await #expect(
        throws: JournalError.cannotOpen(
          directory: failing.directory.state, .notPrivate(path: path, mode: 0o600))
      ) { _ = try await failing.open() }
    }
  }
}
