import Attendance
import Foundation
import GRDB
import Journal
import TestSupport
import Testing

@Suite("A journal that is closed")
struct AtRestTests {
  private func files(in directory: TemporaryDirectory) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: directory.state)
      .filter { !$0.hasSuffix(".lock") }.sorted()
  }

  private func conclude(_ number: Int, in journal: Journal) async throws {
    let ticket = try await journal.commit(try intent([number]))
    _ = try await journal.beginAttempt(ticket).number
    try await journal.conclude(ticket, with: outcome(ticket.batch.ids))
  }

  @Test("is one file, which is whole without the two others")
  func oneFile() async throws {
    let directory = try TemporaryDirectory()
    let journal = try await Journal.fresh(in: directory)
    try await conclude(1, in: journal)
    #expect(try files(in: directory).contains("journal.sqlite-wal"))
    await journal.close()
    #expect(try files(in: directory) == ["journal.sqlite"])
    let copy = try TemporaryDirectory()
    try FileManager.default.createDirectory(
      atPath: copy.state, withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    try FileManager.default.copyItem(atPath: directory.file, toPath: copy.file)
    let found = try await Journal.verify(inDirectory: copy.state)
    #expect(found.isWhole && found.events == 3)
    // Neither the check nor the next opening leaves anything beside it.
    #expect(try files(in: copy) == ["journal.sqlite"])
    let again = try await Journal.open(inDirectory: copy.state, as: .administrator)
    #expect(try await again.batches().map(\.number) == [1])
    await again.close()
    #expect(try files(in: copy) == ["journal.sqlite"])
    // Closed, it takes nothing, and says so.
    #expect(again.writeProblem != nil)
    await #expect(throws: JournalError.self) { _ = try await again.commit(try intent([2])) }
    await again.close()
  }

  @Test("has all of it in its file while another process has it open still")
  func several() async throws {
    let directory = try TemporaryDirectory()
    let other = try await Journal.fresh(in: directory)
    let journal = try await Journal.fresh(in: directory)
    try await conclude(1, in: journal)
    await journal.close()
    let attributes = try FileManager.default.attributesOfItem(atPath: directory.file + "-wal")
    #expect(attributes[.size] as? Int == 0)
    #expect(try await other.batches().map(\.number) == [1])
    try await conclude(2, in: other)
    // Checked while it is in use, it is whole, too.
    #expect(try await Journal.verify(inDirectory: directory.state).events == 6)
    await other.close()
    #expect(try files(in: directory) == ["journal.sqlite"])
  }

  @Test("is left as it is after a failure of what it lies on")
  func afterFailure() async throws {
    let failing = try FailingJournal()
    do {
      let journal = try await failing.open()
      _ = try await failing.losing(outcome([try id(1)]), of: try intent([1]), in: journal)
      await journal.close()
      // What is in the log is safe there; it is not moved on a disk that has failed.
      #expect(try files(in: failing.directory).contains("journal.sqlite-wal"))
    }
    let next = try await failing.open()
    #expect(next.emergencies.batches == [1])
    await next.close()
    #expect(try files(in: failing.directory) == ["journal.sqlite"])
  }
}

@Suite("A lock that somebody else holds")
struct HeldLockTests {
  @Test("on the state directory is said after a second, and waited for")
  func stateDirectory() async throws {
    let directory = try TemporaryDirectory()
    await (try await Journal.fresh(in: directory)).close()
    let descriptor = open(directory.state, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    #expect(flock(descriptor, LOCK_EX) == 0)
    // Whoever waits says so, and then the other one lets go.
    let journal = try await Journal.open(inDirectory: directory.state, as: .administrator) {
      JournalInstant.current()
    } waiting: {
      close(descriptor)
    }
    #expect(journal.writeProblem == nil)
    await journal.close()
  }

  @Test("on the file is said after a second, and waited for")
  func file() async throws {
    let directory = try TemporaryDirectory()
    await (try await Journal.fresh(in: directory)).close()
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    let other = try DatabaseQueue(path: directory.file, configuration: configuration)
    try await other.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
    let told = Recorder<Bool>()
    // It lets go in the call itself: no other task has to come to its turn on a busy machine.
    let journal = try await Journal.open(
      inDirectory: directory.state, as: .administrator,
      waiting: {
        told.record((try? other.writeWithoutTransaction { try $0.execute(sql: "COMMIT") }) != nil)
      })
    #expect(told.values == [true])
    #expect(journal.writeProblem == nil)
    await journal.close()
  }
}

@Suite("An emergency file that was not written to its end")
struct UnfinishedEmergencyTests {
  @Test("is taken in where it is whole, else removed, and left to a writer that is at it")
  func part() async throws {
    let failing = try FailingJournal()
    let journal = try await failing.open()
    let lost = outcome([try id(1)])
    let error = try await failing.losing(lost, of: try intent([1]), in: journal)
    let path = try #require(error.emergencyFile)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    try FileManager.default.moveItem(atPath: path, toPath: path + ".part")
    let cut = failing.directory.state + "/emergency-1-1-a.json.part"
    try failing.directory.write(bytes.prefix(40), to: cut)
    let held = failing.directory.state + "/emergency-1-1-b.json.part"
    try failing.directory.write(bytes.prefix(40), to: held)
    let descriptor = open(held, O_RDONLY | O_CLOEXEC)
    #expect(flock(descriptor, LOCK_EX) == 0)
    let next = try await failing.open()
    #expect(next.emergencies.batches == [1])
    #expect(next.emergencies.errors == [])
    #expect(try await next.batch(1)?.outcome == lost)
    #expect(try failing.emergencyFiles == [held])
    close(descriptor)
  }
}
