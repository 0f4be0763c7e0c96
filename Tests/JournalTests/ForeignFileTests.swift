import Attendance
import Foundation
import GRDB
import Testing

@testable import Journal

@Suite("A file in the journal's place that the program did not make")
struct ForeignFileTests {
  private func expect(
    _ fault: (String) -> StorageFault, _ directory: TemporaryDirectory, besides: [String] = []
  ) async throws {
    let names = ["journal.sqlite"] + besides
    func contents() throws -> [Data?] {
      names.map { FileManager.default.contents(atPath: directory.state + "/" + $0) }
    }
    let before = try contents()
    // At the second start it is as it was at the first.
    for _ in 1...2 {
      let error = await #expect(throws: JournalError.self) {
        _ = try await Journal.open(inDirectory: directory.state, as: .administrator)
      }
      #expect(
        error == .cannotOpen(directory: directory.state, fault(directory.file)))
      for language in Language.allCases {
        let sentence = try #require(error?.sentence(in: language))
        // Who moves the file alone would be told next that what it held is lost.
        for name in [directory.file, "-wal", "-shm", "-journal"] {
          #expect(sentence.contains(name), "\(sentence)")
        }
      }
      #expect(try contents() == before)
    }
  }

  private func makeDirectory() throws -> TemporaryDirectory {
    let directory = try TemporaryDirectory()
    try FileManager.default.createDirectory(
      atPath: directory.state, withIntermediateDirectories: false,
      attributes: [.posixPermissions: 0o700])
    return directory
  }

  static let databases: [@Sendable (Database) throws -> Void] = [
    // Another application's, an empty one, and one of a program that names its migrations in the same table.
    {
      try $0.execute(
        sql: "PRAGMA application_id = 7; CREATE TABLE event (x); INSERT INTO event VALUES (1)")
    },
    { try $0.execute(sql: "CREATE TABLE a (x); DROP TABLE a") },
    {
      try $0.execute(
        sql: """
          CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY); CREATE TABLE event (x);
          INSERT INTO grdb_migrations VALUES ('v1')
          """)
    },
  ]

  @Test(
    "is refused and left as it is where it is another program's",
    arguments: databases.indices, [false, true])
  func foreign(_ index: Int, hasLog: Bool) async throws {
    let directory = try makeDirectory()
    var configuration = Configuration()
    if hasLog { configuration.journalMode = .wal }
    let other = try DatabaseQueue(
      path: directory.path + "/other.sqlite", configuration: configuration)
    try await other.write { try Self.databases[index]($0) }
    // With a log that was not brought into the file, as after a crash.
    for suffix in hasLog ? ["", "-wal"] : [""] {
      let bytes = try #require(
        FileManager.default.contents(atPath: directory.path + "/other.sqlite" + suffix))
      try directory.write(bytes, to: directory.file + suffix)
    }
    try await expect(
      StorageFault.foreignFile, directory, besides: hasLog ? ["journal.sqlite-wal"] : [])
  }

  @Test("is refused and left as it is where it is empty, as a journal never is")
  func empty() async throws {
    let directory = try makeDirectory()
    try directory.write(Data(), to: directory.file)
    try await expect(StorageFault.emptied, directory)
  }

  @Test("is not made beside the log of a journal that is gone")
  func logAlone() async throws {
    let failing = try FailingJournal()
    let journal = try await failing.open()
    try await journal.conclude(try intent([1]))
    let directory = try makeDirectory()
    let name = "journal.sqlite-wal"
    let log = try #require(
      FileManager.default.contents(atPath: failing.directory.state + "/" + name))
    try directory.write(log, to: directory.state + "/" + name)
    try await expect(StorageFault.emptied, directory, besides: [name])
    #expect(!FileManager.default.fileExists(atPath: directory.file))
  }

  @Test(
    "is not made beside the rollback journal of another database, which SQLite would play into it")
  func rollbackJournalAlone() async throws {
    let directory = try makeDirectory()
    let other = try DatabaseQueue(path: directory.path + "/other.sqlite")
    let name = "journal.sqlite-journal"
    try await other.write { database in
      try database.execute(
        sql: """
          CREATE TABLE a (x); INSERT INTO a VALUES (1); PRAGMA cache_spill = 1; PRAGMA cache_size = 1
          """)
    }
    try await other.writeWithoutTransaction { database in
      try database.execute(sql: "BEGIN IMMEDIATE; INSERT INTO a VALUES (zeroblob(100000))")
      let log = FileManager.default.contents(atPath: directory.path + "/other.sqlite-journal")
      try directory.write(try #require(log), to: directory.state + "/" + name)
      try database.execute(sql: "ROLLBACK")
    }
    try await expect(StorageFault.emptied, directory, besides: [name])
    #expect(!FileManager.default.fileExists(atPath: directory.file))
  }

  @Test("is not what a first start left that ended before the journal was whole")
  func unfinished() async throws {
    let directory = try makeDirectory()
    for name in [".new", ".new-journal"] {
      try directory.write(Data("half of it".utf8), to: directory.file + name)
    }
    let journal = try await Journal.fresh(in: directory)
    _ = try await journal.commit(try intent([1]))
    await journal.close()
    let names = try FileManager.default.contentsOfDirectory(atPath: directory.state)
    #expect(names.filter { !$0.hasSuffix(".lock") } == ["journal.sqlite"])
    #expect(try TemporaryDirectory.mode(of: directory.file) == 0o600)
  }
}
