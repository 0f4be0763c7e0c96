import Attendance
import Foundation
import Journal
import Testing

@Suite("An emergency file that cannot be taken in")
struct EmergencyRefusalTests {
  /// A journal with two emergency files, of the batches 1 and 2, closed.
  private func twoFiles() async throws -> (FailingJournal, first: String, second: String) {
    let failing = try FailingJournal()
    let journal = try await failing.open()
    let first = try await journal.commit(try intent([1]))
    let second = try await journal.commit(try intent([2]))
    try failing.refuse("NEW.kind = 'outcome'")
    for ticket in [first, second] {
      await #expect(throws: JournalError.self) {
        try await journal.conclude(ticket, with: outcome(ticket.batch.ids))
      }
    }
    try failing.relent()
    let files = try failing.emergencyFiles
    #expect(files.count == 2)
    return (failing, files[0], files[1])
  }

  /// Opens the journal, and expects the first file to be refused and the second one to be taken in.
  private func expect(
    _ fault: StorageFault, _ failing: FailingJournal, _ file: String
  ) async throws {
    let journal = try await failing.open()
    #expect(journal.emergencies.errors == [.cannotTakeIn(path: file, fault)])
    #expect(journal.emergencies.batches == [2])
    #expect(journal.writeProblem == nil)
    #expect(try failing.emergencyFiles == [file])
    #expect(try await journal.batch(1)?.outcome == nil)
    #expect(try await journal.batch(2)?.outcome != nil)
    _ = try await journal.commit(try intent([3]))
    for language in Language.allCases {
      #expect(journal.emergencies.errors.first?.sentence(in: language).contains(file) == true)
    }
  }

  static let damages: [@Sendable (Data) -> Data] = [
    { _ in Data() }, { $0.prefix($0.count - 1) }, { $0.prefix(40) }, { _ in Data("[1]".utf8) },
    { $0.replacing(#""batch":1"#, with: #""batch":2"#) },
    { $0.replacing("reply", with: "repl\\u0079") + Data("{}".utf8) },
    { $0.replacing(#""uid":1001"#, with: #""uid":0"#) },
    { $0.replacing(#""kind":"outcome""#, with: #""kind":"intent""#) },
    { Data($0.map { $0 == UInt8(ascii: "7") ? UInt8(ascii: "8") : $0 }) },
  ]

  @Test("is left as it is where it is damaged, and the others are taken in", arguments: 0..<9)
  func damaged(_ index: Int) async throws {
    let (failing, file, _) = try await twoFiles()
    let bytes = try Data(contentsOf: URL(fileURLWithPath: file))
    let damaged = Self.damages[index](bytes)
    #expect(damaged != bytes)
    try failing.directory.write(damaged, to: file)
    try await expect(.damaged, failing, file)
    #expect(try Data(contentsOf: URL(fileURLWithPath: file)) == damaged)
  }

  @Test("is left as it is where others may read it")
  func mode() async throws {
    let (failing, file, _) = try await twoFiles()
    chmod(file, 0o640)
    try await expect(.notPrivate(path: file, mode: 0o600), failing, file)
  }

  @Test("is left as it is where it is a link, a directory or a pipe")
  func kind() async throws {
    let (failing, file, _) = try await twoFiles()
    let moved = failing.directory.path + "/moved.json"
    try FileManager.default.moveItem(atPath: file, toPath: moved)
    try FileManager.default.createSymbolicLink(atPath: file, withDestinationPath: moved)
    try await expect(.wrongKind(path: file), failing, file)
    for make in [{ mkfifo(file, 0o600) }, { mkdir(file, 0o700) }] {
      try FileManager.default.removeItem(atPath: file)
      #expect(make() == 0)
      let journal = try await failing.open()
      #expect(journal.emergencies.errors == [.cannotTakeIn(path: file, .wrongKind(path: file))])
    }
  }

  @Test("is left as it is where it belongs to somebody else", .enabled(if: geteuid() == 0))
  func owner() async throws {
    let (failing, file, _) = try await twoFiles()
    #expect(chown(file, 65_534, 65_534) == 0)
    try await expect(.foreignOwner(path: file), failing, file)
  }

  @Test("is left as it is where its batch is of another journal")
  func otherJournal() async throws {
    let (failing, file, _) = try await twoFiles()
    let bytes = try Data(contentsOf: URL(fileURLWithPath: file))
    let other = try FailingJournal()
    let first = try await other.open().commit(try intent([1]))
    #expect(first.batchNumber == 1)
    let copy = other.directory.state + "/" + (file.split(separator: "/").last ?? "")
    try other.directory.write(bytes, to: copy)
    let journal = try await other.open()
    #expect(journal.emergencies.errors == [.cannotTakeIn(path: copy, .otherJournal)])
    #expect(try await journal.batch(1)?.outcome == nil)
    #expect(try other.emergencyFiles == [copy])
    _ = failing
  }

  @Test("is left as it is where the journal still refuses it, and is taken in later")
  func stillRefused() async throws {
    let (failing, file, second) = try await twoFiles()
    try failing.refuse("NEW.kind = 'outcome'")
    let journal = try await failing.open()
    #expect(
      journal.emergencies.errors == [
        .cannotTakeIn(path: file, .database(FailingJournal.words)),
        .cannotTakeIn(path: second, .database(FailingJournal.words)),
      ])
    try failing.relent()
    #expect(try await failing.open().emergencies.batches == [1, 2])
    #expect(try failing.emergencyFiles == [])
  }
}

extension Data {
  fileprivate func replacing(_ text: String, with other: String) -> Data {
    Data(String(decoding: self, as: UTF8.self).replacingOccurrences(of: text, with: other).utf8)
  }
}
