import Attendance
import Foundation
import GRDB
import Journal
import Testing

@Suite("A journal that cannot be used")
struct JournalErrorTests {
  @Test("says so where the directory cannot be made")
  func noDirectory() async throws {
    let directory = try TemporaryDirectory()
    let file = directory.path + "/file"
    try Data().write(to: URL(fileURLWithPath: file))
    let error = try await #require(throws: JournalError.self) {
      _ = try await Journal.open(inDirectory: file + "/state", as: .administrator)
    }
    #expect(
      error == .cannotOpen(directory: file + "/state", .system(String(cString: strerror(ENOTDIR)))))
    #expect(
      error.sentence(in: .english)
        == "The journal in \(file)/state cannot be opened: Not a directory. Nothing was sent. "
        + "Fix that, or set another state_dir, then try again.")
    #expect(
      error.sentence(in: .simplifiedChinese)
        == "无法打开 \(file)/state 中的日志：Not a directory。未发送任何请求。请排除该问题，或在设置中改用其他 state_dir，然后重试。")
  }

  @Test("says so where a file stands in the directory's place")
  func fileInPlace() async throws {
    let directory = try TemporaryDirectory()
    try Data().write(to: URL(fileURLWithPath: directory.state))
    try await expectFault(.wrongKind(path: directory.state), opening: directory.state)
  }

  @Test("says so where others may read the directory or the file")
  func notPrivate() async throws {
    let directory = try TemporaryDirectory()
    do { _ = try await Journal.fresh(in: directory) }
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o640], ofItemAtPath: directory.file)
    try await expectFault(
      .notPrivate(path: directory.file, mode: 0o600), opening: directory.state)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: directory.state)
    try await expectFault(
      .notPrivate(path: directory.state, mode: 0o700), opening: directory.state)
    let error = JournalError.cannotOpen(
      directory: "/x", .notPrivate(path: "/x", mode: 0o700))
    #expect(error.description.hasSuffix("others may read /x. Nothing was sent. Run: chmod 700 /x"))
  }

  @Test("does not have an empty directory closed to others that lies outside of the home")
  func empty() async throws {
    // As /var/mail and /usr/local/sbin mostly are.
    let directory = try TemporaryDirectory()
    try makePrivateDirectory(directory.state)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: directory.state)
    try await expectFault(.sharedDirectory(path: directory.state), opening: directory.state)
  }

  @Test(
    "does not have a directory closed to others that holds other things",
    arguments: [0o755, 0o1777])
  func shared(mode: Int) async throws {
    let directory = try TemporaryDirectory()
    try makePrivateDirectory(directory.state)
    try Data().write(to: URL(fileURLWithPath: directory.state + "/passwd"))
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: directory.state)
    try await expectFault(.sharedDirectory(path: directory.state), opening: directory.state)
    for language in Language.allCases {
      let error = JournalError.cannotOpen(directory: "/x", .sharedDirectory(path: "/x"))
      #expect(!error.sentence(in: language).contains("chmod"))
    }
  }

  @Test("says so where the file is a link, no journal, or of a newer version")
  func notAJournal() async throws {
    let link = try TemporaryDirectory()
    try makePrivateDirectory(link.state)
    try FileManager.default.createSymbolicLink(
      atPath: link.file, withDestinationPath: "/dev/null")
    try await expectFault(.wrongKind(path: link.file), opening: link.state)

    let text = try TemporaryDirectory()
    try makePrivateDirectory(text.state)
    #expect(
      FileManager.default.createFile(
        atPath: text.file, contents: Data(String(repeating: "no database ", count: 100).utf8),
        attributes: [.posixPermissions: 0o600]))
    try await expectFault(.damaged, opening: text.state)

    let newer = try TemporaryDirectory()
    do { _ = try await Journal.fresh(in: newer) }
    try newer.execute("INSERT INTO grdb_migrations VALUES ('9 things to come')")
    try await expectFault(.newerVersion, opening: newer.state)
  }

  @Test("says that the request was not sent, where the disk is full")
  func diskFull() async throws {
    let directory = try TemporaryDirectory()
    let journal = try await Journal.fresh(in: directory)
    let ticket = try await journal.commit(try intent([1]))
    let pages = try #require(try await journal.setting("page_count"))
    #expect(try await journal.setting("max_page_count = \(pages)") == pages)
    var error: JournalError?
    var kept = 1
    do throws(JournalError) {
      for _ in 0..<100 {
        _ = try await journal.commit(largeIntent())
        kept += 1
      }
    } catch let fault {
      error = fault
    }
    #expect(error == .cannotWrite(.diskFull))
    #expect(
      error?.description
        == "The journal cannot be written: the disk is full. The request was not sent. "
        + "Make room on the disk, then try again.")
    #expect(try await journal.batches().count == kept)
    // And it goes on once there is room.
    _ = try await journal.setting("max_page_count = 100000")
    try await journal.conclude(ticket, with: outcome(ticket.batch.ids))
    #expect(try await journal.batch(1)?.outcome != nil)
  }

  @Test("says that the outcome was not kept, where it could not be")
  func outcomeNotKept() async throws {
    let directory = try TemporaryDirectory()
    let journal = try await Journal.fresh(in: directory)
    let ticket = try await journal.commit(try intent([1]))
    let pages = try #require(try await journal.setting("page_count"))
    _ = try await journal.setting("max_page_count = \(pages)")
    let words = String(repeating: "no ", count: 100_000)
    let error = try await #require(throws: JournalError.self) {
      try await journal.conclude(
        ticket, with: outcome(ticket.batch.ids, .notDeleted(.platform(words))))
    }
    guard case .cannotKeepOutcome(1, let file?, .diskFull) = error else {
      Issue.record(error)
      return
    }
    // The disk has room for the emergency file: only the journal's own limit was met.
    #expect(FileManager.default.fileExists(atPath: file))
    #expect(error.description.contains(file))
    #expect(try await journal.batch(1)?.outcome == nil)
    #expect(error.description.contains("may have been sent"))
    #expect(error.sentence(in: .simplifiedChinese).contains("请求可能已经发送"))
  }

  @Test("says that the history is damaged, where the rules were taken away")
  func damaged() async throws {
    let directory = try TemporaryDirectory()
    let journal = try await Journal.fresh(in: directory)
    _ = try await journal.commit(try intent([1]))
    try directory.execute("DROP TRIGGER event_is_fixed; UPDATE event SET header = '{}'")
    await #expect(throws: JournalError.cannotRead(.damaged)) { _ = try await journal.batches() }
  }

  static let faults: [StorageFault] = [
    .diskFull, .busy, .readOnly, .inputOutput, .damaged, .foreignFile(path: "/x"),
    .emptied(path: "/x"), .denied, .wrongKind(path: "/x"),
    .notPrivate(path: "/x", mode: 0o600), .sharedDirectory(path: "/x"),
    .foreignOwner(path: "/x"), .networkFileSystem("nfs4"),
    .newerVersion, .failedBefore, .system("Not a directory"), .database("no such table: event"),
  ]

  @Test("is told in whole sentences in both languages", arguments: faults)
  func sentences(_ fault: StorageFault) throws {
    let repeated = BatchError.duplicate(try id(1))
    let errors: [JournalError] = [
      .cannotOpen(directory: "/x", fault), .cannotWrite(fault),
      .cannotKeepOutcome(batch: 17, emergencyFile: nil, fault),
      .cannotKeepOutcome(batch: 17, emergencyFile: "/x/emergency.json", fault),
      .cannotTakeIn(path: "/x/emergency.json", fault), .cannotRead(fault), .recordWithoutID,
      .notABatch(repeated), .noSuchBatch(17), .notTheBatch(17), .alreadyConcluded(17),
      .changedMeanwhile(17), .inFlight(batch: 17, pid: 4711), .inFlight(batch: 17, pid: nil),
    ]
    for error in errors {
      let english = error.sentence(in: .english)
      #expect(english.hasSuffix(".") || english.contains("chmod"), "\(english)")
      #expect(english.utf8.count == english.count, "\(english)")
      #expect(!english.contains(".."), "\(english)")
      let chinese = error.sentence(in: .simplifiedChinese)
      #expect(chinese.hasSuffix("。") || chinese.contains("chmod"), "\(chinese)")
      #expect(!chinese.contains(". "), "\(chinese)")
    }
  }

  private func largeIntent() throws(JournalError) -> DeletionIntent {
    DeletionIntent(
      target: PlatformTarget(host: "open.feishu.cn", appID: "cli_a", tenantName: nil),
      idKind: .employeeNumber,
      includesFormer: false, reason: String(repeating: "x", count: 5_000),
      records: [
        FlowRecord(
          recordID: RecordID("1"), userID: UserID(rawValue: "1"), creatorID: UserID(rawValue: "1"),
          locationName: "", checkTime: UnixTime(seconds: 0), comment: "")
      ], names: [:])
  }

  private func makePrivateDirectory(_ path: String) throws {
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
  }

  private func expectFault(_ fault: StorageFault, opening path: String) async throws {
    await #expect(throws: JournalError.cannotOpen(directory: path, fault)) {
      _ = try await Journal.open(inDirectory: path, as: .administrator)
    }
  }
}
