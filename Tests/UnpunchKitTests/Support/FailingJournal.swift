import Foundation
import GRDB
import Journal

/// A journal on disk whose file can be made to refuse events, or to be unreadable; it is gone after the test.
final class FailingJournal: Sendable {
  static let words = "a test does not want it"

  let journal: Journal
  private let path: String

  init() async throws {
    path =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("unpunch-kit-\(UUID().uuidString)").path
    journal = try await Journal.open(inDirectory: path, as: Journal.context)
  }

  deinit {
    // What cannot be removed stays in the system's temporary directory, and harms no test.
    try? FileManager.default.removeItem(atPath: path)
  }

  /// Makes the file refuse the events for which a condition of SQL holds.
  func refuse(_ condition: String) throws {
    try execute(
      """
      CREATE TRIGGER refusing BEFORE INSERT ON event WHEN \(condition)
      BEGIN SELECT RAISE(ABORT, '\(Self.words)'); END
      """)
  }

  /// Makes the file refuse to be read and written.
  func spoil() throws { try execute("ALTER TABLE event RENAME TO elsewhere") }

  private func execute(_ sql: String) throws {
    try DatabaseQueue(path: path + "/journal.sqlite").write { try $0.execute(sql: sql) }
  }
}
