import Attendance
import CustomDump
import Foundation
import GRDB
import Testing

@testable import Journal

@Suite("The check of a journal")
struct VerificationTests {
  /// Two batches of three events each, closed.
  private func journal() async throws -> FailingJournal {
    let failing = try FailingJournal()
    let journal = try await failing.open()
    try await journal.conclude(try intent([1, 2]))
    try await journal.conclude(try intent([3]))
    return failing
  }

  private func verify(_ failing: FailingJournal) async throws -> JournalVerification {
    try await Journal.verify(inDirectory: failing.directory.state)
  }

  @Test("finds a journal whole, with the head that was announced")
  func whole() async throws {
    let failing = try await journal()
    let journal = try await failing.open()
    try await journal.undo(try id(1), of: 1)
    for _ in 1...2 {
      let found = try await verify(failing)
      #expect(found.isWhole, "\(found.faults)")
      #expect(found.events == 9)
      #expect(found.first == 1)
      #expect(found.last == 9)
      let head = try #require(found.head)
      #expect(
        failing.announced.last
          == "undo_outcome batch=1 sequence=9 head=\(head) imported=1 not_imported=0 unknown=0 "
          + "new=0 operator=\"赵敏 SHA256:Zt1f\" tenant=\"示例公司\" app=\"cli_a1b2c3d4\" reason=\"\" "
          + "imported_ids=\(try id(1).rawValue)")
    }
  }

  @Test("finds a new journal whole")
  func empty() async throws {
    let failing = try FailingJournal()
    _ = try await failing.open()
    let found = try await verify(failing)
    expectNoDifference(found, JournalVerification())
  }

  static let changes: [(sql: String, faults: [JournalFault])] = [
    ("UPDATE event SET operator = 'nobody' WHERE sequence = 3", [.entry(3)]),
    ("UPDATE event SET utc_ms = utc_ms + 1 WHERE sequence = 3", [.entry(3)]),
    ("UPDATE event SET monotonic_ns = 0 WHERE sequence = 3", [.entry(3)]),
    ("UPDATE event SET uid = 0 WHERE sequence = 3", [.entry(3)]),
    ("UPDATE event SET ssh_client = NULL WHERE sequence = 3", [.entry(3)]),
    ("UPDATE event SET ssh_client = '' WHERE sequence = 3", [.entry(3)]),
    ("UPDATE event SET host = host || char(0) || 'x' WHERE sequence = 3", [.entry(3)]),
    ("UPDATE event SET version = '' WHERE sequence = 3", [.entry(3)]),
    ("UPDATE event SET host = 'jump-10', version = '.1.0' WHERE sequence = 3", [.entry(3)]),
    (
      "UPDATE event SET header = replace(header, '\"deleted\"', '\"unknown\"') WHERE sequence = 3",
      [.entry(3)]
    ),
    ("UPDATE event SET batch = 2, kind = 'resolution' WHERE sequence = 3", [.entry(3)]),
    (
      "UPDATE event SET payload_digest = zeroblob(32) WHERE sequence = 3",
      [.entry(3), .payloadGone(3)]
    ),
    ("UPDATE event SET entry = zeroblob(32) WHERE sequence = 3", [.entry(3), .entry(4)]),
    ("UPDATE event SET entry = zeroblob(32) WHERE sequence = 6", [.entry(6)]),
    ("UPDATE event SET payload = CAST(payload || ' ' AS BLOB) WHERE sequence = 1", [.payload(1)]),
    ("UPDATE event SET nonce = zeroblob(32) WHERE sequence = 1", [.payload(1)]),
    ("UPDATE event SET payload = NULL, nonce = NULL WHERE sequence = 4", [.payloadGone(4)]),
    (
      "UPDATE event SET payload = x'7B7D', nonce = zeroblob(32) WHERE sequence = 2", [.payload(2)]
    ),
    ("DELETE FROM event WHERE sequence = 3", [.gap(after: 2, before: 4), .entry(4)]),
    (
      "DELETE FROM event WHERE sequence < 4",
      [.gap(after: 0, before: 4), .entry(4), .schema("held")]
    ),
    (
      """
      UPDATE event SET sequence = 0 WHERE sequence = 2; UPDATE event SET sequence = 2 WHERE sequence = 5;
      UPDATE event SET sequence = 5 WHERE sequence = 0
      """, [.entry(2), .entry(3), .entry(5), .entry(6)]
    ),
    ("UPDATE event SET sequence = 7 WHERE sequence = 6", [.gap(after: 5, before: 7), .entry(7)]),
    (
      "INSERT INTO anchor SELECT 3, entry FROM event WHERE sequence = 3",
      [
        .gap(after: 3, before: 1), .entry(1), .anchor(3),
      ]
    ),
    (
      """
      INSERT INTO anchor SELECT 3, entry FROM event WHERE sequence = 3;
      DELETE FROM event WHERE sequence <= 3
      """, [.anchor(3), .schema("held")]
    ),
    ("DELETE FROM held WHERE batch = 2", [.schema("held")]),
    ("UPDATE held SET batch = 2 WHERE batch = 1", [.schema("held")]),
    ("INSERT INTO held VALUES ('7', 1)", [.schema("held")]),
  ]

  @Test("finds every change, with its place", arguments: changes.indices)
  func change(_ index: Int) async throws {
    let failing = try await journal()
    try failing.directory.tamper(Self.changes[index].sql)
    let found = try await verify(failing)
    expectNoDifference(found.faults, Self.changes[index].faults)
    for language in Language.allCases {
      for fault in found.faults { #expect(!fault.sentence(in: language).isEmpty) }
    }
  }

  @Test(
    "finds a rule that is missing, changed or added",
    arguments: [
      ("DROP TRIGGER event_in_order", "event_in_order"),
      ("DROP TRIGGER event_is_fixed", "event_is_fixed"),
      ("DROP INDEX event_once", "event_once"),
      (
        "DROP TRIGGER event_is_kept; CREATE TRIGGER event_is_kept BEFORE DELETE ON event BEGIN SELECT 1; END",
        "event_is_kept"
      ),
      (
        "CREATE TRIGGER silent BEFORE INSERT ON event BEGIN SELECT RAISE(IGNORE); END", "silent"
      ),
      ("CREATE TABLE note (text TEXT)", "note"),
      ("DROP TABLE anchor", "anchor"),
    ])
  func schema(_ sql: String, _ name: String) async throws {
    let failing = try await journal()
    try failing.directory.execute(sql)
    let found = try await verify(failing)
    #expect(found.faults.contains(.schema(name)), "\(found.faults)")
    #expect(found.events == 6)
  }

  @Test("cannot see a cut tail, but tells a head that is not the announced one")
  func cutTail() async throws {
    let failing = try await journal()
    try failing.directory.tamper("DELETE FROM event WHERE sequence > 4")
    let found = try await verify(failing)
    #expect(found.isWhole)
    #expect(found.last == 4)
    let head = try #require(found.head)
    #expect(failing.announced.last?.contains("sequence=6 ") == true)
    #expect(failing.announced.last?.contains(head) == false)
  }

  @Test("finds an outcome that is not taken in yet")
  func emergency() async throws {
    let failing = try await journal()
    do {
      let journal = try await failing.open()
      _ = try await failing.losing(outcome([try id(4)]), of: try intent([4]), in: journal)
    }
    let files = try failing.emergencyFiles
    #expect(try await verify(failing).faults == files.map { .emergencyFile($0) })
  }

  @Test("finds a journal of an earlier version whole")
  func earlier() async throws {
    let directory = try TemporaryDirectory()
    try FileManager.default.createDirectory(
      atPath: directory.state, withIntermediateDirectories: false)
    for last in ["1 events", "2 what becomes known afterwards"] {
      let queue = try DatabaseQueue(path: directory.file)
      try JournalSchema.migrator.migrate(queue, upTo: last)
      let found = try await Journal.verify(inDirectory: directory.state)
      #expect(found.isWhole, "\(found.faults)")
    }
  }

  @Test("changes nothing in the journal, which may be in use")
  func untouched() async throws {
    let failing = try await journal()
    let journal = try await failing.open()
    _ = try await journal.commit(try intent([5]))
    let files = [failing.directory.file, failing.directory.file + "-wal"]
    let before = try files.map { try Data(contentsOf: URL(fileURLWithPath: $0)) }
    #expect(try await verify(failing).events == 7)
    #expect(try files.map { try Data(contentsOf: URL(fileURLWithPath: $0)) } == before)
    try await journal.conclude(try intent([6]))
    #expect(try await verify(failing).events == 10)
  }

  @Test("says that there is no journal, that nothing is left of it, or that it is damaged")
  func none() async throws {
    let directory = try TemporaryDirectory()
    await #expect(throws: JournalError.self) {
      _ = try await Journal.verify(inDirectory: directory.state)
    }
    try FileManager.default.createDirectory(
      atPath: directory.state, withIntermediateDirectories: false)
    try directory.write(Data(), to: directory.file)
    await #expect(
      throws: JournalError.cannotOpen(
        directory: directory.state, .emptied(path: directory.file))
    ) { _ = try await Journal.verify(inDirectory: directory.state) }
    try directory.write(Data(repeating: 0x41, count: 8_192), to: directory.file)
    let found = try await Journal.verify(inDirectory: directory.state)
    #expect(found.faults.count == 1)
    #expect(found.events == 0)
  }
}
