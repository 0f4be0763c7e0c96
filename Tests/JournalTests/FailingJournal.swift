import Attendance
import Foundation
import GRDB
import Journal
import Synchronization
import Testing

/// A journal on the disk whose file can be made to refuse events, and what it announces.
final class FailingJournal: Sendable {
  static let words = "a test does not want it"

  let directory: TemporaryDirectory
  private let lines = Mutex<[String]>([])

  init() throws {
    directory = try TemporaryDirectory()
  }

  /// What was announced so far.
  var announced: [String] { lines.withLock { $0 } }

  /// Opens the journal as the program does, on a clock that starts some milliseconds later.
  func open(as context: JournalContext = .administrator, at start: Int64 = 0) async throws
    -> Journal
  {
    let clock = StepClock()
    return try await open(as: context) {
      let instant = clock.now()
      return JournalInstant(
        utcMilliseconds: instant.utc.count + start,
        monotonicNanoseconds: instant.monotonicNanoseconds)
    }
  }

  /// Opens the journal with a clock.
  func open(
    as context: JournalContext = .administrator, now: @escaping @Sendable () -> JournalInstant
  ) async throws -> Journal {
    try await Journal.open(inDirectory: directory.state, as: context, now: now) { line in
      self.lines.withLock { $0.append(line) }
    }
  }

  /// Makes the file refuse the events for which a condition of SQL holds.
  func refuse(_ condition: String) throws {
    try directory.execute(
      """
      CREATE TRIGGER refusing BEFORE INSERT ON event WHEN \(condition)
      BEGIN SELECT RAISE(ABORT, '\(Self.words)'); END
      """)
  }

  /// Makes the file take all events again.
  func relent() throws { try directory.execute("DROP TRIGGER refusing") }

  /// The emergency files, oldest first.
  var emergencyFiles: [String] {
    get throws {
      try FileManager.default.contentsOfDirectory(atPath: directory.state)
        .filter { $0.hasPrefix("emergency-") }.sorted().map { directory.state + "/" + $0 }
    }
  }

  /// Commits a batch, begins its attempt, and fails to keep its outcome.
  ///
  /// - Returns: The error.
  func losing(
    _ outcome: DeletionOutcome, of intent: DeletionIntent, in journal: Journal
  ) async throws -> JournalError {
    let ticket = try await journal.commit(intent)
    _ = try await journal.beginAttempt(ticket).number
    try refuse("NEW.kind = 'outcome'")
    let error = await #expect(throws: JournalError.self) {
      try await journal.conclude(ticket, with: outcome)
    }
    try relent()
    return try #require(error)
  }
}

extension JournalError {
  /// The emergency file that it names.
  var emergencyFile: String? {
    if case .cannotKeepOutcome(_, let path, _) = self { path } else { nil }
  }
}

extension DeletionOutcome {
  /// An outcome with one verdict for each record.
  init(_ verdicts: [(Int, Verdict)]) throws {
    self.init(
      verdicts: try verdicts.map { RecordVerdict(recordID: try id($0.0), verdict: $0.1) },
      status: 200, code: .success, message: "success", logID: "20261123140211ABC")
  }
}

extension TemporaryDirectory {
  /// Writes a file that only its owner can read.
  func write(_ bytes: Data, to path: String) throws {
    try bytes.write(to: URL(fileURLWithPath: path))
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
  }

  /// The kinds of all events, in their order.
  func kinds() throws -> [String] {
    try read { try String.fetchAll($0, sql: "SELECT kind FROM event ORDER BY sequence") }
  }
}
